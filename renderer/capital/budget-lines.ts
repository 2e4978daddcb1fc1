import { useTranslation } from 'react-i18next';
import type { Budget, BudgetGroup } from '../../shared/capital-budget.ts';
import type { CopyColumn } from '../ui/clipboard-table.ts';

/** One row of the budget: a facility, a department or a class, or the sum of all. */
export interface BudgetLine {
  readonly key: string;
  readonly name: string;
  readonly units: number;
  /** Escalated, by the years of the budget; 0 where there is nothing. */
  readonly years: readonly number[];
  readonly total: number;
  /** In dollars of today. */
  readonly today: number;
}

/** The rows of a budget with what each costs a year; what has no name is called as told. */
export function budgetLines(budget: Budget, unnamed: string): BudgetLine[] {
  const cells = new Map(budget.rows.map((row) => [`${row.groupId} ${row.year}`, row.escalated]));
  return budget.groups.map(({ groupId, groupName, units, cost, escalated }) => ({
    key: String(groupId),
    name: groupName ?? unnamed,
    units,
    years: budget.years.map(({ year }) => cells.get(`${groupId} ${year}`) ?? 0),
    total: escalated,
    today: cost,
  }));
}

/** A share of a whole in percent with one decimal; 0 of nothing. */
export function shareOf(part: number, whole: number): number {
  return whole === 0 ? 0 : Math.round((1000 * part) / whole) / 10;
}

/** The columns of the budget in files and on the clipboard, in thousands of dollars. */
export function useBudgetColumns(by: BudgetGroup, budget: Budget | undefined): readonly CopyColumn<BudgetLine>[] {
  const { t } = useTranslation('capital-plan');
  const whole = budget?.total.escalated ?? 0;
  return [
    { heading: t(`budget.group.${by}`), kind: 'text', value: ({ name }) => name },
    { heading: t('budget.units'), kind: 'number', value: ({ units }) => units },
    ...(budget?.years ?? []).map(
      ({ year }, index): CopyColumn<BudgetLine> => ({
        heading: String(year),
        kind: 'number',
        value: ({ years }) => years[index] ?? 0,
      }),
    ),
    { heading: t('budget.total'), kind: 'number', value: ({ total }) => total },
    { heading: `${t('budget.share')} %`, kind: 'number', value: ({ total }) => shareOf(total, whole) },
  ];
}
