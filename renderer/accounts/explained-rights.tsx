import { Skeleton, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/accounts.ts';
import { useCall } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useRightWords } from '../ui/right-words.ts';

/** What an account may do, right by right, with the roles that give it. */
export function ExplainedRights({ account }: { readonly account: Account }) {
  const { t } = useTranslation('accounts');
  const words = useRightWords();
  const explained = useCall('accounts.explain', { account: account.id });
  if (explained.error) return <ErrorPanel error={explained.error} onRetry={() => void explained.refetch()} />;
  if (explained.data === undefined) return <Skeleton height={220} radius="md" />;
  const label = t('roles.explain', { name: account.username });
  if (explained.data.permissions.length === 0) return <Text size="sm">{t('roles.explainNone')}</Text>;
  return (
    <Table.ScrollContainer type="native" role="region" minWidth={320} tabIndex={0} aria-label={label}>
      <Table verticalSpacing={5} captionSide="top" aria-label={label}>
        <Table.Caption ta="start">{label}</Table.Caption>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('roles.right')}</Table.Th>
            <Table.Th scope="col">{t('roles.givenBy')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {explained.data.permissions.map(({ permission, roles }) => (
            <Table.Tr key={permission}>
              <Table.Td>
                {words.right(permission)}
                <Text size="xs" c="dimmed">
                  {words.rightMeaning(permission)}
                </Text>
              </Table.Td>
              <Table.Td>{roles.map(words.role).join(', ')}</Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
