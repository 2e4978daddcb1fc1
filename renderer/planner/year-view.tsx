import { Group, SegmentedControl, Skeleton, Stack, Text } from '@mantine/core';
import { IconCalendarOff } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { type MonthCount, type PlannerGroup, plannerGroups } from '../../shared/planner.ts';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import classes from './planner.module.css';
import type { Planner } from './use-planner-state.ts';
import { YearTable } from './year-table.tsx';

/** A year in months: where the work lies, and what of it is booked. */
export function YearView({ planner }: { readonly planner: Planner }) {
  const { t } = useTranslation('planner');
  const { group, date, what, filters, change } = planner;
  const year = useCall(
    'planner.year',
    { ...what, year: Number(date.slice(0, 4)), group },
    { placeholderData: keepPreviousData },
  );

  function open(month: number, id: number | null | undefined): void {
    const day = `${date.slice(0, 4)}-${String(month + 1).padStart(2, '0')}-01`;
    const chosen =
      typeof id !== 'number'
        ? {}
        : group === 'assignee'
          ? { assigneeId: [id] }
          : { filters: { ...filters, [group === 'facility' ? 'facilityId' : 'classId']: [id] } };
    change({ view: 'month', date: day, ...chosen });
  }

  if (year.data === undefined) {
    return year.error ? (
      <ErrorPanel error={year.error} onRetry={() => void year.refetch()} />
    ) : (
      <Skeleton height={320} radius="md" />
    );
  }
  const { rows, totals } = year.data;
  return (
    <Stack gap="xs">
      <Group gap="sm" className={classes.noPrint ?? ''}>
        <Text size="sm" id="planner-rows">
          {t('year.groupBy')}
        </Text>
        <SegmentedControl
          size="xs"
          aria-labelledby="planner-rows"
          value={group}
          data={plannerGroups.map((value) => ({ value, label: t(`year.group.${value}`) }))}
          onChange={(value) => change({ group: value as PlannerGroup })} // as: the control answers one of its own values
        />
      </Group>
      {totals.every(isBlank) ? (
        <EmptyState icon={IconCalendarOff} title={t('year.empty')} />
      ) : (
        <>
          <YearTable year={date.slice(0, 4)} group={group} rows={rows} totals={totals} onOpen={open} />
          <Text size="xs" c="dimmed">
            {t('year.explain')}
          </Text>
        </>
      )}
    </Stack>
  );
}

function isBlank({ due, planned, done, missed }: MonthCount): boolean {
  return due + planned + done + missed === 0;
}
