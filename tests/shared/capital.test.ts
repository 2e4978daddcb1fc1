import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  capitalCategoryOf,
  displayCost,
  effectiveEndOfLife,
  estimatedEndOfLife,
  rangesOverlap,
} from '../../shared/capital.ts';

const none = { manufacturedOn: null, refurbishedOn: null, installedOn: null };

describe('the estimated end of life', () => {
  it.each([
    [{ ...none, manufacturedOn: '2010-06-15' }, 10, '2020-06-15'],
    [{ ...none, manufacturedOn: '2010-01-01', installedOn: '2012-03-20' }, 5, '2017-03-20'],
    [{ manufacturedOn: '2010-01-01', installedOn: '2012-01-01', refurbishedOn: '2015-06-01' }, 8, '2023-06-01'],
    [{ ...none, installedOn: '2012-02-29' }, 10, '2022-02-28'],
    [{ ...none, installedOn: '2012-02-29' }, 4, '2016-02-29'],
  ])('of %j after %d years is %s', (dates, years, end) => {
    expect(estimatedEndOfLife(dates, years)).toBe(end);
  });

  it('is unknown without a date, without a lifetime, with a lifetime of 0, and past the calendar', () => {
    expect(estimatedEndOfLife(none, 10)).toBeNull();
    expect(estimatedEndOfLife({ ...none, installedOn: '2012-01-01' }, null)).toBeNull();
    expect(estimatedEndOfLife({ ...none, installedOn: '2012-01-01' }, 0)).toBeNull();
    expect(estimatedEndOfLife({ ...none, installedOn: '9990-01-01' }, 10)).toBeNull();
  });

  it('gives way to an explicit date', () => {
    expect(effectiveEndOfLife('2030-01-01', '2028-01-01')).toBe('2030-01-01');
    expect(effectiveEndOfLife(null, '2028-01-01')).toBe('2028-01-01');
  });
});

describe('the cost to show', () => {
  it('is the actual one, a genuine 0 included, else the estimate', () => {
    expect(displayCost(500, 300)).toBe(500);
    expect(displayCost(0, 300)).toBe(0);
    expect(displayCost(null, 300)).toBe(300);
    expect(displayCost(null, null)).toBeNull();
  });
});

describe('the capital category', () => {
  const range = (name: string, minCost: number, maxCost: number | null, active = true) => ({
    name,
    minCost,
    maxCost,
    active,
  });
  const three = [range('C', 500, null), range('A', 0, 99), range('B', 100, 499)];

  it.each([
    [99, 'A'],
    [100, 'B'],
    [499, 'B'],
    [500, 'C'],
    [12_000, 'C'],
    [null, null],
    [0, 'A'],
  ])('of %j (thousands) is %j', (cost, name) => {
    expect(capitalCategoryOf(cost, three)?.name ?? null).toBe(name);
  });

  it('is none in a gap, for a zero where none begins at 0, and where the range is no longer in use', () => {
    const gap = [range('B', 100, 499), range('C', 600, null)];
    expect(capitalCategoryOf(550, gap)).toBeNull();
    expect(capitalCategoryOf(0, gap)).toBeNull();
    expect(capitalCategoryOf(300, [range('B', 100, 499, false), range('Z', 250, null)])?.name).toBe('Z');
  });

  it('bounds are inclusive: ranges that share a cost overlap', () => {
    expect(rangesOverlap(range('B', 100, 500), range('C', 500, null))).toBe(true);
    expect(rangesOverlap(range('B', 100, 499), range('C', 500, null))).toBe(false);
    expect(rangesOverlap(range('A', 0, null), range('C', 500, null))).toBe(true);
  });

  it('two ranges overlap exactly when some cost lies in both', () => {
    const anyRange = fc
      .tuple(fc.integer({ min: 0, max: 40 }), fc.option(fc.integer({ min: 1, max: 20 })))
      .map(([minCost, width]) => range('x', minCost, width === null ? null : minCost + width));
    fc.assert(
      fc.property(anyRange, anyRange, (one, other) => {
        const shared = Array.from({ length: 100 }, (_, cost) => cost).some(
          (cost) => capitalCategoryOf(cost, [one]) !== null && capitalCategoryOf(cost, [other]) !== null,
        );
        expect(rangesOverlap(one, other)).toBe(shared);
        expect(rangesOverlap(other, one)).toBe(shared);
      }),
    );
  });
});
