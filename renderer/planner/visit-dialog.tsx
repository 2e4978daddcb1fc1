import { Anchor, Button, Group, Modal, Stack, Text } from '@mantine/core';
import { type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { Booking } from '../../shared/bookings.ts';
import { BookingSign } from '../parts/bookings/booking-sign.tsx';
import { CancelBookingDialog } from '../parts/bookings/cancel-booking-dialog.tsx';
import { DoNotUseSign } from '../parts/clocks/do-not-use-sign.tsx';
import { useSession } from '../session/session.tsx';
import { Facts } from '../ui/facts.tsx';
import { Form } from '../ui/form.tsx';
import { useFormats } from '../ui/formats.ts';
import { useReturnFocus } from '../ui/use-return-focus.ts';
import { isMovable } from './surface.ts';
import { unitLine } from './unit-words.ts';
import type { Move } from './use-moves.tsx';
import { isProblem, type VisitDraft, type VisitProblem, visitValues } from './visit-draft.ts';
import { VisitFields } from './visit-fields.tsx';

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
  const [problems, setProblems] = useState<ReadonlySet<VisitProblem>>(new Set());
  const [draft, setDraft] = useState<VisitDraft>({
    date: booking.scheduledOn,
    time: booking.startTime ?? '',
    minutes: booking.durationMinutes === null ? '' : String(booking.durationMinutes),
    assigneeId: booking.assigneeId,
  });

  function save(): void {
    const values = visitValues(draft);
    if (isProblem(values)) {
      setProblems(values);
      return;
    }
    onClose();
    void onMove(values);
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
              draft={draft}
              problems={problems}
              heldName={booking.assigneeName}
              onChange={(part) => setDraft((before) => ({ ...before, ...part }))}
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
