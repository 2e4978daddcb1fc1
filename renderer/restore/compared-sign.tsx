import { IconArrowsDiff, IconEqual, IconTrashX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UnitInSet } from '../../shared/restore.ts';
import { Sign } from '../ui/sign.tsx';

const signs = {
  missing: [IconTrashX, 'bad'],
  different: [IconArrowsDiff, 'warning'],
  same: [IconEqual, 'good'],
} as const;

/** How a record of a set stands beside the present, in a word. */
export function ComparedSign({ state }: Pick<UnitInSet, 'state'>) {
  const { t } = useTranslation('restore');
  const [icon, tone] = signs[state];
  return (
    <Sign icon={icon} tone={tone}>
      {t(`units.states.${state}`)}
    </Sign>
  );
}
