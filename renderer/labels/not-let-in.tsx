import { Alert, Anchor } from '@mantine/core';
import { IconPlugConnectedX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../session/session.tsx';

/** Says why nothing can be printed yet, and where that changes. */
export function NotLetIn() {
  const { t } = useTranslation('labels');
  const { can } = useSession();
  return (
    <Alert variant="light" color="yellow" icon={<IconPlugConnectedX aria-hidden />} title={t('notLetIn.title')}>
      {t('notLetIn.text')}{' '}
      {can('system:manage') && (
        <Anchor component={Link} to="/admin/network" size="sm" underline="always">
          {t('notLetIn.link')}
        </Anchor>
      )}
    </Alert>
  );
}
