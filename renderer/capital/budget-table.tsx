import { Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Budget, BudgetGroup } from '../../shared/capital-budget.ts';
import { useFormats } from '../ui/formats.ts';
import { TableFrame } from '../ui/table-frame.tsx';
import { type BudgetLine, shareOf } from './budget-lines.ts';
import classes from './capital-plan.module.css';

interface Props {
  readonly budget: Budget;
  readonly lines: readonly BudgetLine[];
  readonly by: BudgetGroup;
}

/** Years beside each other, what pays below each other; every sum is the sum of what is shown. */
export function BudgetTable({ budget, lines, by }: Props) {
  const { t } = useTranslation('capital-plan');
  const formats = useFormats();
  const whole = budget.total.escalated;
  const cell = classes.number ?? '';
  const total: BudgetLine = {
    key: 'total',
    name: t('budget.total'),
    units: budget.total.units,
    years: budget.years.map(({ escalated }) => escalated),
    total: whole,
    today: budget.total.cost,
  };
  const differs = whole !== budget.total.cost;
  const percent = (value: number) => t('budget.percent', { value: formats.decimal(value) });
  return (
    <div className={classes.grid}>
      <TableFrame
        label={t('budget.table')}
        minWidth={430 + 56 * budget.years.length}
        columns={[
          t(`budget.group.${by}`),
          ...budget.years.map(({ year }) => (
            <div key={year} className={cell}>
              {year}
            </div>
          )),
          ...(['total', 'share', 'units'] as const).map((name) => (
            <div key={name} className={cell}>
              {t(`budget.${name}`)}
            </div>
          )),
        ]}
      >
        {[...lines, total].map((line) => (
          <Table.Tr key={line.key} className={line === total ? (classes.total ?? '') : ''}>
            <Table.Td>
              <Text size="sm" fw={600}>
                {line.name}
              </Text>
            </Table.Td>
            {line.years.map((cost, index) => (
              <Table.Td key={budget.years[index]?.year} className={cell} data-label={budget.years[index]?.year}>
                {cost === 0 ? '' : formats.number(cost)}
              </Table.Td>
            ))}
            <Table.Td className={cell} data-label={t('budget.total')}>
              <Text size="sm" fw={600} span>
                {formats.number(line.total)}
              </Text>
              {differs && (
                <Text size="xs" c="dimmed">
                  ({formats.number(line.today)})
                </Text>
              )}
            </Table.Td>
            <Table.Td className={cell} data-label={t('budget.share')}>
              {percent(shareOf(line.total, whole))}
            </Table.Td>
            <Table.Td className={cell} data-label={t('budget.units')}>
              {formats.number(line.units)}
            </Table.Td>
          </Table.Tr>
        ))}
      </TableFrame>
      <Text size="xs" c="dimmed" mt={4}>
        {t('budget.table')}
        {differs && ` · (…) ${t('budget.today', { year: budget.baseYear })}`}
      </Text>
    </div>
  );
}
