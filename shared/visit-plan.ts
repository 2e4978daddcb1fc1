import { addDays, daysBetween, type PlainDate } from './dates.ts';
import {
  type BookedUnit,
  createVisitDiary,
  firstWhere,
  type PlannedVisit,
  type VisitDiary,
  type VisitJob,
  type WaitingObligation,
} from './visit-diary.ts';

/** When visits may be. */
export interface VisitTerms {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Units that fit into one day of the plan, wherever they stand; what is booked at a facility counts there. */
  readonly unitsPerDay: number;
  /** Days of the week, 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
}

/** An obligation without a day: `no-day` when no allowed day lies in its window, `full` when all of them are full. */
export interface LeftObligation {
  readonly obligationId: number;
  readonly reason: 'no-day' | 'full';
  readonly earliest: PlainDate;
  readonly latest: PlainDate;
}

/** What {@link planVisits} answers; an obligation stands in one of both at most. */
export interface VisitPlan {
  readonly visits: readonly PlannedVisit[];
  readonly left: readonly LeftObligation[];
}

/** How long before its target a test without a window may come, days. */
export const earlyVisitDays = 60;

/** How long something overdue may wait for a visit that is booked at its facility anyway, days. */
const overdueWaitDays = 14;

/**
 * The first day on which a visit counts for an obligation: when its window opens, 60 days before its target where the rule has no window, and
 * never before `from`.
 */
export function earliestVisit(
  { windowStart, target }: Pick<WaitingObligation, 'windowStart' | 'target'>,
  from: PlainDate,
): PlainDate {
  const opens = windowStart ?? (target === null ? from : addDays(target, -earlyVisitDays));
  return opens > from ? opens : from;
}

/**
 * Visits in as few days as the windows allow. Obligations whose limit lies between `from` and `to` must get a day; those that are overdue get the
 * first one that is free, or join a visit that is booked within two weeks; later ones come along where a unit is visited anyway and their window is open. Days that have bookings at the facility
 * come first, then each day is the last one that the most urgent obligation left allows: without a bound on the day's units that is the
 * smallest number of days (stabbing of intervals). Where days are full, a plan that fills every day in the order of the limits is tried too,
 * and the one that leaves less is taken. The same input in any order gives the same plan.
 */
export function planVisits(
  obligations: readonly WaitingObligation[],
  booked: readonly BookedUnit[],
  terms: VisitTerms,
): VisitPlan {
  const days = allowedDays(terms);
  const places = new Map(days.map((day, place) => [day, place]));
  const firstFrom = placesFrom(places, terms, days.length);
  const jobs = obligations.map((one) => jobOf(one, terms, firstFrom)).toSorted(byUrgency);
  const impossible = jobs.filter((job) => job.required && job.first > job.last);
  const possible = jobs.filter((job) => job.first <= job.last);
  const required = possible.filter((job) => job.required);
  const noted = booked.filter(({ date }) => places.has(date));

  const few = fewDays(required, createVisitDiary(days, noted, terms.unitsPerDay), noted, places, terms.from);
  const early =
    few.missing > 0 ? everyDay(required, createVisitDiary(days, noted, terms.unitsPerDay), days.length) : few;
  const best = early.missing < few.missing ? early : few;

  for (const job of possible) if (!job.required) best.diary.comeAlong(job);
  const full = required.filter((job) => !best.diary.has(job));
  return {
    visits: best.diary.visits(),
    left: [
      ...impossible.map((job) => leftOf(job, 'no-day', terms)),
      ...full.map((job) => leftOf(job, 'full', terms)),
    ].toSorted((one, other) => one.obligationId - other.obligationId),
  };
}

/** Monday of the calendar with which {@link PlainDate} begins. */
const someMonday = '1900-01-01';

function allowedDays({ from, to, weekdays }: VisitTerms): PlainDate[] {
  const count = daysBetween(from, to) + 1;
  return Array.from({ length: Math.max(0, count) }, (_, index) => addDays(from, index)).filter((day) =>
    weekdays.includes((daysBetween(someMonday, day) % 7) + 1),
  );
}

/** For each day of the span, and the one after it: the place of the first allowed day from there on. */
function placesFrom(places: ReadonlyMap<PlainDate, number>, { from, to }: VisitTerms, none: number): number[] {
  const all = Array.from({ length: Math.max(0, daysBetween(from, to) + 1) }, (_, index) => addDays(from, index));
  const found = [none];
  for (const day of all.toReversed()) found.push(places.get(day) ?? found.at(-1) ?? none);
  return found.toReversed();
}

function jobOf(one: WaitingObligation, terms: VisitTerms, firstFrom: readonly number[]): VisitJob {
  const { from, to } = terms;
  const { earliest, latest } = spanOf(one, terms);
  const none = firstFrom.at(-1) ?? 0;
  return {
    ...one,
    required: one.limit <= to,
    overdue: one.limit < from,
    first: firstFrom[daysBetween(from, earliest)] ?? none,
    // The last allowed day up to a day is the one before the first allowed day after it.
    last: (firstFrom[daysBetween(from, latest) + 1] ?? none) - 1,
  };
}

function spanOf(
  one: WaitingObligation,
  { from, to }: VisitTerms,
): { readonly earliest: PlainDate; readonly latest: PlainDate } {
  if (one.limit < from) return { earliest: from, latest: to };
  return { earliest: earliestVisit(one, from), latest: one.limit > to ? to : one.limit };
}

/** What is overdue first, longest ago before others; then whatever must be done first, and has the least choice. */
function byUrgency(one: VisitJob, other: VisitJob): number {
  if (one.overdue !== other.overdue) return one.overdue ? -1 : 1;
  if (one.overdue && one.limit !== other.limit) return one.limit < other.limit ? -1 : 1;
  return one.last - other.last || other.first - one.first || one.obligationId - other.obligationId;
}

function leftOf(job: VisitJob, reason: LeftObligation['reason'], terms: VisitTerms): LeftObligation {
  return { obligationId: job.obligationId, reason, ...spanOf(job, terms) };
}

interface Attempt {
  readonly diary: VisitDiary;
  readonly missing: number;
}

/** As few days as possible. `jobs` in the order of urgency. */
function fewDays(
  jobs: readonly VisitJob[],
  diary: VisitDiary,
  booked: readonly BookedUnit[],
  places: ReadonlyMap<PlainDate, number>,
  from: PlainDate,
): Attempt {
  const facilities = Map.groupBy(jobs, ({ facilityId }) => facilityId);
  const visit = (facilityId: number | null, day: number) => diary.fill(facilities.get(facilityId) ?? [], day);
  const soon = addDays(from, overdueWaitDays);
  for (const { facilityId, date } of booked.toSorted(byDay)) {
    const waiting = (facilities.get(facilityId) ?? []).filter(({ overdue }) => !overdue || date <= soon);
    diary.fill(waiting, places.get(date) ?? 0);
  }
  let missing = 0;
  for (const job of jobs) {
    if (diary.has(job)) continue;
    const day = job.overdue
      ? firstWhere(job.first, job.last, (at) => diary.fits(job, at))
      : lastWhere(job.first, job.last, (at) => diary.fits(job, at));
    if (day === undefined) missing += 1;
    else {
      // The job that asks for the day goes first; what else fits goes with it.
      diary.put(job, day);
      visit(job.facilityId, day);
    }
  }
  return { diary, missing };
}

/** Every day as full as it gets, the nearest limit first: finds room wherever there is some. */
function everyDay(jobs: readonly VisitJob[], diary: VisitDiary, days: number): Attempt {
  for (let day = 0; day < days; day += 1) diary.fill(jobs, day);
  return { diary, missing: jobs.filter((job) => !diary.has(job)).length };
}

function byDay(one: BookedUnit, other: BookedUnit): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  return (one.facilityId ?? 0) - (other.facilityId ?? 0);
}

function lastWhere(first: number, last: number, holds: (day: number) => boolean): number | undefined {
  for (let day = last; day >= first; day -= 1) if (holds(day)) return day;
  return undefined;
}
