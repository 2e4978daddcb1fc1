import {
  IconAlertTriangle,
  IconCircleCheck,
  IconCircleOff,
  IconClockExclamation,
  IconShieldHalf,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { Sign, Signs } from '../ui/sign.tsx';

const signs = {
  off: [IconCircleOff, undefined],
  waiting: [IconClockExclamation, 'warning'],
  up: [IconCircleCheck, 'good'],
  down: [IconAlertTriangle, 'bad'],
  'given-up': [IconAlertTriangle, 'bad'],
} as const;

/** Whether other computers can get in, in a word; and that the narrow limits of an emergency hold, which slow everybody down. */
export function StandingSigns({ network }: { readonly network: OutputOf<'network.state'> }) {
  const { t } = useTranslation('network');
  const state = network.settings.enabled && network.standing.state === 'off' ? 'down' : network.standing.state;
  const [icon, tone] = signs[state];
  return (
    <Signs>
      <Sign icon={icon} tone={tone}>
        {t(`states.${state}`)}
      </Sign>
      {network.protecting && (
        <Sign icon={IconShieldHalf} tone="warning">
          {t('protect.sign')}
        </Sign>
      )}
    </Signs>
  );
}
