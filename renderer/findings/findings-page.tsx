import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { useMediaQuery } from '@mantine/hooks';
import { IconCircleCheck, IconMessageReport } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { severities } from '../../shared/findings.ts';
import type { UnitFilters } from '../../shared/lists.ts';
import { useCall } from '../api/hooks.ts';
import { useFollowedPeople } from '../parts/people/use-followed-people.ts';
import {
  doNotUseFilter,
  lookupFilters,
  readFilters,
  switches,
  writeFilters,
} from '../parts/unit-filters/filter-address.ts';
import { FilterBar } from '../parts/unit-filters/filter-bar.tsx';
import { FilterChips } from '../parts/unit-filters/filter-chips.tsx';
import { FilterDrawer } from '../parts/unit-filters/filter-drawer.tsx';
import { hasFilters } from '../parts/unit-filters/filter-state.ts';
import { useFollowedMerges } from '../parts/unit-filters/use-followed-merges.ts';
import { useViewAddress } from '../parts/views/use-view-address.ts';
import { ViewsMenu } from '../parts/views/views-menu.tsx';
import { useSession } from '../session/session.tsx';
import { CopyButton } from '../ui/copy-button.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { Page } from '../ui/page.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { PersonPicker } from '../ui/person-picker.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { FindingTable } from './finding-table.tsx';
import { useCopyFindings } from './use-copy-findings.ts';

const states = ['overdue', 'resolved', 'all'] as const;
const names = [
  'show',
  'severity',
  'owner',
  'state',
  doNotUseFilter,
  ...Object.values(lookupFilters),
  ...Object.values(switches),
] as const;
const pageSize = 50;

/** All findings of the clinic: open ones by due date first. */
export function FindingsPage() {
  const { t } = useTranslation('findings');
  const { can } = useSession();
  const narrow = useMediaQuery('(max-width: 48em)', undefined, { getInitialValueInEffect: false }) ?? false;
  const address = useListAddress(names);
  const [params, setParams] = useSearchParams();
  const filters = useMemo(() => readFilters(params), [params]);
  const setFilters = (next: UnitFilters, replace = false) =>
    setParams(
      (before) => {
        const after = new URLSearchParams(before);
        after.delete('page');
        writeFilters(after, next);
        return after;
      },
      { replace, preventScrollReset: true },
    );
  const state: (typeof states)[number] | 'open' = states.find((one) => one === address.filter('show')) ?? 'open';
  const severity = severities.find((one) => one === address.filter('severity'));
  const owner = readId(address.filter('owner'));
  const search = address.search.trim();
  const lookups = useCall('lookups.all', {});
  useFollowedMerges(filters, lookups.data, (next) => setFilters(next, true));
  useFollowedPeople(owner === null ? [] : [owner], ([into]) => address.setFilter('owner', String(into), true));
  const wanted = {
    state,
    ...(severity === undefined ? {} : { severity: [severity] }),
    ...(owner === null ? {} : { ownerId: [owner] }),
    ...(hasFilters(filters) ? { filters } : {}),
    ...(search === '' ? {} : { search }),
  };
  const list = useCall(
    'findings.list',
    { ...wanted, page: address.page, pageSize },
    { placeholderData: keepPreviousData },
  );
  const view = useViewAddress();
  const { copyMatching, pending: copying } = useCopyFindings();
  const bar = (
    <FilterBar
      filters={filters}
      lookups={lookups.data}
      stacked={narrow}
      switches={['includeRetired']}
      onChange={setFilters}
    />
  );

  return (
    <Page
      title={t('title')}
      beside={
        <Text size="sm" c="dimmed" aria-hidden>
          {list.data === undefined ? '' : t('count', { count: list.data.total })}
        </Text>
      }
      actions={
        <Button component={Link} to="/report-fault" leftSection={<IconMessageReport size={16} aria-hidden />}>
          {t('report.title')}
        </Button>
      }
    >
      <Stack gap="sm">
        <Group gap="xs">
          <ListSearch label={t('search')} hint={t('searchHint')} value={address.search} onChange={address.setSearch} />
          <Select
            aria-label={t('state')}
            data={['open', ...states].map((value) => ({ value, label: t(`states.${value as 'open'}`) }))}
            value={state}
            allowDeselect={false}
            onChange={(value) => address.setFilter('show', value === 'open' ? null : value)}
            openOnFocus={false}
            flex="1 1 8rem"
            maw={190}
          />
          <Select
            aria-label={t('form.severity')}
            placeholder={t('form.severity')}
            data={severities.map((value) => ({ value, label: t(`severities.${value}`) }))}
            value={severity ?? null}
            onChange={(value) => address.setFilter('severity', value)}
            clearable
            clearButtonProps={{ 'aria-label': t('anySeverity') }}
            openOnFocus={false}
            flex="1 1 8rem"
            maw={190}
          />
          {can('people:read') && (
            <PersonPicker
              bare
              label={t('form.owner')}
              value={owner}
              onChange={(value) => address.setFilter('owner', value === null ? null : String(value))}
            />
          )}
          <ViewsMenu list="findings" {...view} />
          <CopyButton pending={copying} copy={() => void copyMatching(wanted)} />
          {narrow && <FilterDrawer active={hasFilters(filters)}>{bar}</FilterDrawer>}
        </Group>
        {!narrow && bar}
        <FilterChips filters={filters} lookups={lookups.data} onChange={setFilters} />
        <PagedList
          list={list}
          address={address}
          pageSize={pageSize}
          empty={
            <EmptyState icon={IconCircleCheck} title={t('noneOpen')}>
              {t('emptyText')}
            </EmptyState>
          }
        >
          {(items) => <FindingTable findings={items} />}
        </PagedList>
      </Stack>
    </Page>
  );
}

function readId(text: string | null): number | null {
  const id = Number(text ?? 0);
  return Number.isSafeInteger(id) && id > 0 ? id : null;
}
