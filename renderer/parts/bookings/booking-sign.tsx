import { IconCalendar, IconCalendarCheck, IconCalendarOff, IconCalendarX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BookingState } from '#shared/bookings.ts';
import { Sign } from '../../ui/sign.tsx';

const signs = {
  planned: { icon: IconCalendar, tone: 'info' },
  missed: { icon: IconCalendarX, tone: 'bad' },
  done: { icon: IconCalendarCheck, tone: 'good' },
  cancelled: { icon: IconCalendarOff, tone: undefined },
} as const;

/** Where a booking stands: a word, a sign and a colour, in this order of weight. */
export function BookingSign({ state }: { readonly state: BookingState }) {
  const { t } = useTranslation('bookings');
  return <Sign {...signs[state]}>{t(`states.${state}`)}</Sign>;
}
