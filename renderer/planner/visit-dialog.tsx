import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Booking } from '../../shared/bookings.ts';
import { visitEntry, visitValues } from '../parts/bookings/booking-draft.ts';
import { BookingSign } from '../parts/bookings/booking-sign.tsx';
import { CancelBookingDialog } from '../parts/bookings/cancel-booking-dialog.tsx';
import { useBookingMessages } from '../parts/bookings/use-booking-messages.ts';
import { VisitFields } from '../parts/bookings/visit-fields.tsx';
import { DoNotUseSign } from '../parts/clocks/do-not-use-sign.tsx';
import { useSession } from '../session/session.tsx';
import { Facts } from '../ui/facts.tsx';
import { Form } from '../ui/form.tsx';
import { useFormats } from '../ui/formats.ts';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import { isMovable } from './surface.ts';
import { unitLine } from './unit-words.ts';
import type { Move } from './use-moves.tsx';

interface Props {
  readonly booking: Booking;
  readonly canWrite: boolean;
  onMove(to: Move): Promise<boolean>;
  onClose(): void;
}

/** A visit: what it is for, and the way to another day, time or person without dragging. */
export function VisitDialog({ booking, canWrite, onMove, onClose }: Props) {
  useReturnFocus();
  const { t } = useTranslation('planner');
  const { date } = useFormats();
  const { can } = useSession();
  const location = useLocation();
  const [cancelling, setCancelling] = useState(false);
  const { messages, check, forget } = useBookingMessages();
  const [entry, setEntry] = useState(() => visitEntry(booking));

  function save(): void {
    if (!check(entry, undefined)) return;
    onClose();
    void onMove(visitValues(entry));
  }

  const movable = canWrite && isMovable(booking);
  const minutes = booking.durationMinutes === null ? '' : ` (${booking.durationMinutes} min)`;
  const facts: (readonly [string, ReactNode])[] = [
    [t('table.state'), <BookingSign key="state" state={booking.state} />],
  ];
  if (!movable) {
    facts.push([t('bookDate'), `${date(booking.scheduledOn)} ${booking.startTime ?? ''}${minutes}`]);
    facts.push([t('person'), booking.assigneeName ?? t('nobody')]);
  }
  if (booking.obligations.length > 0)
    facts.push([t('forObligations'), booking.obligations.map(({ obligation }) => obligation).join(', ')]);
  if (booking.notes !== null) facts.push([t('notes'), booking.notes]);
  if (cancelling) return <CancelBookingDialog booking={booking} close={onClose} />;
  return (
    <Modal
      opened
      onClose={onClose}
      title={t('moveTitle', { unit: unitLine(booking.unit) })}
      closeButtonProps={{ 'aria-label': t('close') }}
      centered
    >
      <Form onSubmit={save}>
        <Stack gap="sm">
          {booking.unit.doNotUse && (
            <div>
              <DoNotUseSign />
            </div>
          )}
          <Facts of={facts} />
          {booking.state === 'done' && <Text size="sm">{t('doneBy')}</Text>}
          {movable && (
            <VisitFields
              entry={entry}
              messages={messages}
              heldName={booking.assigneeName}
              set={(part) => {
                setEntry((before) => ({ ...before, ...part }));
                forget(Object.keys(part));
              }}
            />
          )}
          <Group justify="space-between">
            <Stack gap={4} align="flex-start">
              {isMovable(booking) && can('compliance:record') && (
                <Anchor
                  component={Link}
                  size="sm"
                  to={`/equipment/${booking.unitId}/tests/new?booking=${booking.id}`}
                  state={{ from: location.pathname + location.search }}
                >
                  {t('recordSurvey')}
                </Anchor>
              )}
              <Anchor component={Link} size="sm" to={`/equipment/${booking.unitId}`}>
                {t('openUnit')}
              </Anchor>
            </Stack>
            {movable && (
              <Group gap="sm">
                <Button variant="default" onClick={() => setCancelling(true)}>
                  {t('cancelVisit')}
                </Button>
                <Button type="submit">{t('moveSave')}</Button>
              </Group>
            )}
          </Group>
        </Stack>
      </Form>
    </Modal>
  );
}
