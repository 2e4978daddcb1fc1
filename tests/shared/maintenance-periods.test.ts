import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../shared/dates.ts';
import { maintenancePeriods } from '../../shared/maintenance.ts';
import { periodBefore, periodOf } from '../../shared/maintenance-periods.ts';

const day = fc.integer({ min: 0, max: 200_000 }).map((days) => addDays('1902-01-01', days));
const kind = fc.constantFrom(...maintenancePeriods);

describe('a period of the calendar', () => {
  it.each([
    ['daily', '2028-02-29', '2028-02-29', '2028-02-29'],
    ['weekly', '2026-01-01', '2025-12-29', '2026-01-04'],
    ['weekly', '2026-11-22', '2026-11-16', '2026-11-22'],
    ['monthly', '2028-02-10', '2028-02-01', '2028-02-29'],
    ['quarterly', '2026-12-31', '2026-10-01', '2026-12-31'],
    ['yearly', '2026-07-04', '2026-01-01', '2026-12-31'],
  ] as const)('%s of %s goes from %s to %s', (period, date, from, to) => {
    expect(periodOf(period, date)).toEqual({ from, to });
  });

  it('holds its day, and is the same for each of its days', () => {
    fc.assert(
      fc.property(kind, day, fc.nat(), (period, date, step) => {
        const span = periodOf(period, date);
        expect(span.from <= date && date <= span.to).toBe(true);
        const other = addDays(span.from, step % (daysBetween(span.from, span.to) + 1));
        expect(periodOf(period, other)).toEqual(span);
      }),
    );
  });

  it('follows the one before it without a gap', () => {
    fc.assert(
      fc.property(kind, day, (period, date) => {
        expect(addDays(periodBefore(period, date).to, 1)).toBe(periodOf(period, date).from);
      }),
    );
  });
});
