import { Button, Group, Select, Skeleton, Stack, Text } from '@mantine/core';
import { IconFileImport, IconListCheck, IconPlus } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { Page } from '../ui/page.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { useListAddress } from '../ui/use-list-address.ts';
import { AddDialog } from './add-dialog.tsx';
import { ImportDialog } from './import-dialog.tsx';
import { WhitelistForce } from './whitelist-force.tsx';
import { WhitelistTable } from './whitelist-table.tsx';

const filters = ['state'] as const;
const states = ['active', 'inactive'] as const;
const pageSize = 50;

/** Who may sign in: the list, which list is in force, and every way to change it. */
export function WhitelistPage() {
  const { t } = useTranslation('whitelist');
  const { t: tLists } = useTranslation('lists');
  const address = useListAddress(filters);
  const [open, setOpen] = useState<'add' | 'import'>();
  const search = address.search.trim();
  const state = states.find((known) => known === address.filter('state'));
  const list = useCall(
    'whitelist.list',
    { ...(search === '' ? {} : { search }), ...(state === undefined ? {} : { state }), page: address.page, pageSize },
    { placeholderData: keepPreviousData },
  );
  const close = () => setOpen(undefined);

  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      beside={
        <Text size="sm" c="dimmed" aria-hidden>
          {list.data === undefined ? '' : t('count', { count: list.data.total })}
        </Text>
      }
      actions={
        <>
          <Button
            variant="default"
            leftSection={<IconFileImport size={16} aria-hidden />}
            onClick={() => setOpen('import')}
          >
            {t('import')}
          </Button>
          <Button leftSection={<IconPlus size={16} aria-hidden />} onClick={() => setOpen('add')}>
            {t('add')}
          </Button>
        </>
      }
    >
      <Stack gap="sm" className="rems-in-order">
        {list.isPending && <Skeleton height={56} radius="md" />}
        {list.data !== undefined && <WhitelistForce state={list.data.state} />}
        <Group gap="xs">
          <ListSearch label={t('search')} value={address.search} onChange={address.setSearch} />
          <Select
            aria-label={t('state')}
            placeholder={t('state')}
            data={states.map((value) => ({ value, label: t(`states.${value}`) }))}
            value={state ?? null}
            onChange={(value) => address.setFilter('state', value)}
            clearable
            clearButtonProps={{ 'aria-label': `${tLists('all')}: ${t('state')}` }}
            openOnFocus={false}
            flex="1 1 7rem"
            maw={180}
          />
        </Group>
        <PagedList
          list={list}
          address={address}
          pageSize={pageSize}
          empty={<EmptyState icon={IconListCheck} title={t('empty')} />}
        >
          {(items) => <WhitelistTable entries={items} />}
        </PagedList>
      </Stack>
      {open === 'add' && <AddDialog close={close} />}
      {open === 'import' && <ImportDialog environmentNames={list.data?.state.environmentNames ?? null} close={close} />}
    </Page>
  );
}
