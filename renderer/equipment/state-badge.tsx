import { IconCircleCheck, IconCircleOff, IconClockPlus, IconShieldOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UnitState } from '../../shared/equipment.ts';
import { Sign } from '../ui/sign.tsx';

const signs = {
  'in-service': { icon: IconCircleCheck, tone: 'good' },
  planned: { icon: IconClockPlus, tone: 'info' },
  'not-covered': { icon: IconShieldOff, tone: 'warning' },
  retired: { icon: IconCircleOff, tone: undefined },
} as const;

/** The state of a unit: a word, a sign and a colour, in this order of weight. */
export function StateBadge({ state }: { readonly state: UnitState }) {
  const { t } = useTranslation('equipment');
  return <Sign {...signs[state]}>{t(`states.${state}`)}</Sign>;
}
