import { Alert, Anchor, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';

/** Says on every page that a damaged database is only read, and leads those who may to the backups. */
export function ReadOnlyBanner() {
  const { t } = useTranslation('shell');
  const { can } = useSession();
  const status = useCall('system.status', {});
  if (!status.data?.readOnly) return null;
  return (
    <Alert role="alert" color="red" variant="light" mb="md" icon={<IconLock aria-hidden />} title={t('readOnly.title')}>
      <Text size="sm">
        {t('readOnly.message')}{' '}
        {can('system:manage') ? (
          <Anchor component={Link} to="/admin/backups" inherit>
            {t('readOnly.manage')}
          </Anchor>
        ) : (
          t('readOnly.ask')
        )}
      </Text>
    </Alert>
  );
}
