import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { escalated } from '../../shared/escalation.ts';

const cost = fc.integer({ min: 0, max: 1_000_000 });
const percent = fc.integer({ min: 0, max: 5000 }).map((hundredths) => hundredths / 100);
const years = fc.integer({ min: 0, max: 75 });

describe('the cost of later years', () => {
  it.each([
    [1000, 3, 0, 1000],
    [1000, 3, 1, 1030],
    [1000, 3, 2, 1061], // 1060.9
    [500, 3.25, 5, 587], // 586.7…
    [10, 5, 1, 11], // 10.5 is rounded up
    [30, 5, 1, 32], // 31.5, which floats know as 31.5 exactly
    [1, 50, 1, 2],
    [0, 10, 30, 0],
    [1_000_000, 50, 20, 3_325_256_730],
  ])('%d thousand at %d %% after %d years is %d', (amount, rate, span, later) => {
    expect(escalated(amount, rate, span)).toBe(later);
  });

  it('is the nearest whole thousand of the exact amount', () => {
    fc.assert(
      fc.property(cost, percent, fc.integer({ min: 0, max: 20 }), (amount, rate, span) => {
        const exact = amount * (1 + rate / 100) ** span;
        expect(Math.abs(escalated(amount, rate, span) - exact)).toBeLessThanOrEqual(0.5 + exact * 1e-12);
      }),
    );
  });

  it('never falls with cost, rate or years, and stays as it is at 0 %', () => {
    fc.assert(
      fc.property(cost, percent, years, (amount, rate, span) => {
        const now = escalated(amount, rate, span);
        expect(escalated(amount + 1, rate, span)).toBeGreaterThanOrEqual(now);
        expect(escalated(amount, rate, span + 1)).toBeGreaterThanOrEqual(now);
        expect(escalated(amount, Math.min(50, rate + 0.01), span)).toBeGreaterThanOrEqual(now);
        expect(escalated(amount, 0, span)).toBe(amount);
      }),
    );
  });
});
