import { IconAlertTriangle, IconCircleCheck, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BackupRun } from '../../shared/backup.ts';
import { Sign } from '../ui/sign.tsx';

const signs = {
  running: [IconPlayerPlay, 'info'],
  done: [IconCircleCheck, 'good'],
  failed: [IconAlertTriangle, 'bad'],
  interrupted: [IconPlayerPause, 'warning'],
} as const;

/** How a run ended, or that it runs. */
export function RunResultSign({ result }: Pick<BackupRun, 'result'>) {
  const { t } = useTranslation('backup');
  const [icon, tone] = signs[result ?? 'running'];
  return (
    <Sign icon={icon} tone={tone}>
      {t(`runs.results.${result ?? 'running'}`)}
    </Sign>
  );
}
