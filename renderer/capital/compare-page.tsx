import { ActionIcon, Button, Checkbox, Group, NativeSelect, Skeleton, Stack, Text } from '@mantine/core';
import { IconPlus, IconScale, IconX } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { CapitalFrame } from './capital-frame.tsx';
import { planNames, readRate, readYears, usualYears } from './chart-address.ts';
import { Choice } from './choice.tsx';
import { type CompareLine, compareLayouts, compareLines, differs, useCompareColumns } from './compare-lines.ts';
import { CompareTable } from './compare-table.tsx';
import { PlanExportMenu } from './plan-export-menu.tsx';
import { RateField } from './rate-field.tsx';
import { mostCompared } from './scenario-table.tsx';
import { useCapitalChoice } from './use-capital-choice.ts';
import { YearRange } from './year-range.tsx';

/** Two to four plans side by side, by year, by facility, or by both. */
export function ComparePage() {
  const { t } = useTranslation('capital-plan');
  const choice = useCapitalChoice();
  const { params, put } = choice;
  const scenarios = useCall('capital.scenarios', {});
  const known = scenarios.data?.items ?? [];
  const plans = readPlans(params.get('plans'));
  const layout = compareLayouts.find((one) => one === params.get('layout')) ?? 'year';
  const onlyDifferent = params.get('differing') === '1';
  const rate = readRate(params.get(planNames.rate));
  const { fromYear, toYear } = readYears(params, new Date().getFullYear(), usualYears.budget);
  const { scenarioId: _own, ...what } = { scenarioId: null, ...choice.what };
  const enough = plans.length >= 2;
  const comparison = useCall(
    'capital.compare',
    {
      ...what,
      scenarioIds: plans.map((id) => (id === 0 ? null : id)),
      fromYear,
      toYear,
      escalationPercent: rate,
    },
    { enabled: enough, placeholderData: keepPreviousData },
  );
  // While the next answer is on its way the names belong to the last one.
  const names = (comparison.data?.scenarios ?? []).map(({ name }) => name ?? t('compare.units'));
  const all = comparison.data ? compareLines(comparison.data, layout, t('unknownGroup')) : [];
  const lines = onlyDifferent ? all.filter(differs) : all;
  const columns = useCompareColumns(layout, names);
  const total: CompareLine = {
    key: 'total',
    year: null,
    facility: null,
    values: comparison.data?.scenarios.map((one) => one.total) ?? [],
  };
  const setPlans = (next: readonly number[]) => put('plans', next.join('.'));
  const unused = [0, ...known.map(({ id }) => id)].find((id) => !plans.includes(id));

  return (
    <CapitalFrame
      choice={choice}
      withoutScenario
      tools={<PlanExportMenu name="capital-comparison" columns={columns} rows={lines} />}
    >
      <Text size="xs" c="dimmed">
        {t('compare.lead')}
      </Text>
      <Group gap="xs" align="flex-end">
        {plans.map((id, index) => {
          const options = [
            { value: '0', label: t('compare.units') },
            ...known.map((one) => ({ value: String(one.id), label: one.name })),
          ];
          const missing = !options.some(({ value }) => value === String(id));
          return (
            // biome-ignore lint/suspicious/noArrayIndexKey: a plan is known by its place
            <Group key={index} gap={2} align="flex-end" wrap="nowrap">
              <NativeSelect
                label={t('compare.plan', { number: index + 1 })}
                size="xs"
                value={String(id)}
                data={[...options, ...(missing ? [{ value: String(id), label: t('compare.gone') }] : [])].map(
                  (option) => ({
                    ...option,
                    disabled: option.value !== String(id) && plans.includes(Number(option.value)),
                  }),
                )}
                onChange={(event) => {
                  const chosen = Number(event.currentTarget.value);
                  setPlans(plans.map((one, at) => (at === index ? chosen : one)));
                }}
              />
              {plans.length > 2 && (
                <ActionIcon
                  variant="subtle"
                  color="gray"
                  size={30}
                  aria-label={t('compare.removeNamed', { name: t('compare.plan', { number: index + 1 }) })}
                  onClick={() => setPlans(plans.filter((_, at) => at !== index))}
                >
                  <IconX size={15} aria-hidden />
                </ActionIcon>
              )}
            </Group>
          );
        })}
        {plans.length < mostCompared && unused !== undefined && (
          <Button
            variant="default"
            size="xs"
            leftSection={<IconPlus size={15} aria-hidden />}
            onClick={() => setPlans([...plans, unused])}
          >
            {t('compare.add')}
          </Button>
        )}
      </Group>
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
        <Choice
          label={t('compare.by.label')}
          value={layout}
          options={compareLayouts.map((one) => ({ value: one, label: t(`compare.by.${one}`) }))}
          onChange={(next) => put('layout', next === 'year' ? null : next)}
        />
        <Checkbox
          size="xs"
          mt={26}
          label={t('compare.onlyDifferent')}
          checked={onlyDifferent}
          onChange={(event) => put('differing', event.currentTarget.checked ? '1' : null)}
        />
      </Group>
      {scenarios.error && <ErrorPanel error={scenarios.error} onRetry={() => void scenarios.refetch()} />}
      {comparison.error && <ErrorPanel error={comparison.error} onRetry={() => void comparison.refetch()} />}
      {!enough ? (
        <EmptyState icon={IconScale} title={t('compare.one')}>
          {t('scenarios.emptyText')}
        </EmptyState>
      ) : comparison.data === undefined ? (
        !comparison.error && <Skeleton height={320} radius="md" />
      ) : (
        <Stack gap="xs">
          {lines.length === 0 && (
            <Text size="sm" role="status">
              {t('compare.noDifference')}
            </Text>
          )}
          <CompareTable layout={layout} names={names} lines={lines} total={total} />
        </Stack>
      )}
    </CapitalFrame>
  );
}

/** The plans that an address names; 0 stands for the units as they are, which begin when it names none. */
function readPlans(text: string | null): number[] {
  const ids = (text ?? '').split('.').filter((part) => /^\d{1,9}$/.test(part));
  const plans = [...new Set(ids.map(Number))].slice(0, mostCompared);
  return plans.length === 0 ? [0] : plans;
}
