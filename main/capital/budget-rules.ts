import type { Budget } from '../../shared/capital-budget.ts';
import { escalated } from '../../shared/escalation.ts';
import { namelessLast } from '../../shared/natural-order.ts';
import type { CostRow } from './plan-queries.ts';

/** The years of a budget and how dollars grow. */
export interface BudgetFrame {
  /** The year whose dollars the costs are in. */
  readonly baseYear: number;
  readonly fromYear: number;
  readonly toYear: number;
  readonly escalationPercent: number;
}

interface Sum {
  units: number;
  cost: number;
  escalated: number;
}

/**
 * A budget from units by year, group and cost. Each unit is escalated and rounded once, and everything else is a sum of that, so that the
 * rows, the columns and the total agree to the dollar.
 */
export function budgetOf(costs: readonly CostRow[], names: ReadonlyMap<number, string>, frame: BudgetFrame): Budget {
  const { baseYear, fromYear, toYear, escalationPercent } = frame;
  const cells = new Map<string, Sum & { readonly year: number; readonly groupId: number | null }>();
  const years = new Map<number, Sum>();
  for (let year = fromYear; year <= toYear; year++) years.set(year, nothing());
  const groups = new Map<number | null, Sum>();
  const total = nothing();
  const leftOut = {
    withoutYear: { units: 0, cost: 0 },
    withoutCost: { units: 0 },
    before: { units: 0, cost: 0 },
    after: { units: 0, cost: 0 },
  };
  for (const { year, groupId, cost, units } of costs) {
    if (cost === null) {
      leftOut.withoutCost.units += units;
      continue;
    }
    if (year === null || year < fromYear || year > toYear) {
      const kind = year === null ? 'withoutYear' : year < fromYear ? 'before' : 'after';
      leftOut[kind].units += units;
      leftOut[kind].cost += units * cost;
      continue;
    }
    const key = `${year} ${groupId}`;
    const cell = cells.get(key) ?? { year, groupId, ...nothing() };
    cells.set(key, cell);
    const group = groups.get(groupId) ?? nothing();
    groups.set(groupId, group);
    const one = escalated(cost, escalationPercent, Math.max(0, year - baseYear));
    for (const sum of [cell, group, years.get(year) ?? nothing(), total]) {
      sum.units += units;
      sum.cost += units * cost;
      sum.escalated += units * one;
    }
  }
  const nameOf = (groupId: number | null) => (groupId === null ? null : (names.get(groupId) ?? null));
  return {
    baseYear,
    rows: [...cells.values()]
      .map(({ groupId, ...cell }) => ({ ...cell, groupId, groupName: nameOf(groupId) }))
      .toSorted((one, other) => one.year - other.year || byName(one, other)),
    years: [...years].map(([year, sum]) => ({ year, ...sum })),
    groups: [...groups].map(([groupId, sum]) => ({ groupId, groupName: nameOf(groupId), ...sum })).toSorted(byName),
    total,
    leftOut,
  };
}

function nothing(): Sum {
  return { units: 0, cost: 0, escalated: 0 };
}

interface Named {
  readonly groupId: number | null;
  readonly groupName: string | null;
}

/** By name; what has none comes last. */
function byName(one: Named, other: Named): number {
  return namelessLast(one.groupName, other.groupName) || (one.groupId ?? 0) - (other.groupId ?? 0);
}
