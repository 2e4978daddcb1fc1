import { Button, SimpleGrid, Skeleton, Stack } from '@mantine/core';
import { IconArrowLeft, IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useParams } from 'react-router';
import { useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Page } from '../ui/page.tsx';
import { AccountActs } from './account-acts.tsx';
import { AccountFacts } from './account-facts.tsx';
import { AccountRoles } from './account-roles.tsx';
import { AccountSessions } from './account-sessions.tsx';
import { AccountSigns } from './account-signs.tsx';
import { DiagnosisCard } from './diagnosis-card.tsx';

/** The page of one account: who it is, what it may do, how it signs in, and why that may not work. */
export function AccountPage() {
  const { t } = useTranslation('accounts');
  const id = Number(useParams().id);
  const valid = Number.isSafeInteger(id) && id > 0;
  const account = useCall('accounts.get', { account: valid ? id : 1 }, { enabled: valid });
  const back = (
    <Button
      component={Link}
      to={useBackAddress()}
      variant="subtle"
      leftSection={<IconArrowLeft size={16} aria-hidden />}
    >
      {t('back')}
    </Button>
  );

  if (!valid || account.error?.code === 'NOT_FOUND') {
    return (
      <Page title={t('title')}>
        <EmptyState icon={IconUserOff} title={t('notFoundTitle')} actions={back}>
          {t('notFoundText')}
        </EmptyState>
      </Page>
    );
  }
  if (account.data === undefined) {
    return (
      <Page title={t('title')} actions={back}>
        {account.error ? (
          <ErrorPanel error={account.error} onRetry={() => void account.refetch()} />
        ) : (
          <SimpleGrid cols={{ base: 1, lg: 2 }}>
            <Skeleton height={240} radius="md" />
            <Skeleton height={240} radius="md" />
          </SimpleGrid>
        )}
      </Page>
    );
  }
  const stored = account.data;
  return (
    <Page key={stored.id} title={stored.username} beside={<AccountSigns account={stored} />} actions={back}>
      <Stack gap="md" className="rems-in-order">
        <SimpleGrid cols={{ base: 1, lg: 2 }} spacing="md">
          <Stack gap="md">
            <AccountFacts account={stored} />
            <AccountActs account={stored} />
          </Stack>
          <AccountRoles account={stored} />
        </SimpleGrid>
        <AccountSessions account={stored} />
        <DiagnosisCard username={stored.username} />
      </Stack>
    </Page>
  );
}

/** The list that the person came from, with its search and filters. */
function useBackAddress(): string {
  const state: unknown = useLocation().state;
  const from = typeof state === 'object' && state !== null && 'from' in state ? state.from : undefined;
  return typeof from === 'string' && from.startsWith('/admin/accounts') ? from : '/admin/accounts';
}
