import { Button, Group, Select, Stack, Text } from '@mantine/core';
import { IconHelpCircle, IconPlus, IconUsers } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { signInMethods } from '../../shared/auth.ts';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { Page } from '../ui/page.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { useRightWords } from '../ui/right-words.ts';
import { useListAddress } from '../ui/use-list-address.ts';
import { AccountTable } from './account-table.tsx';

const filters = ['state', 'source', 'role'] as const;
const states = ['active', 'inactive'] as const;
const pageSize = 50;

/** Who may sign in, found and filtered. */
export function AccountsPage() {
  const { t } = useTranslation('accounts');
  const { t: tLists } = useTranslation('lists');
  const words = useRightWords();
  const address = useListAddress(filters);
  const search = address.search.trim();
  const state = states.find((known) => known === address.filter('state'));
  const source = signInMethods.find((known) => known === address.filter('source'));
  const role = address.filter('role');
  const list = useCall(
    'accounts.list',
    {
      ...(search === '' ? {} : { search }),
      ...(state === undefined ? {} : { state }),
      ...(source === undefined ? {} : { source }),
      ...(role === null || !/^[a-z][a-z0-9-]{1,39}$/.test(role) ? {} : { role }),
      page: address.page,
      pageSize,
    },
    { placeholderData: keepPreviousData },
  );
  const narrow = (name: (typeof filters)[number], data: readonly { value: string; label: string }[]) => (
    <Select
      aria-label={t(`list.${name}`)}
      placeholder={t(`list.${name}`)}
      data={data}
      value={address.filter(name)}
      onChange={(value) => address.setFilter(name, value)}
      clearable
      clearButtonProps={{ 'aria-label': `${tLists('all')}: ${t(`list.${name}`)}` }}
      openOnFocus={false}
      flex="1 1 7rem"
      maw={180}
    />
  );

  return (
    <Page
      title={t('title')}
      beside={
        <Text size="sm" c="dimmed" aria-hidden>
          {list.data === undefined ? '' : t('list.count', { count: list.data.total })}
        </Text>
      }
      actions={
        <>
          <Button
            component={Link}
            to="/admin/accounts/why"
            variant="default"
            leftSection={<IconHelpCircle size={16} aria-hidden />}
          >
            {t('why')}
          </Button>
          <Button component={Link} to="/admin/accounts/new" leftSection={<IconPlus size={16} aria-hidden />}>
            {t('new')}
          </Button>
        </>
      }
    >
      <Stack gap="sm">
        <Group gap="xs">
          <ListSearch label={t('list.search')} value={address.search} onChange={address.setSearch} />
          {narrow(
            'state',
            states.map((value) => ({ value, label: t(`states.${value}`) })),
          )}
          {narrow(
            'source',
            signInMethods.map((value) => ({ value, label: t(`sources.${value}`) })),
          )}
          {narrow(
            'role',
            words.roles.map(({ id }) => ({ value: id, label: words.role(id) })),
          )}
        </Group>
        <PagedList
          list={list}
          address={address}
          pageSize={pageSize}
          empty={<EmptyState icon={IconUsers} title={t('list.empty')} />}
        >
          {(items) => <AccountTable accounts={items} />}
        </PagedList>
      </Stack>
    </Page>
  );
}
