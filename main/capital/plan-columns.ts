import { type RawBuilder, sql } from 'kysely';
import type { PlainDate } from '../../shared/dates.ts';
import { endOfSupportDays, livesForFullAge, type ScoreWeights } from '../../shared/replacement-score.ts';

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
  /** The score before it is rounded, 0 to 1. */
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
  const days = sql`CASE WHEN ${begun} < ${endOfLife} THEN julianday(${endOfLife}) - julianday(${begun})
    ELSE nullif(s.lifetime_years * 365.25, 0) END`;
  const parts: readonly (readonly [weight: number, value: Sql])[] = [
    [weights.age, within(sql`(1 - ${until(endOfLife)} / (${days})) / ${livesForFullAge}`)],
    [weights.endOfSupport, within(sql`1 - ${until(sql`u.end_of_support_on`)} / ${endOfSupportDays}`)],
    [weights.cost, within(sql`${cost} * 1.0 / ${weights.costReference}`)],
  ];
  // Each part is computed once: an inner row that is not merged with the outer one.
  const values = sql.join(parts.map(([, value], part) => sql`${value} AS ${sql.ref(`p${part}`)}`));
  const of = (part: number) => sql.ref(`p.p${part}`);
  const sum = (terms: readonly Sql[]) => sql.join(terms, sql` + `);
  const weighed = sum(parts.map(([weight], part) => sql`${weight} * coalesce(${of(part)}, 0)`));
  const weight = sum(parts.map(([weight], part) => sql`${weight} * (${of(part)} IS NOT NULL)`));
  return sql`(SELECT (${weighed}) * 1.0 / nullif(${weight}, 0) FROM (SELECT ${values} LIMIT 1) p)`;
}

/** 0 to 1; null stays null. */
function within(value: Sql): Sql {
  return sql`min(1, max(0, ${value}))`;
}
