import type { PlainDate } from './dates.ts';

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

/** One day at one facility. */
export interface PlannedVisit {
  readonly date: PlainDate;
  readonly facilityId: number | null;
  readonly units: readonly { readonly unitId: number; readonly obligationIds: readonly number[] }[];
}

/** A {@link WaitingObligation} with its place in a list of allowed days. */
export interface VisitJob extends WaitingObligation {
  /** Its limit lies in the span or before it. */
  readonly required: boolean;
  readonly overdue: boolean;
  /** The first and the last allowed day of its window, as places in the list of days. */
  readonly first: number;
  readonly last: number;
}

/**
 * Who is visited on which day. What is `own` among the bookings takes up its day; what others do takes it up once the plan visits the same facility.
 * @param unitsPerDay units that fit into a day
 */
export function createVisitDiary(days: readonly PlainDate[], booked: readonly BookedUnit[], unitsPerDay: number) {
  const dayOf = new Map<number, number>();
  const placed: VisitJob[] = [];
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

  const has = (job: VisitJob) => dayOf.has(job.obligationId);
  const fits = ({ unitId, facilityId }: VisitJob, day: number) => {
    const there = busy[day];
    if (!there || there.has(unitId)) return there !== undefined;
    if (there.size >= unitsPerDay) return false;
    const others = beside[day]?.get(facilityId);
    if (!others) return true;
    return there.size + [...others].filter((one) => !there.has(one) && one !== unitId).length < unitsPerDay;
  };
  function put(job: VisitJob, day: number): void {
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
    fill(jobs: readonly VisitJob[], day: number): void {
      for (const job of jobs) {
        if (!has(job) && job.first <= day && day <= job.last && fits(job, day)) put(job, day);
      }
    },
    /** Does a job on the first day on which its unit is visited anyway within its window. */
    comeAlong(job: VisitJob): void {
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

/** The diary of {@link createVisitDiary}. */
export type VisitDiary = ReturnType<typeof createVisitDiary>;

/** The first day of a span for which something holds. */
export function firstWhere(first: number, last: number, holds: (day: number) => boolean): number | undefined {
  for (let day = first; day <= last; day += 1) if (holds(day)) return day;
  return undefined;
}
