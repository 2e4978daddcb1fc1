import { IconAlertTriangle, IconArchive, IconBuildingOff, IconCircleCheck, IconHelpCircle } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BackupSet } from '#shared/backup.ts';
import { Sign } from '../../ui/sign.tsx';
import { worthOf } from './set-worth.ts';

const signs = {
  proven: [IconCircleCheck, 'good'],
  unproven: [IconHelpCircle, 'warning'],
  bad: [IconAlertTriangle, 'bad'],
  foreign: [IconBuildingOff, 'info'],
  setAside: [IconArchive, 'info'],
} as const;

/** What a set is worth, in a word. */
export function SetStateSign({ set }: { readonly set: Pick<BackupSet, 'state' | 'setAside'> }) {
  const { t } = useTranslation('backup');
  const worth = worthOf(set);
  const [icon, tone] = signs[worth];
  return (
    <Sign icon={icon} tone={tone} title={t(`stateHints.${worth}`)}>
      {t(`states.${worth}`)}
    </Sign>
  );
}
