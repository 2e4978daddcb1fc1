import { Anchor, Group, Text } from '@mantine/core';
import { IconLockX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useSession } from '../session/session.tsx';
import { Sign } from '../ui/sign.tsx';

/** An identity that no key opens: said so, with the way to the recovery page or whom to tell. */
export function Unreadable() {
  const { t } = useTranslation('patients');
  const { can } = useSession();
  return (
    <Group gap="xs">
      <Sign icon={IconLockX} tone="bad" title={t('unreadable.text')}>
        {t('unreadable.sign')}
      </Sign>
      {can('system:manage') ? (
        <Anchor component={Link} to="/admin/damaged" size="sm">
          {t('unreadable.open')}
        </Anchor>
      ) : (
        <Text size="sm" c="dimmed">
          {t('unreadable.ask')}
        </Text>
      )}
    </Group>
  );
}
