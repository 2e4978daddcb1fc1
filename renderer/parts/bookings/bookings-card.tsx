import { Button, Skeleton, Text } from '@mantine/core';
import { IconCalendarPlus } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '#shared/bookings.ts';
import type { InputOf } from '../../api/client.ts';
import { useCall } from '../../api/hooks.ts';
import { useSession } from '../../session/session.tsx';
import { ErrorPanel } from '../../ui/error-panel.tsx';
import { useFormats } from '../../ui/formats.ts';
import { SectionCard } from '../../ui/section-card.tsx';
import { BookingActs } from './booking-acts.tsx';
import { BookingSign } from './booking-sign.tsx';
import classes from './bookings.module.css';

interface Props {
  readonly unitId: number;
  /** Asks to book the unit; absent where it cannot be booked. */
  book?(): void;
}

/** What the bookings of a unit are asked for with. */
export function bookingsOf(unitId: number): InputOf<'bookings.list'> {
  return {
    unitId,
    pageSize: 200,
    filters: { includeRetired: true, includePlanned: true, includeNotCovered: true },
  };
}

/** The bookings of one unit: what is open first, what was on request. */
export function BookingsCard({ unitId, book }: Props) {
  const { t } = useTranslation('bookings');
  const { can } = useSession();
  const [earlier, setEarlier] = useState(false);
  const list = useCall('bookings.list', bookingsOf(unitId));
  const items = list.data?.items ?? [];
  const open = items.filter(({ state }) => state === 'planned' || state === 'missed');
  const past = items.filter(({ state }) => state === 'done' || state === 'cancelled').reverse();

  return (
    <SectionCard
      title={t('title')}
      actions={
        book &&
        can('compliance:write') && (
          <Button size="xs" variant="default" leftSection={<IconCalendarPlus size={16} aria-hidden />} onClick={book}>
            {t('book')}
          </Button>
        )
      }
    >
      {list.error && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {list.isPending && <Skeleton height={36} />}
      {list.data && open.length === 0 && (
        <Text size="sm" c="dimmed">
          {t('none')}
        </Text>
      )}
      <Lines bookings={open} />
      {past.length > 0 && (
        <Button variant="subtle" size="compact-sm" mt="xs" aria-expanded={earlier} onClick={() => setEarlier(!earlier)}>
          {earlier ? t('hideEarlier') : t('earlier', { count: past.length })}
        </Button>
      )}
      {earlier && <Lines bookings={past} />}
    </SectionCard>
  );
}

function Lines({ bookings }: { readonly bookings: readonly Booking[] }) {
  return (
    <ul className="rems-plain-list">
      {bookings.map((booking) => (
        <BookingLine key={booking.id} booking={booking} />
      ))}
    </ul>
  );
}

function BookingLine({ booking }: { readonly booking: Booking }) {
  const { t } = useTranslation('bookings');
  const when = useBookingTime();
  const details = [
    booking.assigneeName,
    booking.obligations.map(({ obligation }) => obligation).join(', '),
    booking.notes,
    booking.cancelledReason === null ? null : t('cancelledBecause', { reason: booking.cancelledReason }),
  ].filter((part) => part !== null && part !== '');
  return (
    <li className={classes.booking}>
      <BookingSign state={booking.state} />
      <span className={classes.what}>
        <Text size="sm" span>
          {when(booking)}
        </Text>
        {details.length > 0 && (
          <Text size="xs" c="dimmed">
            {details.join(' · ')}
          </Text>
        )}
      </span>
      <BookingActs booking={booking} />
    </li>
  );
}

/** When a booking takes place: `Mar 3, 2026 at 09:30`, or the day alone. */
export function useBookingTime(): (booking: Pick<Booking, 'scheduledOn' | 'startTime'>) => string {
  const { t } = useTranslation('bookings');
  const formats = useFormats();
  return ({ scheduledOn, startTime }) =>
    startTime === null ? formats.date(scheduledOn) : t('at', { date: formats.date(scheduledOn), time: startTime });
}
