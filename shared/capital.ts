import { addMonths, type PlainDate } from './dates.ts';

/** The dates that the life of a unit is counted from. */
export interface LifeDates {
  readonly manufacturedOn: PlainDate | null;
  readonly refurbishedOn: PlainDate | null;
  readonly installedOn: PlainDate | null;
}

/**
 * Estimated end of life: the latest of refurbished, installed and manufactured, plus the subclass's lifetime in years
 * (29 February falls back to the 28th). Null when the lifetime is unknown or 0, or when all three dates are blank. Source: REMS 2.5.
 */
export function estimatedEndOfLife(dates: LifeDates, lifetimeYears: number | null): PlainDate | null {
  if (lifetimeYears === null || lifetimeYears === 0) return null;
  let latest: PlainDate | null = null;
  for (const date of [dates.refurbishedOn, dates.installedOn, dates.manufacturedOn]) {
    if (date !== null && (latest === null || date > latest)) latest = date;
  }
  if (latest === null) return null;
  const end = addMonths(latest, lifetimeYears * 12);
  // A plain date ends with the year 9999; an age beyond that says nothing.
  return end.length === 10 ? end : null;
}

/** The end of life that counts: the explicit date, else the estimate. Source: REMS 2.5. */
export function effectiveEndOfLife(explicit: PlainDate | null, estimated: PlainDate | null): PlainDate | null {
  return explicit ?? estimated;
}

/**
 * The replacement cost to show, in thousands of US dollars: the actual cost, else the estimate of the subclass.
 * A recorded 0 is a genuine zero; files of REMS, where 0 means unknown, are translated on import (REMS 6.10).
 */
export function displayCost(actual: number | null, estimated: number | null): number | null {
  return actual ?? estimated;
}
