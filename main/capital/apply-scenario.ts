import { createHash } from 'node:crypto';
import type { z } from 'zod';
import type { capitalContract } from '../../shared/capital-plan.ts';
import type { AppliedUnit } from '../../shared/capital-scenarios.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { localDate } from '../../shared/dates.ts';
import { toUnitInBrief } from '../equipment/unit-brief-columns.ts';
import type { UnitWriter } from '../equipment/unit-writer.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import type { ScenarioService } from './scenario-service.ts';
import type { ApplicableRow, ScenarioTable } from './scenario-table.ts';

type Input<P extends keyof typeof capitalContract> = z.output<(typeof capitalContract)[P]['input']>;

/** Writing what a scenario says into its units: what it would do, and doing exactly that. */
export function createScenarioApplication(deps: {
  readonly table: Pick<ScenarioTable, 'applicable'>;
  readonly scenarios: Pick<ScenarioService, 'present'>;
  readonly units: Pick<UnitWriter, 'update'>;
  readonly clock: Clock;
}) {
  const { table, scenarios, units, clock } = deps;

  return {
    preview({ scenarioId, page, pageSize }: Input<'applyPreview'>) {
      scenarios.present(scenarioId);
      const rows = table.applicable(scenarioId);
      const today = localDate(clock.now());
      const offset = (page - 1) * pageSize;
      return {
        items: rows
          .slice(offset, offset + pageSize)
          .map((row): AppliedUnit => ({ unit: toUnitInBrief(row, today), changes: changesOf(row) })),
        total: rows.length,
        proof: proofOf(rows),
      };
    },

    /** @throws AppError CONFLICT when a unit or the scenario is not as the preview showed it */
    apply({ scenarioId, proof }: Input<'applyScenario'>, ctx: Context): { changed: number } {
      return ctx.transact((tx) => {
        const { name } = scenarios.present(scenarioId);
        const rows = table.applicable(scenarioId);
        if (proofOf(rows) !== proof)
          throw new AppError(
            'CONFLICT',
            'The units or the scenario changed since the preview. Look at it again, then apply it.',
          );
        for (const row of rows) {
          const fields = Object.fromEntries(changesOf(row).map(({ field, new: value }) => [field, value]));
          units.update(tx, row.unitId, fields, { expectedVersion: row.unitVersion });
        }
        if (rows.length > 0) {
          tx.audit({
            entity: 'scenario',
            entityId: scenarioId,
            changes: { name: { old: name, new: name }, applied: { old: null, new: rows.length } },
          });
        }
        return { changed: rows.length };
      });
    },
  };
}

/** The application of {@link createScenarioApplication}. */
export type ScenarioApplication = ReturnType<typeof createScenarioApplication>;

function changesOf(row: ApplicableRow): AppliedUnit['changes'] {
  const flag = (stored: number | null) => (stored === null ? null : stored === 1);
  const all = [
    { field: 'capitalYear', old: row.capitalYear, new: row.year },
    { field: 'capitalCost', old: row.capitalCost, new: row.cost },
    { field: 'replacementFunded', old: flag(row.replacementFunded), new: flag(row.funded) },
  ] as const;
  return all.filter((change) => change.new !== null && change.new !== change.old);
}

/** The same for the same changes of the same versions of the same units only. */
function proofOf(rows: readonly ApplicableRow[]): string {
  const facts = rows.map((row) => [row.unitId, row.unitVersion, changesOf(row)]);
  return createHash('sha256').update(JSON.stringify(facts)).digest('hex');
}
