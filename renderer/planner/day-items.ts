import type { Booking } from '../../shared/bookings.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { PlannedWindow } from '../../shared/planner.ts';
import type { UnitInBrief } from '../../shared/units.ts';

/** What one day holds. */
export interface DayItems {
  /** All-day visits first, then by time. */
  readonly bookings: readonly Booking[];
  /** Obligations whose last day it is. */
  readonly limits: readonly PlannedWindow[];
  /** Obligations whose target it is, where the limit is another day. */
  readonly targets: readonly PlannedWindow[];
}

/** A unit with what it owes and nobody has booked. */
export interface ToPlan {
  readonly unit: UnitInBrief;
  readonly windows: readonly PlannedWindow[];
  /** The first day on which every window is open; null: any day will do. */
  readonly earliest: PlainDate | null;
  /** The earliest of the limits; null while nothing presses. */
  readonly limit: PlainDate | null;
}

const nothing: DayItems = { bookings: [], limits: [], targets: [] };

/** Sorts bookings and marks into days; each is looked at once, so that a thousand windows cost a thousand steps. */
export function itemsByDay(
  bookings: readonly Booking[],
  windows: readonly PlannedWindow[],
): (day: PlainDate) => DayItems {
  const days = new Map<PlainDate, { bookings: Booking[]; limits: PlannedWindow[]; targets: PlannedWindow[] }>();
  const at = (day: PlainDate) => {
    const known = days.get(day);
    if (known) return known;
    const made = { bookings: [], limits: [], targets: [] };
    days.set(day, made);
    return made;
  };
  for (const booking of bookings) at(booking.scheduledOn).bookings.push(booking);
  for (const window of windows) {
    if (window.limitDate !== null) at(window.limitDate).limits.push(window);
    if (window.dueDate !== null && window.dueDate !== window.limitDate) at(window.dueDate).targets.push(window);
  }
  for (const day of days.values()) day.bookings.sort(byTime);
  return (day) => days.get(day) ?? nothing;
}

function byTime(left: Booking, right: Booking): number {
  const one = left.startTime ?? '';
  const other = right.startTime ?? '';
  return one === other ? left.id - right.id : one < other ? -1 : 1;
}

/** What is left to book, the most urgent unit first; each unit once with everything it owes. */
export function toPlan(windows: readonly PlannedWindow[]): readonly ToPlan[] {
  const units = new Map<number, PlannedWindow[]>();
  for (const window of windows) {
    if (window.bookingId !== null || window.status === 'suspended') continue;
    const known = units.get(window.unitId);
    if (known) known.push(window);
    else units.set(window.unitId, [window]);
  }
  return [...units.values()]
    .flatMap((owed) => {
      const [first] = owed;
      if (!first) return [];
      const starts = owed.flatMap(({ windowStart }) => windowStart ?? []).sort();
      const limits = owed.flatMap(({ limitDate }) => limitDate ?? []).sort();
      return [{ unit: first.unit, windows: owed, earliest: starts.at(-1) ?? null, limit: limits[0] ?? null }];
    })
    .sort((left, right) => compare(left.limit ?? '9999', right.limit ?? '9999') || left.unit.id - right.unit.id);
}

/** How a day lies to what a unit owes: before a window opens, after a limit, or well. */
export function fitOf(
  { earliest, limit }: Pick<ToPlan, 'earliest' | 'limit'>,
  day: PlainDate,
): 'early' | 'late' | 'well' {
  if (limit !== null && day > limit) return 'late';
  if (earliest !== null && day < earliest) return 'early';
  return 'well';
}

/** Minutes as hours for a load: 90 is `1.5`. */
export function hoursOf(minutes: number): number {
  return Math.round(minutes / 6) / 10;
}

function compare(left: string, right: string): number {
  return left === right ? 0 : left < right ? -1 : 1;
}
