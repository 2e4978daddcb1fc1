import { IconAlertTriangle, IconCircleCheck, IconPlayerPause, IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { JobRun } from '../../shared/jobs.ts';
import { Sign } from '../ui/sign.tsx';

const signs = {
  done: [IconCircleCheck, 'good'],
  failed: [IconAlertTriangle, 'bad'],
  interrupted: [IconPlayerPause, 'warning'],
} as const;

/** How a run ended, or that it runs. */
export function ResultSign({ run }: { readonly run: Pick<JobRun, 'result'> }) {
  const { t } = useTranslation('jobs');
  if (run.result === null) {
    return (
      <Sign icon={IconPlayerPlay} tone="info">
        {t('running')}
      </Sign>
    );
  }
  const [icon, tone] = signs[run.result];
  return (
    <Sign icon={icon} tone={tone}>
      {t(`results.${run.result}`)}
    </Sign>
  );
}
