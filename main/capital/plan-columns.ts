import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '../../shared/dates.ts';
import {
  endOfSupportDays,
  failedTestsInFull,
  livesForFullAge,
  type ScoreWeights,
} from '../../shared/replacement-score.ts';
import { failedTestsColumn } from './failed-tests.ts';

type Sql = RawBuilder<unknown>;

/**
 * What capital planning derives of a unit, as SQL over `units AS u` and `subclasses AS s`: the database sorts, sums and filters by it. The
 * same rules for one unit are those of shared/capital.ts and shared/replacement-score.ts; tests hold both against each other.
 */
export interface PlanColumns {
  /** Joins what the scenario says of the unit, as `i`; nothing without a scenario. */
  readonly join: Sql;
  readonly endOfLife: Sql;
  /** Thousands of US dollars. */
  readonly cost: Sql;
  readonly funded: Sql;
  readonly planYear: Sql;
  /** The year of its end of life, this year at the earliest. */
  readonly endOfLifeYear: Sql;
  /** The score before it is rounded, 0 to 1; failed surveys must have been counted and joined unless their weight is 0. */
  score(weights: ScoreWeights): Sql;
}

/** Both are kept by triggers: see the migration that made them. */
const begun = sql`u.life_began_on`;
const endOfLife = sql`coalesce(u.end_of_life_on, u.estimated_end_of_life_on)`;

/** The columns under a scenario, or as the units say, on a day. */
export function planColumns(scenarioId: number | null, today: PlainDate): PlanColumns {
  const currentYear = Number(today.slice(0, 4));
  const said = (column: string): Sql => (scenarioId === null ? sql`NULL` : sql.ref(`i.${column}`));
  const cost = sql`coalesce(${said('cost')}, u.capital_cost, s.estimated_cost)`;
  const endOfLifeYear = sql`max(CAST(substr(${endOfLife}, 1, 4) AS INTEGER), ${currentYear})`;
  return {
    join:
      scenarioId === null
        ? sql``
        : sql`LEFT JOIN capital_scenario_items i ON i.scenario_id = ${scenarioId} AND i.unit_id = u.id`,
    endOfLife,
    cost,
    funded: sql`coalesce(${said('funded')}, u.replacement_funded)`,
    planYear: sql`max(coalesce(${said('year')}, u.capital_year, CAST(substr(${endOfLife}, 1, 4) AS INTEGER)), ${currentYear})`,
    endOfLifeYear,
    score: (weights) => scoreColumn(cost, weights, today),
  };
}

function scoreColumn(cost: Sql, weights: ScoreWeights, today: PlainDate): Sql {
  const until = (day: Sql) => sql`(julianday(${day}) - julianday(${today}))`;
  // 1 - until / days, which is (today - begun) / (end - begun) where it is known when the life began: one date less to compute.
  const lived = sql`CASE WHEN ${begun} < ${endOfLife} THEN -${until(begun)} / (julianday(${endOfLife}) - julianday(${begun}))
    ELSE 1 - ${until(endOfLife)} / nullif(s.lifetime_years * 365.25, 0) END`;
  const ends = sql`u.end_of_support_on`;
  // What is known is asked of the columns: computing each value twice would cost a third more.
  const all: readonly { readonly weight: number; readonly value: Sql; readonly known: Sql }[] = [
    {
      weight: weights.age,
      value: within(sql`(${lived}) / ${livesForFullAge}`),
      known: sql`${endOfLife} IS NOT NULL AND (s.lifetime_years > 0 OR ${begun} < ${endOfLife}) IS TRUE`,
    },
    {
      weight: weights.endOfSupport,
      value: within(sql`1 - ${until(ends)} / ${endOfSupportDays}`),
      known: sql`${ends} IS NOT NULL`,
    },
    {
      weight: weights.cost,
      value: sql`min(1, ${cost} * 1.0 / ${weights.costReference})`,
      known: sql`${cost} IS NOT NULL`,
    },
    {
      weight: weights.failedTests,
      value: sql`min(1, ${failedTestsColumn} * 1.0 / ${failedTestsInFull})`,
      known: sql`${failedTestsColumn} IS NOT NULL`,
    },
  ];
  const parts = all.filter(({ weight }) => weight > 0);
  if (parts.length === 0) return sql`NULL`;
  const sum = (terms: readonly Sql[]) => sql.join(terms, sql` + `);
  const weighed = sum(parts.map(({ weight, value }) => sql`${weight} * coalesce(${value}, 0)`));
  const weight = sum(parts.map(({ weight: of, known }) => sql`${of} * (${known})`));
  return sql`(${weighed}) * 1.0 / nullif(${weight}, 0)`;
}

/** 0 to 1; null stays null. */
function within(value: Sql): Sql {
  return sql`min(1, max(0, ${value}))`;
}
