import { Alert, Anchor, Text } from '@mantine/core';
import { IconAlertTriangle, IconShieldCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { WhitelistState } from '../../shared/whitelist.ts';
import { useSession } from '../session/session.tsx';
import { useForceText } from './force-text.ts';

/** Which whitelist is in force right now. */
export function WhitelistForce({ state }: { readonly state: WhitelistState }) {
  const { t } = useTranslation('whitelist');
  const { can } = useSession();
  const text = useForceText();
  return (
    <Alert
      variant="light"
      color={state.enforced ? 'lagoon' : 'yellow'}
      icon={state.enforced ? <IconShieldCheck aria-hidden /> : <IconAlertTriangle aria-hidden />}
      role="status"
    >
      {text(state).map((line) => (
        <Text key={line} size="sm">
          {line}
        </Text>
      ))}
      {!state.enforced && can('access:manage') && (
        <Anchor component={Link} to="/admin/access" size="sm">
          {t('force.offLink')}
        </Anchor>
      )}
    </Alert>
  );
}
