import {
  IconAlertOctagon,
  IconAlertTriangle,
  IconCalendarOff,
  IconCircleCheck,
  IconClock,
  IconClockExclamation,
  IconHelpCircle,
  IconPlayerPause,
} from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Sign } from '../../ui/sign.tsx';
import { type Standing, urgencyOf } from './urgency.ts';
import { useStandingText } from './use-standing-text.ts';

const urgencySigns = {
  over: { icon: IconAlertOctagon, tone: 'bad' },
  week: { icon: IconAlertTriangle, tone: 'bad' },
  month: { icon: IconClockExclamation, tone: 'warning' },
  quarter: { icon: IconClock, tone: 'info' },
  later: { icon: IconCircleCheck, tone: 'good' },
} as const;

const statusSigns = {
  overdue: urgencySigns.over,
  upcoming: urgencySigns.quarter,
  compliant: urgencySigns.later,
  'never-tested': { icon: IconHelpCircle, tone: 'warning' },
  suspended: { icon: IconPlayerPause, tone: undefined },
  none: { icon: IconCalendarOff, tone: undefined },
} as const;

/** How a clock or a unit stands: days in words where there are any, with a sign and a colour that only repeat it. */
export function StatusSign({ status, daysLeft }: Standing) {
  const { t } = useTranslation('obligations');
  const text = useStandingText();
  const counted = status === 'overdue' || status === 'upcoming' || status === 'compliant';
  const sign = counted && daysLeft !== null ? urgencySigns[urgencyOf(daysLeft)] : statusSigns[status];
  return (
    <Sign {...sign} title={t(`status.${status}`)}>
      {text({ status, daysLeft })}
    </Sign>
  );
}
