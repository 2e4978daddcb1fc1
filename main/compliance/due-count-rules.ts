import type { ComplianceSummary, UnitStatus } from '../../shared/compliance.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { Slice } from '../database/query-builder.ts';
import { type DayNumber, dayNumber, earliest, latest } from './day-numbers.ts';
import type { KnownUnits } from './unit-clocks.ts';
import type { Span } from './unit-status.ts';

/** A part of a list, by id, and how many there are in all. */
export interface Found {
  readonly ids: readonly number[];
  readonly total: number;
}

type Obligations = KnownUnits['obligations'];

interface Days {
  readonly today: DayNumber;
  readonly until: DayNumber;
}

// What the conditions of unit-status.ts and the queries of due-queries.ts say, said of units in memory.

/** Units by status, and open bookings on them before and after today. */
export function summaryOf(known: KnownUnits, span: Span): ComplianceSummary {
  const { places, units, bookings } = known;
  const days = daysOf(span);
  const statusAt = statusesOf(known, days);
  const counts = statuses.map(() => 0);
  let scheduled = 0;
  let missed = 0;
  for (const place of places) {
    const status = statusAt(place);
    counts[status] = (counts[status] ?? 0) + 1;
    const to = units.bookingsTo[place] ?? 0;
    for (let row = units.bookingsFrom[place] ?? 0; row < to; row += 1) {
      if ((bookings.scheduledOn[row] ?? latest) >= days.today) scheduled += 1;
      else missed += 1;
    }
  }
  const [overdue = 0, upcoming = 0, neverTested = 0, compliant = 0, noSchedule = 0] = counts;
  return { compliant, upcoming, overdue, neverTested, noSchedule, scheduled, missed };
}

/** Units of one status, those that wait longest first. */
export function unitsOf(known: KnownUnits, status: UnitStatus, span: Span, { limit, offset }: Slice): Found {
  const { units } = known;
  const statusAt = statusesOf(known, daysOf(span));
  const wanted = statuses.indexOf(status);
  const found = inOrder(
    known,
    (place) => statusAt(place) === wanted,
    status === 'never-tested' ? units.installedOn : units.limitOn,
  );
  const ids: number[] = [];
  for (let at = offset; at < Math.min(offset + limit, found.length); at += 1) ids.push(units.id[found.at(at)] ?? 0);
  return { ids, total: found.length };
}

/** Obligations that press: the unit with the nearest limit first, its obligations together. */
export function dueOf(
  known: KnownUnits,
  span: Span,
  { limit, offset }: Slice = { limit: Number.POSITIVE_INFINITY, offset: 0 },
): Found {
  const { units, obligations } = known;
  const days = daysOf(span);
  const unitPresses = (place: number) =>
    (units.limitOn[place] ?? latest) <= days.until || units.neverTested[place] === 1;
  const pressing = inOrder(known, unitPresses, units.limitOn);
  const presses = pressesOf(obligations, days);
  let total = 0;
  for (const place of known.places) {
    if (!unitPresses(place)) continue;
    const to = units.obligationsTo[place] ?? 0;
    for (let row = units.obligationsFrom[place] ?? 0; row < to; row += 1) if (presses(row)) total += 1;
  }
  const ids: number[] = [];
  let passed = 0;
  for (let at = 0; at < pressing.length && passed < offset + limit; at += 1) {
    const place = pressing.at(at);
    const own = rowsBetween(units.obligationsFrom[place] ?? 0, units.obligationsTo[place] ?? 0).filter(presses);
    if (passed + own.length > offset) {
      own.sort(byUrgency(obligations, days));
      for (const row of own.slice(Math.max(0, offset - passed), offset + limit - passed)) {
        ids.push(obligations.id[row] ?? 0);
      }
    }
    passed += own.length;
  }
  return { ids, total };
}

/** What falls due in one month. */
export interface MonthOfGroup {
  /** Of the facility or class; null for units without one. */
  readonly groupId: number | null;
  /** 1 to 12. */
  readonly month: number;
  readonly count: number;
}

/** Obligations that hold today and whose limit falls into a year, by facility or class of their unit and by month. */
export function dueByMonth(
  { places, units, obligations }: KnownUnits,
  group: 'facility' | 'class',
  year: number,
  today: PlainDate,
): MonthOfGroup[] {
  const groups = { facility: units.facilityId, class: units.classId }[group];
  const holds = holdsOn(obligations, dayNumber(today));
  const { limitOn } = obligations;
  const counts = new Map<number, number[]>();
  for (const place of places) {
    const to = units.obligationsTo[place] ?? 0;
    for (let row = units.obligationsFrom[place] ?? 0; row < to; row += 1) {
      const limit = limitOn[row] ?? latest;
      if (Math.floor(limit / 10_000) !== year || !holds(row)) continue;
      const id = groups[place] ?? 0;
      const months = counts.get(id) ?? Array.from({ length: 12 }, () => 0);
      counts.set(id, months);
      const month = (Math.floor(limit / 100) % 100) - 1;
      months[month] = (months[month] ?? 0) + 1;
    }
  }
  return [...counts].flatMap(([id, months]) =>
    months.flatMap((count, index) => (count > 0 ? { groupId: id === 0 ? null : id, month: index + 1, count } : [])),
  );
}

function daysOf({ today, until }: Span): Days {
  return { today: dayNumber(today), until: dayNumber(until) };
}

/** In the order in which they are asked: the first that applies. */
const statuses = [
  'overdue',
  'upcoming',
  'never-tested',
  'compliant',
  'no-schedule',
] as const satisfies readonly UnitStatus[];

/** The status of a unit by its place in {@link statuses}: counting by numbers takes half of the time that counting by names takes. */
function statusesOf({ units: { limitOn, neverTested, hasObligations } }: KnownUnits, { today, until }: Days) {
  return (place: number): number => {
    const limit = limitOn[place] ?? latest;
    if (limit < today) return 0;
    if (limit <= until) return 1;
    if (neverTested[place] === 1) return 2;
    return hasObligations[place] === 1 ? 3 : 4;
  };
}

/** Whether the obligation of a row holds on a day. */
function holdsOn({ startsOn, endsOn }: Obligations, day: DayNumber) {
  return (row: number): boolean => (startsOn[row] ?? latest) <= day && (endsOn[row] ?? earliest) >= day;
}

function pressesOf(obligations: Obligations, { today, until }: Days) {
  const holds = holdsOn(obligations, today);
  const { limitOn, tested } = obligations;
  return (row: number): boolean => ((limitOn[row] ?? latest) <= until || tested[row] === 0) && holds(row);
}

function byUrgency({ id, limitOn, tested }: Obligations, { until }: Days) {
  const limit = (row: number) => limitOn[row] ?? latest;
  const rank = (row: number) => (limit(row) <= until ? 0 : tested[row] === 0 ? 1 : 2);
  return (one: number, other: number) =>
    rank(one) - rank(other) || limit(one) - limit(other) || (id[one] ?? 0) - (id[other] ?? 0);
}

function rowsBetween(from: number, to: number): number[] {
  return Array.from({ length: to - from }, (_, index) => from + index);
}

/** More units than there ever are: a day and a place together are one number, which sorts in a tenth of the time. */
const mostPlaces = 2 ** 25;

/** The places that meet a condition, by a day, blanks last, ties by id. */
function inOrder({ places }: KnownUnits, meets: (place: number) => boolean, days: readonly DayNumber[]) {
  const keys = new Float64Array(places.length);
  let length = 0;
  for (const place of places) {
    if (!meets(place)) continue;
    keys[length] = (days[place] ?? latest) * mostPlaces + place;
    length += 1;
  }
  const sorted = keys.subarray(0, length).sort();
  return { length, at: (index: number) => (sorted[index] ?? 0) % mostPlaces };
}
