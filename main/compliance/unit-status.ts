import { type RawBuilder, type SqlBool, sql } from 'kysely';
import type { UnitStatus } from '../../shared/compliance.ts';
import { addDays, type PlainDate } from '../../shared/dates.ts';

/** Today, and the last day that `upcoming` looks to. */
export interface Span {
  readonly today: PlainDate;
  readonly until: PlainDate;
}

/** The span of a horizon in days. */
export function spanOf(today: PlainDate, days: number): Span {
  return { today, until: addDays(today, days) };
}

/**
 * The condition on `units AS u` of each status, over the headline that is stored with the unit: exactly one of them holds for every unit.
 * A unit counts by its most urgent obligation in the order overdue, upcoming, never-tested, compliant (obligations page).
 */
export function statusCondition(status: UnitStatus, { today, until }: Span): RawBuilder<SqlBool> {
  // The flags stand first: most units have none of them, and the days are then not compared.
  const quiet = sql<SqlBool>`(u.next_limit_on IS NULL OR u.next_limit_on > ${until})`;
  switch (status) {
    case 'overdue':
      return sql<SqlBool>`u.next_limit_on < ${today}`;
    case 'upcoming':
      return sql<SqlBool>`(u.next_limit_on >= ${today} AND u.next_limit_on <= ${until})`;
    case 'never-tested':
      return sql<SqlBool>`(u.never_tested = 1 AND ${quiet})`;
    case 'compliant':
      return sql<SqlBool>`(${quiet} AND u.never_tested = 0 AND u.has_obligations = 1)`;
    case 'no-schedule':
      return sql<SqlBool>`(u.has_obligations = 0 AND u.never_tested = 0 AND ${quiet})`;
  }
}

/** Whether obligation `o` holds on that day. */
export function holds({ today }: Span): RawBuilder<SqlBool> {
  return sql<SqlBool>`((o.starts_on IS NULL OR o.starts_on <= ${today}) AND (o.ends_on IS NULL OR o.ends_on >= ${today}))`;
}

/** Whether obligation `o` is overdue, upcoming or never tested. */
export function presses(span: Span): RawBuilder<SqlBool> {
  return sql<SqlBool>`((o.limit_on <= ${span.until} OR o.last_tested_on IS NULL) AND ${holds(span)})`;
}

/** Whether unit `u` has an obligation that {@link presses}, by the headline that is stored with it. */
export function unitPresses({ until }: Span): RawBuilder<SqlBool> {
  return sql<SqlBool>`(u.next_limit_on <= ${until} OR u.never_tested = 1)`;
}

/** The order of one unit's obligations `o`, the most urgent first. */
export function urgency({ until }: Span): RawBuilder<unknown> {
  return sql`CASE WHEN o.limit_on <= ${until} THEN 0 WHEN o.last_tested_on IS NULL THEN 1 ELSE 2 END, o.limit_on NULLS LAST, o.id`;
}
