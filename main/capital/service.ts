import type { z } from 'zod';
import { type CapitalRow, type ChartPoint, type capitalContract, horizonYears } from '../../shared/capital-plan.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { localDate } from '../../shared/dates.ts';
import type { DownloadTicket } from '../../shared/files.ts';
import type { ScoreWeights } from '../../shared/replacement-score.ts';
import type { createCapitalCategories } from '../equipment/capital-category-rules.ts';
import type { EquipmentService } from '../equipment/service.ts';
import { tableFile } from '../files/table-file.ts';
import type { DownloadIssuer } from '../files/tickets.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import { budgetOf } from './budget-rules.ts';
import { comparisonOf } from './compare-rules.ts';
import { capitalFileColumns } from './export.ts';
import type { PlanChoice, PlanQueries } from './plan-queries.ts';
import { toCapitalRow } from './plan-row.ts';
import type { ScenarioService } from './scenario-service.ts';
import type { createScoreWeights } from './weights.ts';

type Input<P extends keyof typeof capitalContract> = z.output<(typeof capitalContract)[P]['input']>;
type Output<P extends keyof typeof capitalContract> = z.output<(typeof capitalContract)[P]['output']>;
type Asked = Pick<Input<'list'>, 'search' | 'filters' | 'scenarioId'>;

/** A plan is made for decades, not for centuries. */
const mostYears = 60;

/** Capital planning over the units: what is shown, drawn and summed. */
export function createCapitalService(deps: {
  readonly queries: PlanQueries;
  readonly scenarios: Pick<ScenarioService, 'present'>;
  readonly categories: ReturnType<typeof createCapitalCategories>;
  readonly weights: Pick<ReturnType<typeof createScoreWeights>, 'values'>;
  readonly equipment: Pick<EquipmentService, 'export'>;
  readonly files: DownloadIssuer;
  readonly clock: Clock;
}) {
  const { queries, scenarios, categories, weights, equipment, files, clock } = deps;

  /** What was asked for, on this day; a scenario must be there. */
  function choiceOf({ search, filters, scenarioId = null }: Asked): PlanChoice {
    if (scenarioId !== null) scenarios.present(scenarioId);
    return { search, filters, scenarioId, today: localDate(clock.now()) };
  }

  function rowsOf(ids: readonly number[], scenarioId: number | null, onTrial?: ScoreWeights): CapitalRow[] {
    const yardstick = {
      today: localDate(clock.now()),
      weights: onTrial ?? weights.values(),
      categoryOf: categories(),
      scenarioId,
    };
    return queries.units(ids, scenarioId, yardstick.today).map((row) => toCapitalRow(row, yardstick));
  }

  function budget(choice: PlanChoice, { by = 'facility', ...frame }: Frame) {
    if (frame.toYear < frame.fromYear) throw refused('The last year comes before the first. Choose a later one.');
    if (frame.toYear - frame.fromYear >= mostYears)
      throw refused(`A plan spans at most ${mostYears} years. Choose an earlier last year.`);
    return budgetOf(queries.costs(choice, by), queries.names(by), { ...frame, baseYear: yearOf(choice.today) });
  }

  return {
    list({ page, pageSize, sort = [], weights: onTrial, ...asked }: Input<'list'>): Output<'list'> {
      const choice = choiceOf(asked);
      const ids = queries.ids(choice, sort, onTrial ?? weights.values(), {
        limit: pageSize,
        offset: (page - 1) * pageSize,
      });
      return { items: rowsOf(ids, choice.scenarioId, onTrial), ...queries.sum(choice) };
    },

    unit({ unitId, scenarioId = null }: Input<'unit'>): CapitalRow {
      if (scenarioId !== null) scenarios.present(scenarioId);
      const [row] = rowsOf([unitId], scenarioId);
      if (!row) throw new AppError('NOT_FOUND', `There is no unit ${unitId}. Read the list again.`);
      return row;
    },

    chart({ by, fromYear = 0, toYear = 9999, ...asked }: Input<'chart'>): Output<'chart'> {
      const choice = choiceOf(asked);
      const currentYear = yearOf(choice.today);
      const lastYear = currentYear + horizonYears - 1;
      const horizon = { fromYear: currentYear, toYear: lastYear, units: 0, cost: 0 };
      const years = new Map<number, { units: number; cost: number }>();
      const classes = queries.names('class');
      const facilities = queries.names('facility');
      const found = queries.points(choice, by);
      const points: ChartPoint[] = [];
      for (const { classId, facilityId, estimated, ...point } of found) {
        const { year, cost } = point;
        if (year <= lastYear) {
          horizon.units++;
          horizon.cost += cost;
        }
        if (year < fromYear || year > toYear) continue;
        const sum = years.get(year) ?? { units: 0, cost: 0 };
        years.set(year, { units: sum.units + 1, cost: sum.cost + cost });
        points.push({
          ...point,
          classId,
          className: classes.get(classId) ?? '',
          facility: facilityId === null ? null : (facilities.get(facilityId) ?? null),
          estimated: estimated === 1,
        });
      }
      return {
        currentYear,
        points,
        years: [...years].toSorted(([one], [other]) => one - other).map(([year, sum]) => ({ year, ...sum })),
        horizon,
        withoutPoint: queries.sum(choice).total - found.length,
      };
    },

    budget: ({ fromYear, toYear, escalationPercent, by, ...asked }: Input<'budget'>): Output<'budget'> =>
      budget(choiceOf(asked), { fromYear, toYear, escalationPercent, by }),

    compare({ scenarioIds, fromYear, toYear, escalationPercent, ...asked }: Input<'compare'>): Output<'compare'> {
      const plans = scenarioIds.map((scenarioId) => ({
        scenario: scenarioId === null ? null : scenarios.present(scenarioId),
        budget: budget(choiceOf({ ...asked, scenarioId }), { fromYear, toYear, escalationPercent }),
      }));
      return comparisonOf(plans, yearOf(localDate(clock.now())));
    },

    export({ layout, sort = [], format, bom, ...asked }: Input<'export'>, ctx: Context): DownloadTicket {
      const { search, filters } = asked;
      if (layout.kind === 'rems')
        return equipment.export({ search, filters, layout: { kind: 'rems' }, format, bom }, ctx);
      const choice = choiceOf(asked);
      const ids = queries.ids(choice, sort, weights.values());
      ctx.transact((tx) => {
        tx.audit({
          entity: 'unit',
          entityId: null,
          changes: { count: { old: null, new: ids.length }, layout: { old: null, new: layout.kind } },
        });
      });
      const table = {
        name: 'capital',
        at: clock.now(),
        columns: capitalFileColumns(layout.columns),
        ids,
        read: (slice: readonly number[]) => rowsOf(slice, choice.scenarioId),
      };
      return files.issueDownload(ctx, tableFile(table, { format, bom }));
    },

    /** The file itself is made where it is shown, of figures that were read there. */
    noteExport({ what, format }: Input<'noteExport'>, ctx: Context): Output<'noteExport'> {
      ctx.transact((tx) => {
        tx.audit({
          entity: 'capital',
          entityId: null,
          changes: { what: { old: null, new: what }, format: { old: null, new: format } },
        });
      });
      return {};
    },
  };
}

/** The service of {@link createCapitalService}. */
export type CapitalService = ReturnType<typeof createCapitalService>;

type Frame = Pick<Input<'budget'>, 'fromYear' | 'toYear' | 'escalationPercent'> & {
  readonly by?: Input<'budget'>['by'];
};

function yearOf(day: string): number {
  return Number(day.slice(0, 4));
}

function refused(message: string): AppError {
  return new AppError('INVALID', message, { fields: { toYear: message } });
}
