import { localDate, type PlainDate } from '../../shared/dates.ts';
import type { ClockFacts } from '../../shared/obligation-clock.ts';
import type { RuleDefinition, UnitEventKind } from '../../shared/obligation-rules.ts';
import type { Db } from '../database/connection.ts';

/** What the clocks of one unit are computed from; each part is read when an obligation first asks for it. */
export interface UnitFacts {
  /**
   * What one obligation of the unit sees.
   * @param special whether tests were excluded from it, and whether it has extensions: both are rare and cost a statement
   */
  of(
    obligationId: number,
    definition: RuleDefinition,
    special: { readonly exclusions: boolean; readonly extensions: boolean },
  ): ClockFacts;
}

/** Reads the facts on one connection. Only tests up to `today` that were not deleted are seen. */
export function createFactsReader(
  db: Db,
): (unit: { readonly id: number; readonly installedOn: PlainDate | null }, today: PlainDate) => UnitFacts {
  const latestByType = db.prepare<[number, PlainDate], { type: string; day: PlainDate }>(
    `SELECT type, max(tested_on) AS day FROM tests WHERE unit_id = ? AND tested_on <= ? AND deleted_at IS NULL GROUP BY type`,
  );
  const latestNotExcluded = db.prepare<[number, PlainDate, number], { type: string; day: PlainDate }>(
    `SELECT t.type, max(t.tested_on) AS day FROM tests t
     WHERE t.unit_id = ? AND t.tested_on <= ? AND t.deleted_at IS NULL
       AND NOT EXISTS (SELECT 1 FROM test_exclusions x WHERE x.test_id = t.id AND x.obligation_id = ?)
     GROUP BY t.type`,
  );
  const events = db.prepare<[number, PlainDate], { kind: UnitEventKind; occurredOn: PlainDate }>(
    `SELECT kind, occurred_on AS occurredOn FROM unit_events
     WHERE unit_id = ? AND occurred_on <= ? AND deleted_at IS NULL ORDER BY occurred_on, id`,
  );
  const extensions = db.prepare<
    [number],
    { forLimit: PlainDate; until: PlainDate; forTested: PlainDate | null; grantedAt: string }
  >(
    `SELECT for_limit_on AS forLimit, until_on AS until, for_tested_on AS forTested, granted_at AS grantedAt FROM obligation_extensions
     WHERE obligation_id = ? AND withdrawn_at IS NULL ORDER BY id`,
  );

  return (unit, today) => {
    let tests: readonly { readonly type: string; readonly day: PlainDate }[] | undefined;
    let happened: ClockFacts['events'];
    return {
      of(obligationId, definition, special) {
        if (!special.exclusions) tests ??= latestByType.all(unit.id, today);
        if (definition.events) happened ??= events.all(unit.id, today);
        const seen = special.exclusions ? latestNotExcluded.all(unit.id, today, obligationId) : (tests ?? []);
        return {
          tests: latestOf(definition.satisfiedBy, seen),
          installedOn: unit.installedOn,
          events: definition.events ? happened : undefined,
          extensions: special.extensions
            ? extensions
                .all(obligationId)
                .map(({ grantedAt, ...extension }) => ({ ...extension, grantedOn: localDate(new Date(grantedAt)) }))
            : undefined,
        };
      },
    };
  };
}

function latestOf(
  types: readonly string[],
  tests: readonly { readonly type: string; readonly day: PlainDate }[],
): PlainDate | null {
  let latest: PlainDate | null = null;
  for (const { type, day } of tests) if (types.includes(type) && (latest === null || day > latest)) latest = day;
  return latest;
}
