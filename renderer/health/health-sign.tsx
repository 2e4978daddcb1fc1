import { IconAlertTriangle, IconCircleCheck, IconCircleX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { HealthState } from '../../shared/health.ts';
import { Sign } from '../ui/sign.tsx';

const signs = {
  ok: [IconCircleCheck, 'good'],
  warning: [IconAlertTriangle, 'warning'],
  failed: [IconCircleX, 'bad'],
} as const;

/** How a part does. */
export function HealthSign({ state }: { readonly state: HealthState }) {
  const { t } = useTranslation('health');
  const [icon, tone] = signs[state];
  return (
    <Sign icon={icon} tone={tone}>
      {t(`states.${state}`)}
    </Sign>
  );
}
