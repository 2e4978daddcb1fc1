import { expressionBuilder, type RawBuilder, type SqlBool, sql } from 'kysely';
import type { BudgetGroup } from '../../shared/capital-budget.ts';
import type { CapitalSort, CapitalSortKey } from '../../shared/capital-plan.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { ScoreWeights } from '../../shared/replacement-score.ts';
import { searchWords } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { compiled, directed, type Slice, sliced } from '../database/query-builder.ts';
import { createQueryReader } from '../database/query-reader.ts';
import { bringIntoOrder, placeOfName } from '../equipment/name-order-rules.ts';
import { type UnitBriefRow, unitBriefColumns, unitBriefJoins } from '../equipment/unit-brief-columns.ts';
import { narrowed, type UnitChoice, type UnitFilterTable, unitCondition } from '../equipment/unit-filter-rules.ts';
import { createFailedTests, failedTestsColumn, failedTestsJoin } from './failed-tests.ts';
import { type PlanColumns, planColumns } from './plan-columns.ts';

type Sql = RawBuilder<unknown>;

/** Which units, under which plan, on which day. */
export interface PlanChoice extends UnitChoice {
  /** Null: as the units say. */
  readonly scenarioId: number | null;
  readonly today: PlainDate;
}

/** A unit as it is read for a row of the list. */
export interface PlanUnitRow extends UnitBriefRow {
  readonly version: number;
  readonly manufacturedOn: string | null;
  readonly refurbishedOn: string | null;
  readonly endOfLifeOn: string | null;
  readonly endOfSupportOn: string | null;
  readonly lifetimeYears: number | null;
  readonly estimatedCost: number | null;
  readonly capitalCost: number | null;
  readonly capitalYear: number | null;
  readonly replacementFunded: number | null;
  readonly radiologyOwned: number | null;
  readonly capitalType: string;
  readonly capitalNote: string | null;
  readonly itemVersion: number | null;
  readonly itemYear: number | null;
  readonly itemFunded: number | null;
  readonly itemCost: number | null;
  readonly itemNote: string | null;
  /** Null where no outcome of a survey is on record. */
  readonly failedTests: number | null;
}

/** A unit that has a bubble. */
export interface PointRow {
  readonly unitId: number;
  readonly classId: number;
  readonly facilityId: number | null;
  readonly year: number;
  readonly cost: number;
  readonly room: string | null;
  readonly eolOn: string;
  readonly estimated: number;
}

/** So many units of one cost in one year of one group; null year: no year. */
export interface CostRow {
  readonly year: number | null;
  readonly groupId: number | null;
  readonly cost: number | null;
  readonly units: number;
}

const groupColumns = {
  facility: sql`u.facility_id`,
  department: sql`u.department_id`,
  class: sql`u.class_id`,
} as const satisfies Record<BudgetGroup, Sql>;

const groupNames = {
  facility: 'SELECT id, name FROM facilities',
  department: 'SELECT id, name FROM departments',
  class: 'SELECT id, name FROM classes',
} as const satisfies Record<BudgetGroup, string>;

/** Reads units as capital planning sees them, on one connection. */
export function createPlanQueries(db: Db) {
  const read = createQueryReader(db);
  const countFailedTests = createFailedTests(db);
  const names = {
    facility: db.prepare<[], { id: number; name: string }>(groupNames.facility),
    department: db.prepare<[], { id: number; name: string }>(groupNames.department),
    class: db.prepare<[], { id: number; name: string }>(groupNames.class),
  };

  return {
    /** How many units match and what they cost. */
    sum(choice: PlanChoice): { total: number; cost: number } {
      const { from, columns } = matching(choice);
      const [sum] = read.rows<{ total: number; cost: number }>(
        compiled(sql`SELECT count(*) AS total, coalesce(sum(${columns.cost}), 0) AS cost ${from}`),
      );
      return sum ?? { total: 0, cost: 0 };
    },

    /** Ids in order: blanks last in both directions, ties by id. */
    ids(choice: PlanChoice, sort: CapitalSort, weights: ScoreWeights, slice?: Slice): number[] {
      bringIntoOrder(db, sort);
      const failedTests = weights.failedTests > 0 && sort.some(({ by }) => by === 'score');
      if (failedTests) countFailedTests(choice.today);
      const { from, columns } = matching(choice, failedTests ? failedTestsJoin : sql``);
      const keys = sort.flatMap(({ by, direction }) =>
        sortKeys(by, columns, weights).map((key) => directed(key, direction)),
      );
      return read.numbers(
        compiled(sql`SELECT u.id ${from} ORDER BY ${sql.join([...keys, sql`u.id`])} ${sliced(slice)}`),
      );
    },

    /** In the order of the ids. */
    units(ids: readonly number[], scenarioId: number | null, today: PlainDate): PlanUnitRow[] {
      countFailedTests(today);
      return read.rows<PlanUnitRow>(compiled(rowsOf(ids, scenarioId)));
    },

    /** The units that have a bubble, by year. */
    points(choice: PlanChoice, by: 'end-of-life' | 'plan'): PointRow[] {
      const { from, columns } = matching(choice);
      const { endOfLife, cost } = columns;
      const year = by === 'plan' ? columns.planYear : columns.endOfLifeYear;
      return read.rows<PointRow>(
        compiled(sql`SELECT u.id AS unitId, u.class_id AS classId, u.facility_id AS facilityId, ${year} AS year, ${cost} AS cost, u.room,
          ${endOfLife} AS eolOn, u.end_of_life_on IS NULL AS estimated
          ${from} AND ${endOfLife} IS NOT NULL AND ${cost} IS NOT NULL ORDER BY u.id`),
      );
    },

    /** Units by year of the plan, group and cost. */
    costs(choice: PlanChoice, by: BudgetGroup): CostRow[] {
      const { from, columns } = matching(choice);
      return read.rows<CostRow>(
        compiled(sql`SELECT ${columns.planYear} AS year, ${groupColumns[by]} AS groupId, ${columns.cost} AS cost, count(*) AS units
          ${from} GROUP BY 1, 2, 3`),
      );
    },

    /** The names of all groups, inactive ones too. */
    names: (by: BudgetGroup): Map<number, string> => new Map(names[by].all().map(({ id, name }) => [id, name])),
  };
}

/** The queries of {@link createPlanQueries}. */
export type PlanQueries = ReturnType<typeof createPlanQueries>;

/** `FROM … WHERE …` of the units that are meant; whether a unit is funded is what the scenario says. */
function matching(
  { filters = {}, search, scenarioId, today }: PlanChoice,
  join: Sql = sql``,
): { from: Sql; columns: PlanColumns } {
  const columns = planColumns(scenarioId, today);
  const { replacementFunded, ...others } = filters;
  const e = expressionBuilder<{ u: UnitFilterTable }, 'u'>();
  const chosen = unitCondition(e, { filters: others, search }, today);
  const funded =
    replacementFunded === undefined
      ? sql<SqlBool>``
      : replacementFunded
        ? sql<SqlBool>`AND ${columns.funded} = 1`
        : sql<SqlBool>`AND ${columns.funded} IS NOT 1`;
  // Without chips most rows are needed, which are read fastest from first to last.
  const whole = !narrowed(filters) && searchWords(search).length === 0;
  return {
    columns,
    from: sql`FROM units u ${whole ? sql`NOT INDEXED` : sql``} LEFT JOIN subclasses s ON s.id = u.subclass_id ${columns.join} ${join}
      WHERE ${chosen} ${funded}`,
  };
}

function rowsOf(ids: readonly number[], scenarioId: number | null): Sql {
  return sql`SELECT ${sql.raw(unitBriefColumns)}, u.version, u.manufactured_on AS manufacturedOn, u.refurbished_on AS refurbishedOn,
      u.end_of_life_on AS endOfLifeOn, u.end_of_support_on AS endOfSupportOn, s.lifetime_years AS lifetimeYears,
      s.estimated_cost AS estimatedCost, u.capital_cost AS capitalCost, u.capital_year AS capitalYear,
      u.replacement_funded AS replacementFunded, u.radiology_owned AS radiologyOwned, u.capital_type AS capitalType,
      u.capital_note AS capitalNote, i.version AS itemVersion, i.year AS itemYear, i.funded AS itemFunded, i.cost AS itemCost,
      i.note AS itemNote, ${failedTestsColumn} AS failedTests
    FROM json_each(${JSON.stringify(ids)}) page JOIN units u ON u.id = page.value ${sql.raw(unitBriefJoins)} ${failedTestsJoin}
      LEFT JOIN capital_scenario_items i ON i.scenario_id = ${scenarioId} AND i.unit_id = u.id
    ORDER BY page.key`;
}

function sortKeys(by: CapitalSortKey, columns: PlanColumns, weights: ScoreWeights): readonly Sql[] {
  switch (by) {
    case 'id':
      return [sql`u.id`];
    case 'className':
    case 'subclassName':
    case 'manufacturerName':
    case 'departmentName':
    case 'facilityName':
      return [placeOfName(by)];
    case 'model':
      return [sql`u.model COLLATE NOCASE`];
    // Most rooms are numbers, sometimes with a letter: 2 comes before 10A.
    case 'room':
      return [sql`CAST(u.room AS INTEGER)`, sql`u.room COLLATE NOCASE`];
    case 'endOfLifeOn':
    case 'yearsUntilEndOfLife':
      return [columns.endOfLife];
    case 'cost':
      return [columns.cost];
    case 'capitalYear':
      return [sql`u.capital_year`];
    case 'planYear':
      return [columns.planYear];
    case 'funded':
      return [columns.funded];
    case 'capitalType':
      return [sql`u.capital_type`];
    case 'score':
      return [columns.score(weights)];
  }
}
