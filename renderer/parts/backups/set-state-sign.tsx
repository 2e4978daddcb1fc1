import { IconAlertTriangle, IconBuildingOff, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BackupSet } from '#shared/backup.ts';
import { Sign } from '../../ui/sign.tsx';

const signs = {
  proven: [IconCircleCheck, 'good'],
  unproven: [IconHelpCircle, 'warning'],
  bad: [IconAlertTriangle, 'bad'],
  foreign: [IconBuildingOff, 'info'],
} as const;

/** What a set is worth, in a word. */
export function SetStateSign({ state }: { readonly state: BackupSet['state'] }) {
  const { t } = useTranslation('backup');
  const [icon, tone] = signs[state];
  return (
    <Sign icon={icon} tone={tone} title={t(`stateHints.${state}`)}>
      {t(`states.${state}`)}
    </Sign>
  );
}
