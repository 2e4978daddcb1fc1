import { Skeleton, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/accounts.ts';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { SessionTable } from '../ui/session-table.tsx';

/** Where an account is signed in now. */
export function AccountSessions({ account }: { readonly account: Account }) {
  const { t } = useTranslation('accounts');
  const list = useCall('sessions.list', { account: account.id, pageSize: 200 });
  const items = list.data?.items ?? [];
  return (
    <SectionCard title={t('sessions.title')}>
      {list.error && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton height={80} />}
      {list.data !== undefined &&
        (items.length === 0 ? (
          <Text size="sm" c="dimmed">
            {t('sessions.none')}
          </Text>
        ) : (
          <SessionTable label={t('sessions.of', { name: account.username })} sessions={items} />
        ))}
    </SectionCard>
  );
}
