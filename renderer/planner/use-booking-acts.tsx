import { useTranslation } from 'react-i18next';
import type { BookingDraft } from '../../shared/bookings.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { useAction } from '../api/hooks.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { fitOf, type ToPlan } from './day-items.ts';
import { unitPlace } from './unit-words.ts';

/** Books what is left to plan; outside a window it asks first, and the message offers the way back. */
export function useBookingActs() {
  const { t } = useTranslation('planner');
  const { date } = useFormats();
  const confirm = useConfirm();
  const notify = useNotify();
  const create = useAction('bookings.create');
  const cancel = useAction('bookings.cancel', { onError: notify.failed });

  async function book(
    item: ToPlan,
    day: PlainDate,
    more: Pick<BookingDraft, 'assigneeId' | 'startTime' | 'durationMinutes'> = {},
  ): Promise<boolean> {
    const fit = fitOf(item, day);
    const words = { unit: unitPlace(item.unit), date: date(day) };
    if (
      fit !== 'well' &&
      !(await confirm({
        title: t('outside.title'),
        message:
          fit === 'late'
            ? t('outside.late', { ...words, limit: date(item.limit) })
            : t('outside.early', { ...words, start: date(item.earliest) }),
        confirmLabel: t('outside.anyway'),
      }))
    )
      return false;
    try {
      const { items } = await create.mutateAsync({
        items: [
          {
            unitId: item.unit.id,
            scheduledOn: day,
            obligationIds: item.windows.map(({ obligationId }) => obligationId),
            ...more,
          },
        ],
      });
      notify.done(t('acts.booked', words), {
        label: t('moves.undo'),
        run: () => {
          for (const { id, version } of items) cancel.mutate({ id, version, reason: t('acts.undoReason') });
        },
      });
      return true;
    } catch (error) {
      notify.failed(error);
      return false;
    }
  }

  return { book, busy: create.isPending };
}
