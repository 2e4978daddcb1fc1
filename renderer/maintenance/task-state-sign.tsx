import { IconAlertTriangle, IconCircleCheck, IconCircleDashed, IconEye } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { MaintenanceTask } from '../../shared/maintenance.ts';
import { Sign } from '../ui/sign.tsx';

const signs = {
  open: [IconCircleDashed, 'info'],
  late: [IconAlertTriangle, 'bad'],
  seen: [IconEye, 'good'],
  done: [IconCircleCheck, 'good'],
} as const;

/** Whether a task is open, was left out, was seen by the program or signed by a person. */
export function TaskStateSign({ state }: Pick<MaintenanceTask, 'state'>) {
  const { t } = useTranslation('maintenance');
  const [icon, tone] = signs[state];
  return (
    <Sign icon={icon} tone={tone}>
      {t(`states.${state}`)}
    </Sign>
  );
}
