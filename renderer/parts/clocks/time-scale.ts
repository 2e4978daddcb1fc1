import { addDays, daysBetween, type PlainDate } from '#shared/dates.ts';
import type { Clock } from '#shared/obligations.ts';

/** Where days lie on the picture of clocks, in percent from the left. */
export interface TimeScale {
  at(day: PlainDate): number;
  /** The first days of years, few enough to be told apart. */
  readonly years: readonly { readonly year: string; readonly at: number }[];
}

type Days = Pick<Clock, 'lastTested' | 'windowStart' | 'windowEnd' | 'dueDate' | 'limitDate'>;

/** Ticks that fit below a picture on a phone. */
const mostTicks = 6;
/** A label further to the right would stand out of the picture, percent. */
const lastLabel = 88;

/** One scale for all clocks of a unit: from the earliest day that one of them knows to the latest, today included, with some room. */
export function timeScale(clocks: readonly Days[], today: PlainDate): TimeScale {
  const days = clocks
    .flatMap(({ lastTested, windowStart, windowEnd, dueDate, limitDate }) => [
      lastTested,
      windowStart,
      windowEnd,
      dueDate,
      limitDate,
    ])
    .filter((day) => day !== null);
  const sorted = [...days, today].toSorted();
  const first = sorted[0] ?? today;
  const last = sorted.at(-1) ?? today;
  const room = Math.max(14, Math.round(daysBetween(first, last) * 0.04));
  const from = addDays(first, -room);
  const span = Math.max(1, daysBetween(from, addDays(last, room)));
  const at = (day: PlainDate) => Math.min(100, Math.max(0, (daysBetween(from, day) / span) * 100));
  const firstYear = Number(from.slice(0, 4)) + 1;
  const lastYear = Number(addDays(from, span).slice(0, 4));
  const step = Math.max(1, Math.ceil((lastYear - firstYear + 1) / mostTicks));
  const years = [];
  for (let year = firstYear; year <= lastYear; year += step) {
    const name = String(year).padStart(4, '0');
    const place = at(`${name}-01-01`);
    if (place <= lastLabel) years.push({ year: name, at: place });
  }
  return { at, years };
}
