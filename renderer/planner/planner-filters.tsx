import { Box, Group } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { useFollowedPeople } from '../parts/people/use-followed-people.ts';
import { FilterBar } from '../parts/unit-filters/filter-bar.tsx';
import { FilterButton } from '../parts/unit-filters/filter-button.tsx';
import { FilterChips } from '../parts/unit-filters/filter-chips.tsx';
import { FilterDrawer } from '../parts/unit-filters/filter-drawer.tsx';
import { hasFilters } from '../parts/unit-filters/filter-state.ts';
import { useFollowedMerges } from '../parts/unit-filters/use-followed-merges.ts';
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
  const { filters, search, assigneeId, view, change } = planner;
  useFollowedMerges(filters, lookups.data, (next) => change({ filters: next }, { replace: true }));
  useFollowedPeople(assigneeId, (ids) => change({ assigneeId: ids }, { replace: true }));
  const known = new Set(people.map(({ id }) => id));
  const options = [
    ...people.map(({ id, name }) => ({ id, label: name, active: true })),
    ...assigneeId.filter((id) => !known.has(id)).map((id) => ({ id, label: `${t('person')} ${id}`, active: true })),
  ];
  const bar = (stacked: boolean) => (
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
          <FilterDrawer active={hasFilters(filters) || assigneeId.length > 0}>
            {byPerson(true)}
            {bar(true)}
          </FilterDrawer>
        ) : (
          <>
            {byPerson(false)}
            {bar(false)}
          </>
        )}
      </Group>
      <FilterChips filters={filters} lookups={lookups.data} onChange={(next) => change({ filters: next })} />
      {lookups.error && <ErrorPanel error={lookups.error} onRetry={() => void lookups.refetch()} />}
    </Box>
  );
}
