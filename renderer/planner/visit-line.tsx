import { Text, UnstyledButton } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Booking } from '../../shared/bookings.ts';
import { DoNotUseSign } from '../parts/clocks/do-not-use-sign.tsx';
import classes from './planner.module.css';
import { unitShort } from './unit-words.ts';
import { VisitSign } from './visit-sign.tsx';

/** A visit over a whole line, for lists and narrow screens. */
export function VisitLine({ booking, onOpen }: { readonly booking: Booking; onOpen(): void }) {
  const { t } = useTranslation('planner');
  return (
    <UnstyledButton className={classes.line ?? ''} onClick={onOpen}>
      <Text span size="sm" className={classes.lineTime ?? ''}>
        {booking.startTime ?? t('allDay')}
      </Text>
      <span className={classes.lineText}>
        <Text span size="sm" fw={600}>
          {unitShort(booking.unit)}
        </Text>
        <Text span size="xs" c="dimmed">
          {[booking.unit.facilityName, booking.assigneeName ?? t('nobody')].filter(Boolean).join(' · ')}
        </Text>
        {booking.unit.doNotUse && (
          <span>
            <DoNotUseSign />
          </span>
        )}
      </span>
      <VisitSign state={booking.state} />
    </UnstyledButton>
  );
}
