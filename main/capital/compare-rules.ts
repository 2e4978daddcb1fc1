import type { Budget, Comparison } from '../../shared/capital-budget.ts';
import type { Scenario } from '../../shared/capital-scenarios.ts';
import { namelessLast } from '../../shared/natural-order.ts';

/** A budget by facility under one plan. */
export interface Plan {
  readonly scenario: Pick<Scenario, 'id' | 'name' | 'items'> | null;
  readonly budget: Budget;
}

interface Sum {
  readonly units: number;
  readonly cost: number;
  readonly escalated: number;
}
const nothing: Sum = { units: 0, cost: 0, escalated: 0 };

/** Plans of the same years side by side; differences are those to the first one. */
export function comparisonOf(plans: readonly Plan[], baseYear: number): Comparison {
  const budgets = plans.map(({ budget }) => budget);
  const values = (find: (budget: Budget) => Sum | undefined) =>
    compared(budgets.map((budget) => find(budget) ?? nothing));
  const totals = values(({ total }) => total);
  const cells = new Map(budgets.flatMap(({ rows }) => rows.map((row) => [cellKey(row), row] as const)));
  const facilities = new Map(budgets.flatMap(({ groups }) => groups.map((group) => [group.groupId, group.groupName])));
  const rows = budgets.map((budget) => new Map(budget.rows.map((row) => [cellKey(row), row])));
  return {
    baseYear,
    scenarios: plans.map(({ scenario, budget }, position) => ({
      scenarioId: scenario?.id ?? null,
      name: scenario?.name ?? null,
      items: scenario?.items ?? 0,
      total: totals[position] ?? { ...nothing, difference: 0 },
      leftOut: budget.leftOut,
    })),
    byYear: (budgets[0]?.years ?? []).map(({ year }) => ({
      year,
      values: values(({ years }) => years.find((one) => one.year === year)),
    })),
    byFacility: [...facilities].toSorted(byName).map(([facilityId, facilityName]) => ({
      facilityId,
      facilityName,
      values: values(({ groups }) => groups.find(({ groupId }) => groupId === facilityId)),
    })),
    cells: [...cells]
      .toSorted(([, one], [, other]) => one.year - other.year || byName([0, one.groupName], [0, other.groupName]))
      .map(([key, { year, groupId, groupName }]) => ({
        year,
        facilityId: groupId,
        facilityName: groupName,
        values: compared(rows.map((of) => of.get(key) ?? nothing)),
      })),
  };
}

function compared(sums: readonly Sum[]) {
  const first = sums[0] ?? nothing;
  return sums.map(({ units, cost, escalated }) => ({
    units,
    cost,
    escalated,
    difference: escalated - first.escalated,
  }));
}

function cellKey({ year, groupId }: { readonly year: number; readonly groupId: number | null }): string {
  return `${year} ${groupId}`;
}

type Named = readonly [unknown, string | null];

/** By name; what has none comes last. */
function byName([, one]: Named, [, other]: Named): number {
  return namelessLast(one, other);
}
