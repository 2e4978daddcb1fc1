import { addMonths, daysBetween, type PlainDate } from './dates.ts';

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

/** A range of replacement costs, in whole thousands of US dollars, both bounds inclusive; `maxCost` null is open-ended. */
export interface CostRange {
  readonly minCost: number;
  readonly maxCost: number | null;
}

/** A named range that units fall into by their cost. */
export interface CapitalCategoryRange extends CostRange {
  readonly active: boolean;
}

/** Whether two ranges share a cost. Bounds are inclusive: 100–500 and 500+ share 500, 100–499 and 500+ nothing. Source: REMS 2.5. */
export function rangesOverlap(one: CostRange, other: CostRange): boolean {
  const endsBefore = (first: CostRange, second: CostRange) => first.maxCost !== null && first.maxCost < second.minCost;
  return !endsBefore(one, other) && !endsBefore(other, one);
}

/**
 * The category of a replacement cost in thousands of US dollars: the first active one, by ascending lower bound, whose range holds it.
 * None without a cost and in a gap. A genuine zero belongs to a category that begins at 0; in REMS 0 meant unknown and had none (2.5, 6.10).
 */
export function capitalCategoryOf<T extends CapitalCategoryRange>(
  cost: number | null,
  categories: readonly T[],
): T | null {
  if (cost === null) return null;
  let found: T | null = null;
  for (const category of categories) {
    const holds = category.minCost <= cost && (category.maxCost === null || cost <= category.maxCost);
    if (category.active && holds && (found === null || category.minCost < found.minCost)) found = category;
  }
  return found;
}

/** Years from a day to another, days / 365.25 with one decimal; negative when it is past. Source: REMS 2.5. */
export function yearsUntil(today: PlainDate, day: PlainDate): number {
  const years = Math.round((daysBetween(today, day) / 365.25) * 10) / 10;
  return years === 0 ? 0 : years;
}
