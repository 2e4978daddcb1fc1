import { Box, Button, Drawer, Group, Skeleton } from '@mantine/core';
import { IconFilter } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { FilterBar } from '../parts/unit-filters/filter-bar.tsx';
import { FilterButton } from '../parts/unit-filters/filter-button.tsx';
import { FilterChips } from '../parts/unit-filters/filter-chips.tsx';
import { hasFilters } from '../parts/unit-filters/filter-state.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import classes from './planner.module.css';
import type { Planner } from './use-planner-state.ts';

interface Props {
  readonly planner: Planner;
  /** People who have visits in the days on screen. */
  readonly people: readonly { readonly id: number; readonly name: string }[];
  readonly narrow: boolean;
}

/** Search and filters of units, and whose visits are shown. */
export function PlannerFilters({ planner, people, narrow }: Props) {
  const { t } = useTranslation('planner');
  const lookups = useCall('lookups.all', {});
  const [drawer, setDrawer] = useState(false);
  const { filters, search, assigneeId, view, change } = planner;
  const known = new Set(people.map(({ id }) => id));
  const options = [
    ...people.map(({ id, name }) => ({ id, label: name, active: true })),
    ...assigneeId.filter((id) => !known.has(id)).map((id) => ({ id, label: `${t('person')} ${id}`, active: true })),
  ];
  const bar = (stacked: boolean) =>
    lookups.data === undefined ? (
      <Skeleton height={30} />
    ) : (
      <FilterBar
        filters={filters}
        lookups={lookups.data}
        stacked={stacked}
        onChange={(next) => change({ filters: next })}
      />
    );
  const byPerson = (stacked: boolean) =>
    view !== 'year' && (
      <FilterButton
        label={t('person')}
        options={options}
        chosen={assigneeId}
        fullWidth={stacked}
        onChange={(ids) => change({ assigneeId: ids })}
      />
    );
  return (
    <Box className={classes.noPrint ?? ''} mb="xs">
      <Group gap="xs" mb={6}>
        <ListSearch
          label={t('search')}
          value={search}
          onChange={(text) => change({ search: text }, { replace: search !== '' && text !== '' })}
        />
        {narrow ? (
          <Button
            size="xs"
            variant={hasFilters(filters) || assigneeId.length > 0 ? 'light' : 'default'}
            leftSection={<IconFilter size={16} aria-hidden />}
            onClick={() => setDrawer(true)}
          >
            {t('filters')}
          </Button>
        ) : (
          <>
            {byPerson(false)}
            {bar(false)}
          </>
        )}
      </Group>
      <FilterChips filters={filters} lookups={lookups.data} onChange={(next) => change({ filters: next })} />
      {lookups.error && <ErrorPanel error={lookups.error} onRetry={() => void lookups.refetch()} />}
      <Drawer
        opened={drawer}
        onClose={() => setDrawer(false)}
        position="bottom"
        size="auto"
        title={t('filters')}
        closeButtonProps={{ 'aria-label': t('close') }}
      >
        {byPerson(true)}
        {bar(true)}
        <Button fullWidth mt="md" onClick={() => setDrawer(false)}>
          {t('done')}
        </Button>
      </Drawer>
    </Box>
  );
}
