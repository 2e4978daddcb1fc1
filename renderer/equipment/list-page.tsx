import { Box, Button, Group, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconFileImport, IconListSearch, IconPlus, IconRadioactive } from '@tabler/icons-react';
import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import type { Unit } from '../../shared/equipment.ts';
import { useCall } from '../api/hooks.ts';
import { FilterBar } from '../parts/unit-filters/filter-bar.tsx';
import { FilterChips } from '../parts/unit-filters/filter-chips.tsx';
import { FilterDrawer } from '../parts/unit-filters/filter-drawer.tsx';
import { hasFilters } from '../parts/unit-filters/filter-state.ts';
import { useFollowedMerges } from '../parts/unit-filters/use-followed-merges.ts';
import { ViewsMenu } from '../parts/views/views-menu.tsx';
import { useSession } from '../session/session.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { Page } from '../ui/page.tsx';
import { cycleSort } from '../ui/sort.ts';
import { useUnitSelection } from './bulk/use-unit-selection.ts';
import { shownColumns } from './columns.ts';
import { ColumnsMenu } from './columns-menu.tsx';
import classes from './equipment.module.css';
import { ExportMenu } from './export-menu.tsx';
import { addressOf, ListAddress } from './list-address.ts';
import { listInput, writeListState } from './list-state.ts';
import { UnitList } from './unit-list.tsx';
import { useAllColumns } from './use-all-columns.ts';
import { useListPreferences } from './use-list-preferences.ts';
import { useListState } from './use-list-state.ts';

/** Every unit of the clinic: found, filtered, sorted, exported. */
export function EquipmentListPage() {
  const { t } = useTranslation('equipment');
  const { can } = useSession();
  const { state, change, open } = useListState();
  const preferences = useListPreferences();
  const lookups = useCall('lookups.all', {});
  const navigate = useNavigate();
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const [total, setTotal] = useState<number>();
  const allColumns = useAllColumns();
  const columns = shownColumns(preferences.columns, allColumns);
  useFollowedMerges(state.filters, lookups.data, (filters) => change({ filters }, { replace: true }));
  const input = listInput(state);
  const selection = useUnitSelection(input);
  const query = writeListState({ ...state, at: 0 }).toString();
  const narrowed = state.search.trim() !== '' || hasFilters(state.filters);

  const from = addressOf(state);
  const openUnit = useCallback(
    (unit: Unit) => navigate(`/equipment/${unit.id}`, { state: { from } }),
    [navigate, from],
  );
  const clear = () => change({ search: '', filters: {} });

  const actions = (
    <>
      {can('equipment:import') && (
        <Button
          component={Link}
          to="/equipment/import"
          variant="default"
          leftSection={<IconFileImport size={16} aria-hidden />}
        >
          {t('list.import')}
        </Button>
      )}
      {can('equipment:write') && (
        <Button component={Link} to="/equipment/new" leftSection={<IconPlus size={16} aria-hidden />}>
          {t('list.new')}
        </Button>
      )}
    </>
  );
  const filterBar = (stacked: boolean) => (
    <FilterBar
      filters={state.filters}
      lookups={lookups.data}
      stacked={stacked}
      onChange={(filters) => change({ filters })}
    />
  );

  const empty = narrowed ? (
    <EmptyState
      icon={IconListSearch}
      title={t('list.noneTitle')}
      actions={
        <Button variant="default" onClick={clear}>
          {t('list.noneAction')}
        </Button>
      }
    >
      {t('list.noneText')}
    </EmptyState>
  ) : (
    <EmptyState icon={IconRadioactive} title={t('list.emptyTitle')} actions={<Group gap="xs">{actions}</Group>}>
      {t(can('equipment:write') ? 'list.emptyText' : 'list.emptyReadOnly')}
    </EmptyState>
  );

  return (
    <Page
      title={t('title')}
      beside={
        <Text size="sm" c="dimmed" aria-hidden>
          {total === undefined ? '' : t('list.count', { count: total })}
        </Text>
      }
      actions={actions}
    >
      <Box className={classes.toolbar ?? ''}>
        <ListSearch
          label={t('list.search')}
          hint={t('list.searchHint')}
          value={state.search}
          onChange={(search) => change({ search }, { replace: state.search !== '' && search !== '' })}
        />
        {narrow ? <FilterDrawer active={hasFilters(state.filters)}>{filterBar(true)}</FilterDrawer> : <span />}
        <Group gap="xs" wrap="nowrap">
          <ViewsMenu list="equipment" query={query} open={open} />
          {!narrow && <ColumnsMenu all={allColumns} shown={columns} onChange={preferences.setColumns} />}
          {can('equipment:export') && <ExportMenu input={input} columns={columns} query={query} />}
        </Group>
      </Box>
      {!narrow && <Box mb="xs">{filterBar(false)}</Box>}
      <Box mb="xs">
        <FilterChips filters={state.filters} lookups={lookups.data} onChange={(filters) => change({ filters })} />
      </Box>
      {lookups.error && <ErrorPanel error={lookups.error} onRetry={() => void lookups.refetch()} />}
      <ListAddress value={from}>
        <UnitList
          input={input}
          at={state.at}
          sort={state.sort}
          columns={columns}
          narrow={narrow}
          selection={selection}
          empty={empty}
          onTotal={setTotal}
          onSettle={(at) => change({ at }, { replace: true })}
          onSort={(by) => change({ sort: cycleSort(state.sort, by) })}
          open={openUnit}
        />
      </ListAddress>
    </Page>
  );
}
