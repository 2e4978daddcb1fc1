import { ActionIcon, Group, Stack, Text, Tooltip } from '@mantine/core';
import { IconHistory, IconRefresh } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { EntryDialog } from './entry-dialog.tsx';
import { EntryTable } from './entry-table.tsx';
import { ExportMenu } from './export-menu.tsx';
import { FilterPanel } from './filter-panel.tsx';
import { filterNames, filtersOf } from './filters-in-address.ts';

const pageSize = 50;

/** The entries, the newest first, with what narrows them in the address. */
export function EntryList() {
  const { t } = useTranslation('audit');
  const address = useListAddress(filterNames);
  const [params, setParams] = useSearchParams();
  const filters = filtersOf(address);
  // Almost every call of anybody adds an entry: the list is read when it is opened and when it is asked for.
  const list = useCall(
    'audit.list',
    { filters, page: address.page, pageSize },
    { placeholderData: keepPreviousData, refetchOnMount: 'always' },
  );
  const entry = Number(params.get('entry'));
  const show = (seq: number | null) =>
    setParams(
      (before) => {
        const next = new URLSearchParams(before);
        if (seq === null) next.delete('entry');
        else next.set('entry', String(seq));
        return next;
      },
      { preventScrollReset: true, replace: params.has('entry') && seq !== null },
    );
  return (
    <Stack gap="sm">
      <Group gap="xs" align="flex-end">
        <ListSearch label={t('list.search')} value={address.search} onChange={address.setSearch} />
        <Tooltip label={t('list.refresh')}>
          <ActionIcon
            variant="default"
            size="lg"
            aria-label={t('list.refresh')}
            loading={list.isFetching}
            onClick={() => void list.refetch()}
          >
            <IconRefresh size={16} aria-hidden />
          </ActionIcon>
        </Tooltip>
        <ExportMenu filters={filters} narrowed={address.narrowed} />
      </Group>
      <FilterPanel address={address} />
      <PagedList
        list={list}
        address={address}
        pageSize={pageSize}
        empty={<EmptyState icon={IconHistory} title={t('list.empty')} />}
      >
        {(items) => <EntryTable entries={items} show={show} />}
      </PagedList>
      {list.data?.more && (
        <Text size="sm" c="dimmed">
          {t('list.more')}
        </Text>
      )}
      {Number.isSafeInteger(entry) && entry > 0 && <EntryDialog key="entry" seq={entry} show={show} />}
    </Stack>
  );
}
