import { Anchor, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Account } from '../../shared/accounts.ts';
import { useSession } from '../session/session.tsx';
import { Moment } from '../ui/moment.tsx';
import { useRightWords } from '../ui/right-words.ts';
import { TableFrame } from '../ui/table-frame.tsx';
import { AccountSigns } from './account-signs.tsx';

/** Accounts with what decides whether their owners get in. */
export function AccountTable({ accounts }: { readonly accounts: readonly Account[] }) {
  const { t } = useTranslation('accounts');
  const columns = [
    t('list.fields.username'),
    t('list.fields.state'),
    t('list.fields.roles'),
    t('list.fields.source'),
    t('list.fields.person'),
    t('list.fields.lastSignIn'),
  ];
  return (
    <TableFrame label={t('title')} columns={columns} minWidth={860}>
      {accounts.map((account) => (
        <AccountRow key={account.id} account={account} />
      ))}
    </TableFrame>
  );
}

function AccountRow({ account }: { readonly account: Account }) {
  const { t } = useTranslation('accounts');
  const { me } = useSession();
  const words = useRightWords();
  const location = useLocation();
  return (
    <Table.Tr>
      <Table.Td>
        <Anchor
          component={Link}
          to={`/admin/accounts/${account.id}`}
          state={{ from: location.pathname + location.search }}
          size="sm"
          fw={600}
        >
          {account.username}
        </Anchor>
        {account.id === me.userId && (
          <Text span size="xs" c="dimmed" ml={6}>
            {t('you')}
          </Text>
        )}
        {account.email !== null && (
          <Text size="xs" c="dimmed">
            {account.email}
          </Text>
        )}
      </Table.Td>
      <Table.Td data-label={t('list.fields.state')}>
        <AccountSigns account={account} />
      </Table.Td>
      <Table.Td data-label={t('list.fields.roles')}>
        {account.roles.length === 0 ? t('noRoles') : account.roles.map(words.role).join(', ')}
      </Table.Td>
      <Table.Td data-label={t('list.fields.source')}>{t(`sources.${account.source}`)}</Table.Td>
      <Table.Td data-label={t('list.fields.person')}>{account.person?.name ?? ''}</Table.Td>
      <Table.Td data-label={t('list.fields.lastSignIn')}>
        {account.lastSignInAt === null ? t('never') : <Moment at={account.lastSignInAt} />}
      </Table.Td>
    </Table.Tr>
  );
}
