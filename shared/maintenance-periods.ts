import { addDays, addMonths, type PlainDate } from './dates.ts';
import type { MaintenancePeriod } from './maintenance.ts';

/** First and last day of a period of the calendar. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Months that a period has, by its kind; days and weeks have none. */
const months = { monthly: 1, quarterly: 3, yearly: 12 } as const;

/** The period of a kind that a day lies in: the day itself, its ISO week (Monday to Sunday), or its calendar month, quarter or year. */
export function periodOf(kind: MaintenancePeriod, day: PlainDate): Span {
  if (kind === 'daily') return { from: day, to: day };
  if (kind === 'weekly') {
    // 0 is Sunday, the last day of its ISO week. Read as UTC, a business date never slips.
    const weekday = (new Date(`${day}T00:00:00Z`).getUTCDay() + 6) % 7;
    const from = addDays(day, -weekday);
    return { from, to: addDays(from, 6) };
  }
  const length = months[kind];
  const month = Number(day.slice(5, 7)) - 1;
  const first = month - (month % length) + 1;
  const from = `${day.slice(0, 4)}-${String(first).padStart(2, '0')}-01`;
  return { from, to: addDays(addMonths(from, length), -1) };
}

/** The period before the one that a day lies in. */
export function periodBefore(kind: MaintenancePeriod, day: PlainDate): Span {
  return periodOf(kind, addDays(periodOf(kind, day).from, -1));
}
