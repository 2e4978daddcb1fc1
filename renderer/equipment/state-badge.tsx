import { IconCircleCheck, IconCircleOff, IconClockPlus, IconShieldOff } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { UnitState } from '../../shared/equipment.ts';
import classes from './equipment.module.css';

const signs = {
  'in-service': IconCircleCheck,
  planned: IconClockPlus,
  'not-covered': IconShieldOff,
  retired: IconCircleOff,
} as const;

/** The state of a unit: a word, a sign and a colour, in this order of weight. Plain elements: the list draws hundreds of them. */
export function StateBadge({ state }: { readonly state: UnitState }) {
  const { t } = useTranslation('equipment');
  const Sign = signs[state];
  return (
    <span className={classes.state} data-state={state}>
      <Sign size={14} aria-hidden />
      {t(`states.${state}`)}
    </span>
  );
}
