import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/dates.ts';
import { type VisitEntry, type VisitValues, visitValues } from '../parts/bookings/booking-draft.ts';
import { useBookingMessages } from '../parts/bookings/use-booking-messages.ts';
import { VisitFields } from '../parts/bookings/visit-fields.tsx';
import { DoNotUseSign } from '../parts/clocks/do-not-use-sign.tsx';
import { DialogForm } from '../ui/dialog-form.tsx';
import type { ToPlan } from './day-items.ts';
import { unitLine } from './unit-words.ts';

interface Props {
  readonly item: ToPlan;
  readonly today: PlainDate;
  /** Answers whether it was booked. */
  onBook(values: VisitValues): Promise<boolean>;
  onClose(): void;
}

/** Books a unit on a day that is typed or picked; the first day of its window is offered. */
export function BookDialog({ item, today, onBook, onClose }: Props) {
  const { t } = useTranslation('planner');
  const [busy, setBusy] = useState(false);
  const { messages, check, forget } = useBookingMessages();
  const offered = item.earliest !== null && item.earliest > today ? item.earliest : today;
  const [initial] = useState<VisitEntry>({ date: offered, time: '', minutes: '', assigneeId: null });
  const [entry, setEntry] = useState(initial);

  const save = async () => {
    if (!check(entry, today)) return;
    setBusy(true);
    const done = await onBook(visitValues(entry));
    setBusy(false);
    if (done) onClose();
  };

  return (
    <DialogForm
      title={t('bookTitle', { unit: unitLine(item.unit) })}
      confirmLabel={t('bookSave')}
      dirty={entry !== initial}
      pending={busy}
      error={undefined}
      submit={save}
      close={onClose}
    >
      {item.unit.doNotUse && <DoNotUseSign />}
      <Text size="sm" c="dimmed">
        {t('bookFor', { obligations: item.windows.map(({ obligation }) => obligation).join(', ') })}
      </Text>
      <VisitFields
        entry={entry}
        messages={messages}
        set={(part) => {
          setEntry((before) => ({ ...before, ...part }));
          forget(Object.keys(part));
        }}
      />
    </DialogForm>
  );
}
