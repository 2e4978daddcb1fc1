import { daysBetween, type PlainDate } from '#shared/dates.ts';
import type { Unit } from '#shared/equipment.ts';
import type { ClockStatus } from '#shared/obligations.ts';

/** How pressing a limit is: passed, within a week, a month, 90 days, or later. Source: REMS 2.4. */
export type Urgency = 'over' | 'week' | 'month' | 'quarter' | 'later';

/** The urgency of a limit that many days away; negative when it has passed. */
export function urgencyOf(daysLeft: number): Urgency {
  if (daysLeft < 0) return 'over';
  if (daysLeft <= 7) return 'week';
  if (daysLeft <= 30) return 'month';
  return daysLeft <= 90 ? 'quarter' : 'later';
}

/** What is said of a clock, or of a unit as a whole; `none`: there is no obligation. */
export interface Standing {
  readonly status: ClockStatus | 'none';
  readonly daysLeft: number | null;
}

/** Days within which a limit counts before "never tested" (REMS 2.4). */
const horizon = 90;

/** How a unit stands by its most urgent obligation, in the order overdue, upcoming, never tested, compliant. */
export function standingOf(
  unit: Pick<Unit, 'state' | 'hasObligations' | 'neverTested' | 'nextLimitOn'>,
  today: PlainDate,
): Standing {
  if (!unit.hasObligations) return { status: 'none', daysLeft: null };
  if (unit.state !== 'in-service') return { status: 'suspended', daysLeft: null };
  const daysLeft = unit.nextLimitOn === null ? null : daysBetween(today, unit.nextLimitOn);
  if (daysLeft !== null && daysLeft < 0) return { status: 'overdue', daysLeft };
  if (daysLeft !== null && daysLeft <= horizon) return { status: 'upcoming', daysLeft };
  return { status: unit.neverTested ? 'never-tested' : 'compliant', daysLeft };
}
