import type { PlainDate } from './dates.ts';
import { daysBetween } from './dates.ts';
import type { ClockStatus } from './obligations.ts';

/** The days of one obligation as they follow from its rule and the tests on record. */
export interface ClockDays {
  readonly lastTested: PlainDate | null;
  readonly target: PlainDate | null;
  readonly windowStart: PlainDate | null;
  readonly windowEnd: PlainDate | null;
  /** The last day, extensions included. */
  readonly limit: PlainDate | null;
}

/**
 * Where an obligation stands today: overdue once its limit has passed, upcoming while the limit lies within `horizon` days, never tested
 * where nothing was tested and no date presses, compliant otherwise. Source: obligations page; REMS 2.4 (due today is upcoming).
 */
export function statusOf(
  { lastTested, limit }: Pick<ClockDays, 'lastTested' | 'limit'>,
  today: PlainDate,
  horizon: number,
): Exclude<ClockStatus, 'suspended'> {
  if (limit !== null) {
    const left = daysBetween(today, limit);
    if (left < 0) return 'overdue';
    if (left <= horizon) return 'upcoming';
  }
  return lastTested === null ? 'never-tested' : 'compliant';
}
