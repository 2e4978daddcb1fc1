import { useTranslation } from 'react-i18next';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useNotify } from '../../ui/notify.ts';

/** Plans a cancelled booking again. */
export function useReopenBooking() {
  const { t } = useTranslation('bookings');
  const notify = useNotify();
  const touch = useTouch();
  return useAction('bookings.reopen', {
    onSuccess() {
      touch('booking');
      notify.done(t('reopened'));
    },
    onError: (error) => notify.failed(error),
  });
}
