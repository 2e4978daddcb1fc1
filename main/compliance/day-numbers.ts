import type { PlainDate } from '../../shared/dates.ts';

/** A day as a number that has its digits (20261122), so that later days are larger. */
export type DayNumber = number;

/** In place of a day that comes before all others. */
export const earliest: DayNumber = 0;
/** In place of a day that comes after all others, and of a blank, which stands last in every order. */
export const latest: DayNumber = 99_999_999;

/** The number of a day, or what stands in place of a blank. */
export function dayNumber(day: PlainDate | null, blank: DayNumber = latest): DayNumber {
  if (day === null) return blank;
  let number = 0;
  for (let at = 0; at < day.length; at += 1) {
    const digit = day.charCodeAt(at) - 48;
    if (digit >= 0 && digit <= 9) number = number * 10 + digit;
  }
  return number;
}
