import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween, type PlainDate } from '../../shared/dates.ts';
import type { BookedUnit, WaitingObligation } from '../../shared/visit-diary.ts';
import { earliestVisit, planVisits, type VisitPlan, type VisitTerms } from '../../shared/visit-plan.ts';

const everyDay = [1, 2, 3, 4, 5, 6, 7];
const from = '2026-03-02';
const terms: VisitTerms = { from, to: '2026-03-31', unitsPerDay: 6, weekdays: [1, 2, 3, 4, 5] };

function waiting(
  obligationId: number,
  windowStart: PlainDate | null,
  limit: PlainDate,
  more: Partial<WaitingObligation> = {},
) {
  return { obligationId, unitId: obligationId, facilityId: 1, windowStart, target: limit, limit, ...more };
}

function datesOf({ visits }: VisitPlan): string[] {
  return visits.map(
    ({ date, facilityId, units }) => `${date} @${facilityId}: ${units.map((one) => one.unitId).join(' ')}`,
  );
}

describe('a visit plan', () => {
  it('takes as few days as the windows allow, each as late as the most urgent one allows', () => {
    const plan = planVisits(
      [
        waiting(1, '2026-03-02', '2026-03-06'),
        waiting(2, '2026-03-04', '2026-03-20'),
        waiting(3, '2026-03-10', '2026-03-18'),
      ],
      [],
      terms,
    );
    expect(datesOf(plan)).toEqual(['2026-03-06 @1: 1 2', '2026-03-18 @1: 3']);
    expect(plan.left).toEqual([]);
  });

  it('visits facilities on their own', () => {
    const plan = planVisits(
      [
        waiting(1, null, '2026-03-20'),
        waiting(2, null, '2026-03-20', { facilityId: 2 }),
        waiting(3, null, '2026-03-20', { facilityId: null }),
      ],
      [],
      terms,
    );
    expect(datesOf(plan)).toEqual(['2026-03-20 @1: 1', '2026-03-20 @2: 2', '2026-03-20 @null: 3']);
  });

  it('does everything of a unit on one day where the windows overlap, and what is open later comes along', () => {
    const plan = planVisits(
      [
        waiting(1, '2026-03-02', '2026-03-13', { unitId: 7 }),
        waiting(2, '2026-03-12', '2026-03-27', { unitId: 7 }),
        waiting(3, '2026-03-09', '2026-05-01', { unitId: 7 }),
        waiting(4, '2026-03-09', '2026-05-01', { unitId: 8 }),
      ],
      [],
      terms,
    );
    expect(plan.visits).toEqual([
      { date: '2026-03-13', facilityId: 1, units: [{ unitId: 7, obligationIds: [1, 2, 3] }] },
    ]);
    expect(plan.left).toEqual([]);
  });

  it('does what is overdue on the first day that is free', () => {
    const plan = planVisits(
      [waiting(1, null, '2026-02-01'), waiting(2, null, '2025-02-01'), waiting(3, null, '2026-02-27')],
      [],
      { ...terms, from: '2026-03-07', unitsPerDay: 2 },
    );
    expect(datesOf(plan)).toEqual(['2026-03-09 @1: 1 2', '2026-03-10 @1: 3']);
  });

  it('lets what is overdue wait for a visit that is booked soon, not for one that is booked late', () => {
    const planned = (date: PlainDate) =>
      datesOf(planVisits([waiting(1, null, '2026-02-01')], [{ unitId: 99, facilityId: 1, date, own: false }], terms));
    expect(planned('2026-03-13')).toEqual(['2026-03-13 @1: 1']);
    expect(planned('2026-03-24')).toEqual(['2026-03-02 @1: 1']);
  });

  it('joins days on which the facility is visited anyway, as far as they have room', () => {
    const booked: BookedUnit[] = [{ unitId: 99, facilityId: 1, date: '2026-03-05', own: false }];
    const three = [waiting(1, null, '2026-03-20'), waiting(2, null, '2026-03-20'), waiting(3, null, '2026-03-20')];
    expect(datesOf(planVisits(three, booked, { ...terms, unitsPerDay: 3 }))).toEqual([
      '2026-03-05 @1: 1 2',
      '2026-03-20 @1: 3',
    ]);
  });

  it('leaves room for what the same person does elsewhere that day, not for what others do', () => {
    const elsewhere = { unitId: 99, facilityId: 2, date: '2026-03-20' };
    const plan = (own: boolean) =>
      datesOf(planVisits([waiting(1, null, '2026-03-20')], [{ ...elsewhere, own }], { ...terms, unitsPerDay: 1 }));
    expect(plan(true)).toEqual(['2026-03-19 @1: 1']);
    expect(plan(false)).toEqual(['2026-03-20 @1: 1']);
  });

  it('fits no more units into a day at two facilities than at one', () => {
    const two = [waiting(1, null, '2026-03-20'), waiting(2, null, '2026-03-20', { facilityId: 2 })];
    expect(datesOf(planVisits(two, [], { ...terms, unitsPerDay: 1 }))).toEqual([
      '2026-03-19 @2: 2',
      '2026-03-20 @1: 1',
    ]);
  });

  it('says what has no day, and why', () => {
    const weekend = waiting(1, '2026-03-07', '2026-03-08');
    const monday = [waiting(2, '2026-03-09', '2026-03-09'), waiting(3, '2026-03-09', '2026-03-09')];
    const plan = planVisits([weekend, ...monday], [], { ...terms, unitsPerDay: 1 });
    expect(datesOf(plan)).toEqual(['2026-03-09 @1: 2']);
    expect(plan.left).toEqual([
      { obligationId: 1, reason: 'no-day', earliest: '2026-03-07', latest: '2026-03-08' },
      { obligationId: 3, reason: 'full', earliest: '2026-03-09', latest: '2026-03-09' },
    ]);
  });

  it('fills other days when the latest ones are full', () => {
    const all = [
      waiting(1, '2026-03-09', '2026-03-10'),
      waiting(2, '2026-03-10', '2026-03-11'),
      waiting(3, '2026-03-09', '2026-03-11'),
    ];
    const plan = planVisits(all, [], { ...terms, unitsPerDay: 1 });
    expect(plan.left).toEqual([]);
  });

  it('opens 60 days before the target where the rule has no window', () => {
    expect(earliestVisit({ windowStart: null, target: '2026-06-01' }, '2026-01-01')).toBe('2026-04-02');
    expect(earliestVisit({ windowStart: null, target: '2026-06-01' }, '2026-05-01')).toBe('2026-05-01');
    expect(earliestVisit({ windowStart: '2026-05-02', target: '2026-06-01' }, '2026-01-01')).toBe('2026-05-02');
  });

  it('stays within the calendar', () => {
    const last: VisitTerms = { from: '9999-12-20', to: '9999-12-31', unitsPerDay: 1, weekdays: everyDay };
    expect(datesOf(planVisits([waiting(1, null, '9999-12-31')], [], last))).toEqual(['9999-12-31 @1: 1']);
    const first: VisitTerms = { from: '1900-01-01', to: '1900-01-03', unitsPerDay: 1, weekdays: [1] };
    expect(datesOf(planVisits([waiting(1, '1900-01-01', '1900-01-02')], [], first))).toEqual(['1900-01-01 @1: 1']);
    expect(planVisits([], [], { ...last, from: '2026-03-02', to: '2026-03-01' })).toEqual({ visits: [], left: [] });
  });
});

const spanDays = 40;
const day = fc.integer({ min: -10, max: spanDays + 10 }).map((offset) => addDays(from, offset));
const obligation = fc
  .record({
    unitId: fc.integer({ min: 1, max: 12 }),
    windowStart: fc.option(day),
    length: fc.integer({ min: 0, max: 25 }),
    target: day,
  })
  .map(({ unitId, windowStart, length, target }) => ({
    unitId,
    // A unit stands at one facility.
    facilityId: [null, 1, 2][unitId % 3] ?? null,
    windowStart,
    target,
    limit: addDays(windowStart !== null && windowStart > target ? windowStart : target, length),
  }));
const obligations = fc
  .array(obligation, { maxLength: 25 })
  .map((all): WaitingObligation[] => all.map((one, index) => ({ ...one, obligationId: index + 1 })));
const bookings = fc.array(
  fc.record({
    unitId: fc.integer({ min: 50, max: 60 }),
    facilityId: fc.constantFrom(null, 1, 2),
    date: day,
    own: fc.boolean(),
  }),
  { maxLength: 6 },
);
const anyTerms = fc.record({
  unitsPerDay: fc.integer({ min: 1, max: 4 }),
  weekdays: fc.uniqueArray(fc.constantFrom(...everyDay), { minLength: 1 }),
});

function weekdayOf(date: PlainDate): number {
  return new Date(`${date}T12:00:00Z`).getUTCDay() || 7;
}

describe('any visit plan', () => {
  it('keeps windows, days of the week and the bound of a day, and forgets nothing', () => {
    fc.assert(
      fc.property(obligations, bookings, anyTerms, (waitingOnes, booked, chosen) => {
        const span = { ...chosen, from, to: addDays(from, spanDays) };
        const plan = planVisits(waitingOnes, booked, span);
        const byId = new Map(waitingOnes.map((one) => [one.obligationId, one]));
        const placed: number[] = [];
        const planned = new Map<string, Set<number>>();
        const add = (date: string, unitId: number) =>
          planned.set(date, (planned.get(date) ?? new Set<number>()).add(unitId));
        for (const { date, facilityId, units } of plan.visits) {
          expect(span.weekdays).toContain(weekdayOf(date));
          expect(date >= span.from && date <= span.to).toBe(true);
          for (const { unitId, obligationIds } of units) {
            add(date, unitId);
            for (const id of obligationIds) {
              const one = byId.get(id);
              if (!one) throw new Error('planned what was not asked for');
              placed.push(id);
              expect({ unitId, facilityId }).toEqual({ unitId: one.unitId, facilityId: one.facilityId });
              if (one.limit < from) continue;
              expect(date >= earliestVisit(one, from) && date <= one.limit).toBe(true);
            }
          }
        }
        for (const { date, units } of plan.visits) {
          expect(units.length).toBeGreaterThan(0);
          const places = plan.visits.filter((visit) => visit.date === date).map(({ facilityId }) => facilityId);
          const there = booked.filter((one) => one.date === date && (one.own || places.includes(one.facilityId)));
          const all = new Set([...(planned.get(date) ?? []), ...there.map(({ unitId }) => unitId)]);
          expect(all.size).toBeLessThanOrEqual(span.unitsPerDay);
        }
        const left = plan.left.map(({ obligationId }) => obligationId);
        expect(new Set([...placed, ...left]).size).toBe(placed.length + left.length);
        for (const one of waitingOnes) {
          if (one.limit <= span.to) expect([...placed, ...left]).toContain(one.obligationId);
        }
      }),
      { numRuns: 400 },
    );
  });

  it('is the same whatever the order of what it is given', () => {
    fc.assert(
      fc.property(
        obligations.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        bookings.chain((all) => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        anyTerms,
        ([one, other], [booked, shuffled], chosen) => {
          const span = { ...chosen, from, to: addDays(from, spanDays) };
          expect(planVisits(other, shuffled, span)).toEqual(planVisits(one, booked, span));
        },
      ),
      { numRuns: 200 },
    );
  });

  it('takes the smallest number of days where a day holds everything', () => {
    const few = fc.array(
      fc.record({
        start: fc.integer({ min: 0, max: 6 }),
        length: fc.integer({ min: 0, max: 6 }),
        unitId: fc.integer({ min: 1, max: 4 }),
      }),
      { minLength: 1, maxLength: 7 },
    );
    fc.assert(
      fc.property(few, (spans) => {
        const all = spans.map(({ start, length, unitId }, index) =>
          waiting(index + 1, addDays(from, start), addDays(from, start + length), { unitId }),
        );
        const span = { from, to: addDays(from, 12), unitsPerDay: 50, weekdays: everyDay };
        const plan = planVisits(all, [], span);
        expect(plan.left).toEqual([]);
        expect(plan.visits.length).toBe(fewestDays(all, 13));
      }),
      { numRuns: 150 },
    );
  });

  it('leaves nothing out where each unit has one obligation and some plan holds all of them', () => {
    const few = fc.array(fc.record({ start: fc.integer({ min: 0, max: 6 }), length: fc.integer({ min: 0, max: 4 }) }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(few, fc.integer({ min: 1, max: 2 }), (spans, unitsPerDay) => {
        const all = spans.map(({ start, length }, index) =>
          waiting(index + 1, addDays(from, start), addDays(from, start + length)),
        );
        const plan = planVisits(all, [], { from, to: addDays(from, 12), unitsPerDay, weekdays: everyDay });
        expect(plan.left.length === 0).toBe(feasible(all, unitsPerDay));
      }),
      { numRuns: 300 },
    );
  });
});

/** By trying every set of days. */
function fewestDays(all: readonly WaitingObligation[], days: number): number {
  const masks = all.map(({ windowStart, limit }) => {
    let mask = 0;
    for (let at = daysBetween(from, windowStart ?? from); at <= daysBetween(from, limit); at += 1) mask |= 1 << at;
    return mask;
  });
  let fewest = days;
  for (let set = 0; set < 2 ** days; set += 1) {
    const size = set.toString(2).replaceAll('0', '').length;
    if (size < fewest && masks.every((mask) => (mask & set) !== 0)) fewest = size;
  }
  return fewest;
}

/** By trying every assignment. */
function feasible(all: readonly WaitingObligation[], unitsPerDay: number, used: readonly number[] = []): boolean {
  const [next, ...rest] = all;
  if (!next) return true;
  for (let at = daysBetween(from, next.windowStart ?? from); at <= daysBetween(from, next.limit); at += 1) {
    if (used.filter((one) => one === at).length < unitsPerDay && feasible(rest, unitsPerDay, [...used, at]))
      return true;
  }
  return false;
}
