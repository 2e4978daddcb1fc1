import { Anchor, Button, Group, Stack, Text } from '@mantine/core';
import { IconDevicesOff } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { SessionTable } from '../ui/session-table.tsx';
import { useEndSessions } from '../ui/use-end-sessions.ts';
import { useListAddress } from '../ui/use-list-address.ts';

const pageSize = 50;
const noFilters: readonly never[] = [];

/** Everyone's open sessions: see them, end one, end all of an account. */
export function SessionsPanel() {
  const { t } = useTranslation('sessions');
  const address = useListAddress(noFilters);
  const { can } = useSession();
  const ending = useEndSessions();
  const search = address.search.trim();
  const list = useCall(
    'sessions.list',
    { ...(search === '' ? {} : { search }), page: address.page, pageSize },
    { placeholderData: keepPreviousData },
  );

  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" maw="75ch">
        {t('lead')}
      </Text>
      <Group justify="space-between" align="flex-end">
        <ListSearch label={t('search')} value={address.search} onChange={address.setSearch} />
        {can('access:manage') && (
          <Button variant="default" color="red" loading={ending.pending} onClick={() => void ending.everyone()}>
            {t('everyone')}
          </Button>
        )}
      </Group>
      <PagedList
        list={list}
        address={address}
        pageSize={pageSize}
        empty={<EmptyState icon={IconDevicesOff} title={t('noneTitle')} />}
      >
        {(items) => (
          <SessionTable
            label={t('title')}
            sessions={items}
            owner={(session) => (
              <Anchor component={Link} size="sm" to={`/admin/accounts/${session.accountId}`}>
                {session.username}
              </Anchor>
            )}
            more={(session) => (
              <Button
                aria-label={t('endAllNamed', { name: session.username })}
                size="compact-sm"
                variant="subtle"
                onClick={() => void ending.end({ id: session.accountId, username: session.username })}
              >
                {t('endAll')}
              </Button>
            )}
          />
        )}
      </PagedList>
      <Text size="sm" c="dimmed">
        {list.data === undefined ? '' : t('count', { count: list.data.total })}
      </Text>
    </Stack>
  );
}
