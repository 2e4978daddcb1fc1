import { useTranslation } from 'react-i18next';
import type { Booking } from '#shared/bookings.ts';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useFormats } from '../../ui/formats.ts';
import { useNotify } from '../../ui/notify.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';
import { DoNotUseSign } from '../clocks/do-not-use-sign.tsx';
import { unitLabel } from '../units/unit-label.ts';
import { useReopenBooking } from './use-reopen-booking.ts';

/** Cancels a booking for a reason; it can be taken back right afterwards. */
export function CancelBookingDialog({ booking, close }: { readonly booking: Booking; close(): void }) {
  const { t } = useTranslation('bookings');
  const formats = useFormats();
  const notify = useNotify();
  const touch = useTouch();
  const reopen = useReopenBooking();
  const cancel = useAction('bookings.cancel', {
    onSuccess(cancelled) {
      touch('booking');
      const undo = () => reopen.mutate({ id: cancelled.id, version: cancelled.version });
      notify.done(t('cancelled'), { label: t('undo'), run: undo });
      close();
    },
  });
  return (
    <ReasonDialog
      title={t('cancelTitle')}
      message={
        <>
          {t('cancelText', { unit: unitLabel(booking.unit), date: formats.date(booking.scheduledOn) })}{' '}
          {booking.unit.doNotUse && <DoNotUseSign />}
        </>
      }
      confirmLabel={t('cancelConfirm')}
      required
      pending={cancel.isPending}
      error={cancel.error}
      confirm={(reason) => cancel.mutate({ id: booking.id, version: booking.version, reason: reason ?? '' })}
      close={close}
    />
  );
}
