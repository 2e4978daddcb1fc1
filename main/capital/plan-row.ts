import { displayCost, effectiveEndOfLife, estimatedEndOfLife, yearsUntil } from '../../shared/capital.ts';
import type { CapitalRow } from '../../shared/capital-plan.ts';
import type { ScenarioItem } from '../../shared/capital-scenarios.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { capitalTypes } from '../../shared/equipment.ts';
import { replacementScore, type ScoreWeights } from '../../shared/replacement-score.ts';
import { toUnitInBrief } from '../equipment/unit-brief-columns.ts';
import type { PlanUnitRow } from './plan-queries.ts';

/** What rows are judged by. */
export interface Yardstick {
  readonly today: PlainDate;
  readonly weights: ScoreWeights;
  /** The name of the capital category of a cost. */
  categoryOf(cost: number | null): string | null;
  readonly scenarioId: number | null;
}

/** A unit as the list of capital planning shows it. */
export function toCapitalRow(row: PlanUnitRow, { today, weights, categoryOf, scenarioId }: Yardstick): CapitalRow {
  const endOfLifeOn = effectiveEndOfLife(row.endOfLifeOn, estimatedEndOfLife(row, row.lifetimeYears));
  const cost = row.itemCost ?? displayCost(row.capitalCost, row.estimatedCost);
  return {
    unit: toUnitInBrief(row, today),
    version: row.version,
    endOfLifeOn,
    endOfLifeEstimated: endOfLifeOn !== null && row.endOfLifeOn === null,
    yearsUntilEndOfLife: endOfLifeOn === null ? null : yearsUntil(today, endOfLifeOn),
    cost,
    costEstimated: cost !== null && row.itemCost === null && row.capitalCost === null,
    category: categoryOf(cost),
    capitalYear: row.capitalYear,
    ...plannedIn(row, endOfLifeOn, Number(today.slice(0, 4))),
    funded: flag(row.itemFunded ?? row.replacementFunded),
    radiologyOwned: flag(row.radiologyOwned),
    capitalType: capitalTypes.find((type) => type === row.capitalType) ?? 'Replacement',
    capitalNote: row.capitalNote,
    endOfSupportOn: row.endOfSupportOn,
    failedTests: row.failedTests,
    score: scoreOf(row, endOfLifeOn, cost, weights, today),
    item: scenarioId === null ? null : itemOf(row, scenarioId),
    asUnit: {
      planYear: plannedIn({ ...row, itemYear: null }, endOfLifeOn, Number(today.slice(0, 4))).planYear,
      cost: displayCost(row.capitalCost, row.estimatedCost),
      funded: flag(row.replacementFunded),
    },
  };
}

function plannedIn(row: PlanUnitRow, endOfLifeOn: PlainDate | null, currentYear: number) {
  const from = (
    [
      ['scenario', row.itemYear],
      ['capital-year', row.capitalYear],
      ['end-of-life', endOfLifeOn === null ? null : Number(endOfLifeOn.slice(0, 4))],
    ] as const
  ).find(([, year]) => year !== null);
  if (!from) return { planYear: null, planYearFrom: null };
  return { planYear: Math.max(from[1] ?? 0, currentYear), planYearFrom: from[0] };
}

function scoreOf(
  row: PlanUnitRow,
  endOfLifeOn: PlainDate | null,
  cost: number | null,
  weights: ScoreWeights,
  today: PlainDate,
): CapitalRow['score'] {
  const dates = [row.manufacturedOn, row.refurbishedOn, row.installedOn].filter((date) => date !== null);
  const lifeBeganOn = dates.toSorted().at(-1) ?? null;
  const { lifetimeYears, endOfSupportOn, failedTests } = row;
  const { value, parts } = replacementScore(
    { lifeBeganOn, endOfLifeOn, lifetimeYears, endOfSupportOn, cost, failedTests },
    weights,
    today,
  );
  return { value, parts: [...parts] };
}

function itemOf(row: PlanUnitRow, scenarioId: number): ScenarioItem | null {
  if (row.itemVersion === null) return null;
  return {
    scenarioId,
    unitId: row.unitId,
    version: row.itemVersion,
    year: row.itemYear,
    funded: flag(row.itemFunded),
    cost: row.itemCost,
    note: row.itemNote,
  };
}

function flag(stored: number | null): boolean | null {
  return stored === null ? null : stored === 1;
}
