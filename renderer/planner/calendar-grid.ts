import { addDays, addMonths, daysBetween, daysInMonth, type PlainDate } from '../../shared/dates.ts';

/** How much the planner shows at once. */
export const plannerViews = ['month', 'week', 'year'] as const;
/** One of {@link plannerViews}. */
export type PlannerView = (typeof plannerViews)[number];

/** Days from the first to the last one, both included. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
}

/** Day of the week, 0 Sunday to 6 Saturday. */
export function weekday(date: PlainDate): number {
  // 7 January 1900 was a Sunday.
  return ((daysBetween('1900-01-07', date) % 7) + 7) % 7;
}

/** The first day of the month. */
export function firstOfMonth(date: PlainDate): PlainDate {
  return `${date.slice(0, 8)}01`;
}

/** The Sunday on or before the day: weeks begin as in the date fields. */
export function firstOfWeek(date: PlainDate): PlainDate {
  return addDays(date, -weekday(date));
}

/** The seven days of a week. */
export function weekOf(date: PlainDate): readonly PlainDate[] {
  const first = firstOfWeek(date);
  return Array.from({ length: 7 }, (_, day) => addDays(first, day));
}

/** The weeks that a month touches, whole, four to six of them. */
export function weeksOfMonth(date: PlainDate): readonly (readonly PlainDate[])[] {
  const first = firstOfMonth(date);
  const length = daysInMonth(Number(date.slice(0, 4)), Number(date.slice(5, 7)));
  const weeks = Math.ceil((weekday(first) + length) / 7);
  return Array.from({ length: weeks }, (_, week) => weekOf(addDays(first, week * 7)));
}

/** The days that a view around `date` asks for. */
export function spanOf(view: PlannerView, date: PlainDate): Span {
  switch (view) {
    case 'month': {
      const weeks = weeksOfMonth(date);
      return { from: weeks[0]?.[0] ?? date, to: weeks.at(-1)?.[6] ?? date };
    }
    case 'week':
      return { from: firstOfWeek(date), to: addDays(firstOfWeek(date), 6) };
    case 'year':
      return { from: `${date.slice(0, 4)}-01-01`, to: `${date.slice(0, 4)}-12-31` };
  }
}

/** The same view one step later or earlier. */
export function stepped(view: PlannerView, date: PlainDate, step: 1 | -1): PlainDate {
  switch (view) {
    case 'month':
      return addMonths(firstOfMonth(date), step);
    case 'week':
      return addDays(date, 7 * step);
    case 'year':
      return addMonths(date, 12 * step);
  }
}

/** Dates that the planner can show: a week's margin keeps every grid inside the years 1900 to 9998. */
export function isShowable(date: PlainDate): boolean {
  return date >= '1900-02-01' && date <= '9998-11-30';
}
