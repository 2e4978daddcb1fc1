import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { isoWeekOf, type Kept, keep } from '../../main/sets/retention.ts';
import { setKinds } from '../../shared/backup.ts';

const rules = { dailyDays: 30, weeklyDays: 90, monthlyDays: 365 };
const now = new Date('2026-11-21T12:00:00');
const hour = 3_600_000;

function setAt(hoursAgo: number, changes: Partial<Kept> = {}): Kept {
  const at = new Date(now.getTime() - hoursAgo * hour).toISOString();
  const kind = changes.kind ?? 'auto';
  const digits = at.replace(/[-:]/g, '');
  return {
    name: `${digits.slice(0, 8)}_${digits.slice(9, 15)}_${kind}`,
    kind,
    at,
    state: 'proven',
    pinned: false,
    ...changes,
  };
}

const anySet = fc
  .record({
    hoursAgo: fc.integer({ min: 0, max: 800 * 24 }),
    kind: fc.constantFrom(...setKinds),
    state: fc.constantFrom<Kept['state']>('proven', 'proven', 'proven', 'unproven', 'bad'),
    pinned: fc.constantFrom(false, false, false, true),
  })
  .map(({ hoursAgo, ...changes }) => setAt(hoursAgo, changes));
const anySets = fc.uniqueArray(anySet, { selector: ({ name }) => name, maxLength: 120 });
const runs = { numRuns: 300 };

describe('what is kept of the sets', () => {
  test('throwing away twice is throwing away once', () => {
    fc.assert(
      fc.property(anySets, (sets) => {
        const kept = keep(sets, now, rules);
        expect(
          keep(
            sets.filter(({ name }) => kept.has(name)),
            now,
            rules,
          ),
        ).toEqual(kept);
      }),
      runs,
    );
  });

  test('the order of the list does not matter', () => {
    fc.assert(
      fc.property(anySets, (sets) => {
        expect([...keep([...sets].reverse(), now, rules)].sort()).toEqual([...keep(sets, now, rules)].sort());
      }),
      runs,
    );
  });

  test('the last proven set stays, at any age and at any time', () => {
    fc.assert(
      fc.property(anySets, fc.integer({ min: 0, max: 4000 }), (sets, days) => {
        const newest = [...sets].filter(({ state }) => state === 'proven').sort((a, b) => b.at.localeCompare(a.at))[0];
        const later = new Date(now.getTime() + days * 24 * hour);
        if (newest) expect(keep(sets, later, rules).has(newest.name)).toBe(true);
      }),
      runs,
    );
  });

  test('never more than the rules allow', () => {
    fc.assert(
      fc.property(anySets, (sets) => {
        const scheduled = sets.map((set) => ({
          ...set,
          kind: 'auto' as const,
          state: 'proven' as const,
          pinned: false,
        }));
        expect(keep(scheduled, now, rules).size).toBeLessThanOrEqual(31 + 14 + 13 + 3);
      }),
      runs,
    );
  });

  test('years of nightly sets, thrown away each night, leave one for each day, week and month', () => {
    let sets: Kept[] = [];
    for (let day = 400; day >= 0; day -= 1) {
      const at = new Date(now.getTime() - day * 24 * hour);
      sets.push(setAt(day * 24));
      const kept = keep(sets, at, rules);
      sets = sets.filter(({ name }) => kept.has(name));
    }
    const ages = sets.map(({ at }) => Math.round((now.getTime() - Date.parse(at)) / (24 * hour)));
    expect(ages.filter((age) => age <= 30)).toHaveLength(31);
    expect(ages.filter((age) => age > 30 && age <= 90).length).toBeGreaterThanOrEqual(8);
    expect(ages.filter((age) => age > 90).length).toBeGreaterThanOrEqual(8);
    expect(ages.length).toBeLessThanOrEqual(31 + 14 + 13);
  });

  test('a workstation that was off on every Sunday keeps a set of every week', () => {
    const sets = Array.from({ length: 90 }, (_, day) => setAt(day * 24)).filter(
      ({ at }) => new Date(at).getDay() !== 0,
    );
    const kept = keep(sets, now, rules);
    const weeks = new Set(sets.map(({ at }) => isoWeekOf(at.slice(0, 10))));
    const keptWeeks = new Set(
      [...kept].map((name) => isoWeekOf(`${name.slice(0, 4)}-${name.slice(4, 6)}-${name.slice(6, 8)}`)),
    );
    expect(keptWeeks).toEqual(weeks);
  });

  test('pinned, future and foreign sets are not touched; old failures are', () => {
    const sets = [
      setAt(1),
      setAt(2000 * 24, { pinned: true }),
      setAt(-5),
      setAt(900 * 24, { state: 'foreign' }),
      setAt(5 * 24, { state: 'bad' }),
      setAt(40 * 24, { state: 'bad' }),
      setAt(41 * 24, { state: 'unproven' }),
    ];
    const kept = keep(sets, now, rules);
    expect(sets.map(({ name }) => kept.has(name))).toEqual([true, true, true, true, true, false, false]);
  });

  test('weeks are those of ISO 8601', () => {
    expect(isoWeekOf('2020-12-31')).toBe('2020-W53');
    expect(isoWeekOf('2021-01-03')).toBe('2020-W53');
    expect(isoWeekOf('2021-01-04')).toBe('2021-W01');
    expect(isoWeekOf('2024-12-30')).toBe('2025-W01');
    expect(isoWeekOf('2027-01-01')).toBe('2026-W53');
  });
});
