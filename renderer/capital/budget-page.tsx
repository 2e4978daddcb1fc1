import { Group, NativeSelect, Paper, Skeleton, Stack, Text } from '@mantine/core';
import { IconReportMoney } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { budgetGroups } from '../../shared/capital-budget.ts';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { BudgetBars } from './budget-bars.tsx';
import { budgetLines, useBudgetColumns } from './budget-lines.ts';
import { BudgetTable } from './budget-table.tsx';
import { CapitalFrame } from './capital-frame.tsx';
import { planNames, readRate, readYears, usualYears } from './chart-address.ts';
import { LeftOutNote } from './left-out-note.tsx';
import { PlanExportMenu } from './plan-export-menu.tsx';
import { RateField } from './rate-field.tsx';
import { useCapitalChoice } from './use-capital-choice.ts';
import { YearRange } from './year-range.tsx';

/** What the plan costs by year and facility, department or class. */
export function BudgetPage() {
  const { t } = useTranslation('capital-plan');
  const formats = useFormats();
  const choice = useCapitalChoice();
  const { params, put } = choice;
  const by = budgetGroups.find((group) => group === params.get('rows')) ?? 'facility';
  const rate = readRate(params.get(planNames.rate));
  const { fromYear, toYear } = readYears(params, new Date().getFullYear(), usualYears.budget);
  const budget = useCall(
    'capital.budget',
    { ...choice.what, fromYear, toYear, escalationPercent: rate, by },
    { placeholderData: keepPreviousData },
  );
  const lines = budget.data ? budgetLines(budget.data, t('unknownGroup')) : [];
  const columns = useBudgetColumns(by, budget.data);

  return (
    <CapitalFrame
      choice={choice}
      beside={
        budget.data && (
          <Text size="sm" c="dimmed" role="status">
            {t('chart.horizon', {
              from: fromYear,
              to: toYear,
              cost: formats.sum(budget.data.total.escalated),
            })}
          </Text>
        )
      }
      tools={<PlanExportMenu name="capital-budget" columns={columns} rows={lines} />}
    >
      <Group gap="md" align="flex-start">
        <YearRange
          fromYear={fromYear}
          toYear={toYear}
          onChange={(from, to) =>
            choice.change((after) => {
              after.set(planNames.from, String(from));
              after.set(planNames.to, String(to));
            })
          }
        />
        <RateField rate={rate} onChange={(next) => put(planNames.rate, next === 0 ? null : String(next))} />
        <NativeSelect
          label={t('budget.by')}
          size="xs"
          value={by}
          data={budgetGroups.map((group) => ({ value: group, label: t(`budget.groups.${group}`) }))}
          onChange={(event) => put('rows', event.currentTarget.value === 'facility' ? null : event.currentTarget.value)}
        />
      </Group>
      <Text size="xs" c="dimmed" maw="80ch">
        {t('budget.lead')}
      </Text>
      {budget.error && <ErrorPanel error={budget.error} onRetry={() => void budget.refetch()} />}
      {budget.data === undefined ? (
        !budget.error && <Skeleton height={420} radius="md" />
      ) : budget.data.total.units === 0 ? (
        <EmptyState icon={IconReportMoney} title={t('budget.nothing')}>
          {t('budget.nothingHint')}
          <LeftOutNote of={budget.data.leftOut} fromYear={fromYear} toYear={toYear} />
        </EmptyState>
      ) : (
        <Stack gap="sm">
          <Paper withBorder p="xs">
            <BudgetBars budget={budget.data} />
          </Paper>
          <BudgetTable budget={budget.data} lines={lines} by={by} />
          <LeftOutNote of={budget.data.leftOut} fromYear={fromYear} toYear={toYear} />
        </Stack>
      )}
    </CapitalFrame>
  );
}
