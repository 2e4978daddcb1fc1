import { IconAlertOctagon, IconAlertTriangle, IconCircleCheck } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BackupState } from '#shared/backup.ts';
import { Sign } from '../../ui/sign.tsx';

const signs = {
  green: [IconCircleCheck, 'good'],
  amber: [IconAlertTriangle, 'warning'],
  red: [IconAlertOctagon, 'bad'],
} as const;

/** How backups stand, in a word. */
export function HealthSign({ health }: { readonly health: BackupState['health'] }) {
  const { t } = useTranslation('backup');
  const [icon, tone] = signs[health];
  return (
    <Sign icon={icon} tone={tone}>
      {t(`healthSign.${health}`)}
    </Sign>
  );
}
