import { Anchor, Group, Stack, Switch, Text } from '@mantine/core';
import { IconKeyOff } from '@tabler/icons-react';
import { keepPreviousData } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCall } from '../api/hooks.ts';
import { TokenTable } from '../parts/tokens/token-table.tsx';
import { EmptyState } from '../ui/empty-state.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { PagedList } from '../ui/paged-list.tsx';
import { useListAddress } from '../ui/use-list-address.ts';

const pageSize = 50;
const filters = ['ended'] as const;

/** Everyone's access tokens: see them, end one. */
export function TokensPanel() {
  const { t } = useTranslation('tokens');
  const address = useListAddress(filters);
  const search = address.search.trim();
  const includeEnded = address.filter('ended') !== null;
  const list = useCall(
    'tokens.list',
    { ...(search === '' ? {} : { search }), includeEnded, page: address.page, pageSize },
    { placeholderData: keepPreviousData },
  );
  return (
    <Stack gap="sm">
      <Text size="sm" c="dimmed" maw="75ch">
        {t('leadAll')}
      </Text>
      <Group gap="md">
        <ListSearch label={t('search')} value={address.search} onChange={address.setSearch} />
        <Switch
          label={t('ended')}
          checked={includeEnded}
          onChange={(event) => address.setFilter('ended', event.currentTarget.checked ? '1' : null)}
        />
      </Group>
      <PagedList
        list={list}
        address={address}
        pageSize={pageSize}
        empty={<EmptyState icon={IconKeyOff} title={t('noneAll')} />}
      >
        {(items) => (
          <TokenTable
            label={t('tableAll')}
            tokens={items}
            owner={(token) => (
              <Anchor component={Link} size="sm" to={`/admin/accounts/${token.accountId}`}>
                {token.username}
              </Anchor>
            )}
          />
        )}
      </PagedList>
    </Stack>
  );
}
