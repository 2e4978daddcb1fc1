import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { budgetOf } from '../../main/capital/budget-rules.ts';
import { comparisonOf } from '../../main/capital/compare-rules.ts';
import { escalated } from '../../shared/escalation.ts';

const names = new Map([
  [1, 'Harbor'],
  [2, 'Lakeside'],
]);
const row = fc.record({
  year: fc.option(fc.integer({ min: 2020, max: 2040 })),
  groupId: fc.option(fc.integer({ min: 1, max: 3 })),
  cost: fc.option(fc.integer({ min: 0, max: 5000 })),
  units: fc.integer({ min: 1, max: 9 }),
});
const frame = fc.record({
  baseYear: fc.constant(2026),
  fromYear: fc.integer({ min: 2024, max: 2028 }),
  toYear: fc.integer({ min: 2028, max: 2036 }),
  escalationPercent: fc.integer({ min: 0, max: 1000 }).map((hundredths) => hundredths / 100),
});
const sumOf = (sums: readonly { units: number; cost: number; escalated: number }[]) =>
  sums.reduce(
    (all, { units, cost, escalated: later }) => ({
      units: all.units + units,
      cost: all.cost + cost,
      escalated: all.escalated + later,
    }),
    { units: 0, cost: 0, escalated: 0 },
  );

describe('a budget', () => {
  it('rounds each unit once: three of 10 thousand at 5 % are 33, not 32', () => {
    const { rows, total } = budgetOf([{ year: 2027, groupId: 1, cost: 10, units: 3 }], names, {
      baseYear: 2026,
      fromYear: 2026,
      toYear: 2028,
      escalationPercent: 5,
    });
    expect(rows).toEqual([{ year: 2027, groupId: 1, groupName: 'Harbor', units: 3, cost: 30, escalated: 33 }]);
    expect(total).toEqual({ units: 3, cost: 30, escalated: 33 });
  });

  it('shows every year of the range, groups by name, what has no group last', () => {
    const { years, groups } = budgetOf(
      [
        { year: 2026, groupId: null, cost: 5, units: 1 },
        { year: 2028, groupId: 2, cost: 7, units: 1 },
        { year: 2026, groupId: 1, cost: 1, units: 1 },
      ],
      names,
      { baseYear: 2026, fromYear: 2026, toYear: 2028, escalationPercent: 0 },
    );
    expect(years.map(({ year, cost }) => [year, cost])).toEqual([
      [2026, 6],
      [2027, 0],
      [2028, 7],
    ]);
    expect(groups.map(({ groupName }) => groupName)).toEqual(['Harbor', 'Lakeside', null]);
  });

  it('adds up whichever way it is read, and loses no unit', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 40 }), frame, (rows, asked) => {
        const budget = budgetOf(rows, names, asked);
        const { total, leftOut } = budget;
        for (const sums of [budget.rows, budget.years, budget.groups]) expect(sumOf(sums)).toEqual(total);
        const { withoutYear, withoutCost, before, after } = leftOut;
        const told = total.units + withoutYear.units + withoutCost.units + before.units + after.units;
        expect(told).toBe(rows.reduce((sum, { units }) => sum + units, 0));
        const known = rows.reduce((sum, { cost, units }) => sum + (cost ?? 0) * units, 0);
        expect(total.cost + withoutYear.cost + before.cost + after.cost).toBe(known);
        for (const { year, escalated: later, cost } of budget.rows) {
          expect(later).toBeGreaterThanOrEqual(cost);
          if (year <= 2026) expect(later).toBe(cost);
        }
      }),
    );
  });

  it('costs a unit exactly what escalation says', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 5000 }), fc.integer({ min: 0, max: 30 }), (cost, ahead) => {
        const asked = { baseYear: 2026, fromYear: 2026, toYear: 2056, escalationPercent: 3.5 };
        const { total } = budgetOf([{ year: 2026 + ahead, groupId: 1, cost, units: 1 }], names, asked);
        expect(total.escalated).toBe(escalated(cost, 3.5, ahead));
      }),
    );
  });
});

describe('plans side by side', () => {
  it('differ by what the budgets differ by, in every view', () => {
    fc.assert(
      fc.property(fc.array(row, { maxLength: 20 }), fc.array(row, { maxLength: 20 }), frame, (one, other, asked) => {
        const budgets = [one, other].map((rows) => budgetOf(rows, names, asked));
        const comparison = comparisonOf(
          budgets.map((budget) => ({ scenario: null, budget })),
          2026,
        );
        const [first, second] = budgets.map(({ total }) => total.escalated);
        const gap = (second ?? 0) - (first ?? 0);
        expect(comparison.scenarios.map(({ total }) => total.difference)).toEqual([0, gap]);
        for (const view of [comparison.byYear, comparison.byFacility, comparison.cells]) {
          expect(view.reduce((sum, { values }) => sum + (values[1]?.difference ?? 0), 0)).toBe(gap);
        }
      }),
    );
  });
});
