import { daysBetween, type PlainDate } from '../../shared/dates.ts';
import { statusOf } from '../../shared/obligation-clock.ts';
import type { Clock } from '../../shared/obligations.ts';

/** An obligation with its stored days; see {@link clockColumns}. */
export interface ClockRow {
  readonly obligationId: number;
  readonly obligationUnitId: number;
  readonly ruleId: number;
  readonly obligation: string;
  readonly lastTested: string | null;
  readonly dueDate: string | null;
  readonly windowStart: string | null;
  readonly windowEnd: string | null;
  readonly limitDate: string | null;
  readonly extendedUntil: string | null;
}

/** Columns of a query `FROM obligations o JOIN obligation_rules r ON r.id = o.rule_id`. */
export const clockColumns = `
  o.id AS obligationId, o.unit_id AS obligationUnitId, o.rule_id AS ruleId, r.label AS obligation, o.last_tested_on AS lastTested,
  o.target_on AS dueDate, o.window_start_on AS windowStart, o.window_end_on AS windowEnd, o.limit_on AS limitDate,
  (SELECT max(x.until_on) FROM obligation_extensions x
    WHERE x.obligation_id = o.id AND x.withdrawn_at IS NULL AND x.until_on = o.limit_on) AS extendedUntil`;

/** The clock of an obligation that holds today, on a unit that is in service. */
export function toClock(row: ClockRow, today: PlainDate, horizon: number): Clock {
  return {
    obligationId: row.obligationId,
    unitId: row.obligationUnitId,
    ruleId: row.ruleId,
    obligation: row.obligation,
    lastTested: row.lastTested,
    dueDate: row.dueDate,
    windowStart: row.windowStart,
    windowEnd: row.windowEnd,
    limitDate: row.limitDate,
    daysLeft: row.limitDate === null ? null : daysBetween(today, row.limitDate),
    status: statusOf({ lastTested: row.lastTested, limit: row.limitDate }, today, horizon),
    extendedUntil: row.extendedUntil,
  };
}
