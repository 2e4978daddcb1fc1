import { Alert } from '@mantine/core';
import { IconAlertTriangle } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Booking } from '#shared/bookings.ts';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { useNotify } from '../../ui/notify.ts';
import { rebased } from '../../ui/rebased.ts';
import { storedNow } from '../../ui/stored-now.ts';
import { DoNotUseSign } from '../clocks/do-not-use-sign.tsx';
import { HistoryDisclosure } from '../history/history-disclosure.tsx';
import { unitLabel } from '../units/unit-label.ts';
import { type BookingEntry, bookingChange, bookingEntry } from './booking-draft.ts';
import { BookingFields } from './booking-fields.tsx';
import { useBookingMessages } from './use-booking-messages.ts';

interface Props {
  readonly booking: Booking;
  close(): void;
}

/** Changes a booking; whoever it is assigned to is told by the core. */
export function EditBookingDialog({ booking, close }: Props) {
  const { t } = useTranslation('bookings');
  const notify = useNotify();
  const touch = useTouch();
  const [base, setBase] = useState(booking);
  const [entry, setEntry] = useState(() => bookingEntry(booking));
  const [raced, setRaced] = useState(false);
  const { messages, error, check, refuse, forget } = useBookingMessages();
  const update = useAction('bookings.update');
  const change = bookingChange(base, entry);

  const set = (part: Partial<BookingEntry>) => {
    setEntry((before) => ({ ...before, ...part }));
    forget(Object.keys(part));
  };
  const submit = async () => {
    if (!check(entry, undefined)) return;
    if (Object.keys(change).length === 0) return close();
    try {
      await update.mutateAsync({ id: base.id, version: base.version, ...change });
      touch('booking');
      notify.done(t('saved'));
      close();
    } catch (refusal) {
      const current = storedNow<Booking>(refusal);
      if (!current) return refuse(refusal);
      setEntry((before) => rebased(before, bookingEntry(base), bookingEntry(current)));
      setBase(current);
      setRaced(true);
    }
  };

  return (
    <DialogForm
      wide
      title={t('editTitle', { unit: unitLabel(booking.unit) })}
      confirmLabel={t('save')}
      dirty={Object.keys(change).length > 0}
      pending={update.isPending}
      error={error}
      submit={submit}
      close={close}
    >
      {raced && (
        <Alert variant="light" color="yellow" role="alert" icon={<IconAlertTriangle aria-hidden />}>
          {t('conflict')}
        </Alert>
      )}
      {booking.unit.doNotUse && <DoNotUseSign />}
      <BookingFields
        entry={entry}
        messages={messages}
        heldName={booking.assigneeName}
        unitId={booking.unitId}
        set={set}
      />
      <HistoryDisclosure entity="booking" entityId={booking.id} onRestored={close} />
    </DialogForm>
  );
}
