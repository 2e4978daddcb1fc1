import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays } from '../../shared/dates.ts';
import { defaultWeights, replacementScore, type ScoreFacts, StoredWeights } from '../../shared/replacement-score.ts';

const today = '2026-01-01';
const nothing: ScoreFacts = {
  lifeBeganOn: null,
  endOfLifeOn: null,
  lifetimeYears: null,
  endOfSupportOn: null,
  cost: null,
  failedTests: null,
};
const partOf = (facts: Partial<ScoreFacts>, part: string) =>
  replacementScore({ ...nothing, ...facts }, defaultWeights, today).parts.find((one) => one.part === part)?.value;

describe('the replacement score', () => {
  it.each([
    ['2016-01-01', '2026-01-01', 2 / 3],
    ['2026-01-01', '2036-01-01', 0],
    ['2011-01-01', '2021-01-01', 1],
    ['2000-01-01', '2010-01-01', 1],
    ['2030-01-01', '2040-01-01', 0],
  ])('counts a life from %s to %s as %d', (lifeBeganOn, endOfLifeOn, value) => {
    expect(partOf({ lifeBeganOn, endOfLifeOn }, 'age')).toBeCloseTo(value, 3);
  });

  it('takes the lifetime of the subclass where nothing says when the life began', () => {
    expect(partOf({ endOfLifeOn: '2026-01-01', lifetimeYears: 10 }, 'age')).toBeCloseTo(2 / 3, 6);
    expect(partOf({ endOfLifeOn: '2026-01-01' }, 'age')).toBeNull();
    expect(partOf({ endOfLifeOn: '2026-01-01', lifetimeYears: 0 }, 'age')).toBeNull();
    expect(partOf({ lifeBeganOn: '2016-01-01' }, 'age')).toBeNull();
  });

  it('grows over the three years before support ends', () => {
    expect(partOf({ endOfSupportOn: '2025-06-01' }, 'endOfSupport')).toBe(1);
    expect(partOf({ endOfSupportOn: today }, 'endOfSupport')).toBe(1);
    expect(partOf({ endOfSupportOn: addDays(today, 548) }, 'endOfSupport')).toBeCloseTo(0.5, 6);
    expect(partOf({ endOfSupportOn: addDays(today, 1096) }, 'endOfSupport')).toBe(0);
    expect(partOf({ endOfSupportOn: '2040-01-01' }, 'endOfSupport')).toBe(0);
  });

  it('holds the cost against the one that counts in full; a genuine zero is known', () => {
    expect(partOf({ cost: 250 }, 'cost')).toBe(0.25);
    expect(partOf({ cost: 4000 }, 'cost')).toBe(1);
    expect(partOf({ cost: 0 }, 'cost')).toBe(0);
    expect(partOf({}, 'cost')).toBeNull();
  });

  it.each([
    [null, null],
    [0, 0],
    [1, 0.5],
    [2, 1],
    [7, 1],
  ])('counts %j failed surveys as %j', (failedTests, value) => {
    expect(partOf({ failedTests }, 'failedTests')).toBe(value);
  });

  it('reads weights that were stored before failed surveys had a say with nothing for them', () => {
    const before = { age: 60, endOfSupport: 25, cost: 15, costReference: 1000 };
    expect(StoredWeights.parse(before)).toEqual({ ...before, failedTests: 0 });
    expect(StoredWeights.parse({ ...before, failedTests: 40 })).toEqual({ ...before, failedTests: 40 });
  });

  it('leaves parts out that are not known, and says how much each counts', () => {
    const all = replacementScore(
      { ...nothing, lifeBeganOn: '2016-01-01', endOfLifeOn: today, endOfSupportOn: today, cost: 500, failedTests: 1 },
      defaultWeights,
      today,
    );
    expect(all.parts.map(({ share }) => share)).toEqual([50, 20, 15, 15]);
    expect(all.value).toBe(68); // 50 × 2/3 + 20 + 15 × 1/2 + 15 × 1/2 = 68.3
    const two = replacementScore({ ...nothing, endOfSupportOn: today, cost: 500 }, defaultWeights, today);
    expect(two.parts.map(({ share }) => share)).toEqual([0, (100 * 20) / 35, (100 * 15) / 35, 0]);
    expect(two.value).toBe(79); // (20 + 15 × 1/2) / 35
    expect(replacementScore(nothing, defaultWeights, today).value).toBeNull();
    const unweighed = { ...defaultWeights, age: 0, endOfSupport: 0, cost: 0, failedTests: 0 };
    expect(replacementScore({ ...nothing, cost: 500 }, unweighed, today).value).toBeNull();
  });

  it('is 0 to 100 whatever the facts, its shares are 100 % or nothing, and neither one day later nor with one more failed survey is it lower', () => {
    const date = fc.option(fc.integer({ min: 0, max: 20_000 }).map((days) => addDays('1990-01-01', days)));
    const weight = fc.integer({ min: 0, max: 100 });
    fc.assert(
      fc.property(
        fc.record({
          lifeBeganOn: date,
          endOfLifeOn: date,
          lifetimeYears: fc.option(fc.integer({ min: 0, max: 30 })),
          endOfSupportOn: date,
          cost: fc.option(fc.integer({ min: 0, max: 10_000 })),
          failedTests: fc.option(fc.integer({ min: 0, max: 9 })),
        }),
        fc.record({
          age: weight,
          endOfSupport: weight,
          cost: weight,
          failedTests: weight,
          costReference: fc.integer({ min: 1, max: 5000 }),
        }),
        (facts, weights) => {
          const { value, parts } = replacementScore(facts, weights, today);
          const shares = parts.reduce((sum, { share }) => sum + share, 0);
          expect(value === null ? shares : Math.round(shares)).toBe(value === null ? 0 : 100);
          if (value === null) return;
          expect(value).toBeGreaterThanOrEqual(0);
          expect(value).toBeLessThanOrEqual(100);
          expect(replacementScore(facts, weights, '2026-01-02').value).toBeGreaterThanOrEqual(value);
          if (facts.failedTests === null) return;
          const worse = { ...facts, failedTests: facts.failedTests + 1 };
          expect(replacementScore(worse, weights, today).value).toBeGreaterThanOrEqual(value);
        },
      ),
    );
  });
});
