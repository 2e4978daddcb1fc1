import { Anchor, Table, Text } from '@mantine/core';
import { IconEye, IconFingerprint, IconUserOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { AccessReviewRow } from '../../shared/maintenance.ts';
import { useSentence } from '../i18n/index.ts';
import { Moment } from '../ui/moment.tsx';
import { useRightWords } from '../ui/right-words.ts';
import { Sign, Signs } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';

/** Accounts as a review of access reads them; each leads to its page. */
export function AccessTable({ rows }: { readonly rows: readonly AccessReviewRow[] }) {
  const { t } = useTranslation('maintenance');
  const sentence = useSentence();
  const words = useRightWords();
  const columns = (['account', 'roles', 'whitelist', 'lastSignIn', 'remarks'] as const).map((name) =>
    t(`access.columns.${name}`),
  );
  return (
    <TableFrame label={t('access.table')} columns={columns} minWidth={760}>
      {rows.map((row) => (
        <Table.Tr key={row.accountId}>
          <Table.Td>
            <Anchor component={Link} to={`/admin/accounts/${row.accountId}`} size="sm" fw={600}>
              {row.username}
            </Anchor>
            {row.personName !== null && (
              <Text size="xs" c="dimmed">
                {row.personName}
              </Text>
            )}
            <Signs>
              {!row.active && <Sign icon={IconUserOff}>{t('access.inactive')}</Sign>}
              {row.secondFactor && <Sign icon={IconFingerprint}>{t('access.secondFactor')}</Sign>}
            </Signs>
          </Table.Td>
          <Table.Td data-label={t('access.columns.roles')}>
            {row.roles.length === 0 ? t('access.noRole') : row.roles.map(words.role).join(', ')}
            {row.source === 'directory' && (
              <Text size="xs" c="dimmed">
                {t('access.directory')}
              </Text>
            )}
          </Table.Td>
          <Table.Td data-label={t('access.columns.whitelist')}>
            {t(row.whitelisted ? 'access.on' : 'access.off')}
          </Table.Td>
          <Table.Td data-label={t('access.columns.lastSignIn')}>
            {row.lastSignInAt === null ? t('access.neverSignedIn') : <Moment at={row.lastSignInAt} />}
          </Table.Td>
          <Table.Td data-label={t('access.columns.remarks')}>
            {row.remarks.length === 0 ? (
              <Text size="sm" c="dimmed">
                {t('access.nothing')}
              </Text>
            ) : (
              <Signs>
                {row.remarks.map((remark) => (
                  <Sign key={remark} icon={IconEye} tone="warning">
                    {sentence(remark)}
                  </Sign>
                ))}
              </Signs>
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </TableFrame>
  );
}
