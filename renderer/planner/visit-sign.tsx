import { IconAlertTriangle, IconCalendarEvent, IconCheck, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BookingState } from '../../shared/bookings.ts';
import { Sign } from '../ui/sign.tsx';

const signs = {
  planned: { icon: IconCalendarEvent, tone: 'info' },
  missed: { icon: IconAlertTriangle, tone: 'bad' },
  done: { icon: IconCheck, tone: 'good' },
  cancelled: { icon: IconX, tone: undefined },
} as const;

/** Where a visit stands, in a word with its sign. */
export function VisitSign({ state }: { readonly state: BookingState }) {
  const { t } = useTranslation('planner');
  return <Sign {...signs[state]}>{t(`states.${state}`)}</Sign>;
}
