import { addDays, daysBetween, type PlainDate } from './dates.ts';

/** An obligation that waits for a visit. */
export interface WaitingObligation {
  readonly obligationId: number;
  readonly unitId: number;
  /** Null: at no facility; these units are visited together. */
  readonly facilityId: number | null;
  readonly windowStart: PlainDate | null;
  readonly target: PlainDate | null;
  /** The last day, extensions included. */
  readonly limit: PlainDate;
}

/** A unit that is booked already: it takes up a part of the day at its facility, where more visits are best the same day. */
export interface BookedUnit {
  readonly unitId: number;
  readonly facilityId: number | null;
  readonly date: PlainDate;
  /** Booked for whoever the plan is made for: it takes up a part of their day, wherever it stands. */
  readonly own: boolean;
}

/** When visits may be. */
export interface VisitTerms {
  readonly from: PlainDate;
  readonly to: PlainDate;
  /** Units that fit into one day of the plan, wherever they stand; what is booked at a facility counts there. */
  readonly unitsPerDay: number;
  /** Days of the week, 1 Monday to 7 Sunday. */
  readonly weekdays: readonly number[];
}

/** One day at one facility. */
export interface PlannedVisit {
  readonly date: PlainDate;
  readonly facilityId: number | null;
  readonly units: readonly { readonly unitId: number; readonly obligationIds: readonly number[] }[];
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
 * first one that is free; later ones come along where a unit is visited anyway and their window is open. Days that have bookings at the facility
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

  const few = fewDays(required, createDiary(days, noted, terms.unitsPerDay), noted, places);
  const early = few.missing > 0 ? everyDay(required, createDiary(days, noted, terms.unitsPerDay), days.length) : few;
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

interface Job extends WaitingObligation {
  /** Its limit lies in the span or before it. */
  readonly required: boolean;
  readonly overdue: boolean;
  /** The first and the last allowed day of its window, as places in the list of days. */
  readonly first: number;
  readonly last: number;
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

function jobOf(one: WaitingObligation, terms: VisitTerms, firstFrom: readonly number[]): Job {
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
function byUrgency(one: Job, other: Job): number {
  if (one.overdue !== other.overdue) return one.overdue ? -1 : 1;
  if (one.overdue && one.limit !== other.limit) return one.limit < other.limit ? -1 : 1;
  return one.last - other.last || other.first - one.first || one.obligationId - other.obligationId;
}

function leftOf(job: Job, reason: LeftObligation['reason'], terms: VisitTerms): LeftObligation {
  return { obligationId: job.obligationId, reason, ...spanOf(job, terms) };
}

interface Attempt {
  readonly diary: Diary;
  readonly missing: number;
}

/** As few days as possible. `jobs` in the order of urgency. */
function fewDays(
  jobs: readonly Job[],
  diary: Diary,
  booked: readonly BookedUnit[],
  places: ReadonlyMap<PlainDate, number>,
): Attempt {
  const facilities = Map.groupBy(jobs, ({ facilityId }) => facilityId);
  const visit = (facilityId: number | null, day: number) => diary.fill(facilities.get(facilityId) ?? [], day);
  for (const { facilityId, date } of booked.toSorted(byDay)) visit(facilityId, places.get(date) ?? 0);
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
function everyDay(jobs: readonly Job[], diary: Diary, days: number): Attempt {
  for (let day = 0; day < days; day += 1) diary.fill(jobs, day);
  return { diary, missing: jobs.filter((job) => !diary.has(job)).length };
}

function byDay(one: BookedUnit, other: BookedUnit): number {
  if (one.date !== other.date) return one.date < other.date ? -1 : 1;
  return (one.facilityId ?? 0) - (other.facilityId ?? 0);
}

type Diary = ReturnType<typeof createDiary>;

/** Who is visited on which day. */
function createDiary(days: readonly PlainDate[], booked: readonly BookedUnit[], unitsPerDay: number) {
  const dayOf = new Map<number, number>();
  const placed: Job[] = [];
  const busy = days.map(() => new Set<number>());
  // What is booked for others takes up the day from the moment on when the plan visits their facility too.
  const beside = days.map(() => new Map<number | null, Set<number>>());
  const placeOf = new Map(days.map((date, place) => [date, place]));
  for (const { unitId, facilityId, date, own } of booked) {
    const day = placeOf.get(date) ?? -1;
    if (own) busy[day]?.add(unitId);
    else beside[day]?.set(facilityId, (beside[day].get(facilityId) ?? new Set<number>()).add(unitId));
  }
  const visited = days.map(() => new Set<number>());

  const has = (job: Job) => dayOf.has(job.obligationId);
  const fits = ({ unitId, facilityId }: Job, day: number) => {
    const there = busy[day];
    if (!there || there.has(unitId)) return there !== undefined;
    if (there.size >= unitsPerDay) return false;
    const others = beside[day]?.get(facilityId);
    if (!others) return true;
    return there.size + [...others].filter((one) => !there.has(one) && one !== unitId).length < unitsPerDay;
  };
  function put(job: Job, day: number): void {
    dayOf.set(job.obligationId, day);
    placed.push(job);
    for (const unitId of [job.unitId, ...(beside[day]?.get(job.facilityId) ?? [])]) busy[day]?.add(unitId);
    beside[day]?.delete(job.facilityId);
    visited[day]?.add(job.unitId);
  }

  return {
    has,
    fits,
    put,
    /** Takes whatever may be done that day and fits, in the order of the jobs. */
    fill(jobs: readonly Job[], day: number): void {
      for (const job of jobs) {
        if (!has(job) && job.first <= day && day <= job.last && fits(job, day)) put(job, day);
      }
    },
    /** Does a job on the first day on which its unit is visited anyway within its window. */
    comeAlong(job: Job): void {
      const day = firstWhere(job.first, job.last, (at) => visited[at]?.has(job.unitId) ?? false);
      if (day !== undefined) put(job, day);
    },
    visits(): PlannedVisit[] {
      const groups = new Map<string, { day: number; facilityId: number | null; units: Map<number, number[]> }>();
      for (const job of placed) {
        const day = dayOf.get(job.obligationId) ?? 0;
        const key = `${day} ${job.facilityId}`;
        const group = groups.get(key) ?? { day, facilityId: job.facilityId, units: new Map<number, number[]>() };
        groups.set(key, group);
        group.units.set(job.unitId, [...(group.units.get(job.unitId) ?? []), job.obligationId]);
      }
      return [...groups.values()]
        .toSorted(
          (one, other) => one.day - other.day || (one.facilityId ?? Infinity) - (other.facilityId ?? Infinity) || 0,
        )
        .map(({ day, facilityId, units: there }) => ({
          date: days[day] ?? '',
          facilityId,
          units: [...there]
            .toSorted(([one], [other]) => one - other)
            .map(([unitId, ids]) => ({ unitId, obligationIds: ids.toSorted((one, other) => one - other) })),
        }));
    },
  };
}

function firstWhere(first: number, last: number, holds: (day: number) => boolean): number | undefined {
  for (let day = first; day <= last; day += 1) if (holds(day)) return day;
  return undefined;
}

function lastWhere(first: number, last: number, holds: (day: number) => boolean): number | undefined {
  for (let day = last; day >= first; day -= 1) if (holds(day)) return day;
  return undefined;
}
