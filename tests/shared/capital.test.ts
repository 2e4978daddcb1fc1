import { describe, expect, it } from 'vitest';
import { displayCost, effectiveEndOfLife, estimatedEndOfLife } from '../../shared/capital.ts';

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
