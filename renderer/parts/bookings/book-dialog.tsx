import { ScrollArea, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDate } from '#shared/dates.ts';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { DialogForm } from '../../ui/dialog-form.tsx';
import { useFormats } from '../../ui/formats.ts';
import { useNotify } from '../../ui/notify.ts';
import { DoNotUseSign } from '../clocks/do-not-use-sign.tsx';
import { type BookingEntry, bookingValues, newBooking } from './booking-draft.ts';
import { BookingFields } from './booking-fields.tsx';
import classes from './bookings.module.css';
import { useBookingMessages } from './use-booking-messages.ts';

/** A unit that can be booked, with what its day should heed. */
export interface Bookable {
  readonly id: number;
  readonly label: string;
  readonly place: string;
  readonly doNotUse: boolean;
  /** The earliest of its limits. */
  readonly limitOn: string | null;
  /** The day of a booking that it has already. */
  readonly bookedOn: string | null;
}

interface Props {
  readonly units: readonly Bookable[];
  /** Who is offered for the visit. */
  readonly assigneeId: number | null;
  /** Told once all are booked. */
  done?(): void;
  close(): void;
}

/** Books one unit, or many for the same day; what comes of it is shown before. */
export function BookDialog({ units, assigneeId, done, close }: Props) {
  const { t } = useTranslation('bookings');
  const formats = useFormats();
  const notify = useNotify();
  const touch = useTouch();
  const [today] = useState(() => localDate(new Date()));
  const [initial] = useState(() => newBooking(today, assigneeId));
  const [entry, setEntry] = useState(initial);
  const { messages, error, check, refuse, forget } = useBookingMessages();
  const create = useAction('bookings.create');
  const [first] = units;
  const words = { count: units.length, unit: first?.label ?? '' };

  const set = (part: Partial<BookingEntry>) => {
    setEntry((before) => ({ ...before, ...part }));
    forget(Object.keys(part));
  };
  const submit = async () => {
    if (!check(entry, today)) return;
    try {
      const values = bookingValues(entry);
      await create.mutateAsync({ items: units.map(({ id }) => ({ unitId: id, ...values })) });
      touch('booking');
      notify.done(t('booked', { ...words, date: formats.date(entry.date) }));
      done?.();
      close();
    } catch (refusal) {
      refuse(refusal);
    }
  };

  return (
    <DialogForm
      wide
      title={t('bookTitle', words)}
      confirmLabel={t('create', words)}
      dirty={entry !== initial}
      pending={create.isPending}
      error={error}
      submit={submit}
      close={close}
    >
      <BookingFields
        entry={entry}
        messages={messages}
        {...(units.length === 1 && first ? { unitId: first.id } : {})}
        set={set}
      />
      <section aria-label={t('preview')}>
        <Text size="sm" fw={600} mb={4}>
          {t('preview')}
        </Text>
        <ScrollArea.Autosize mah={220} viewportProps={{ tabIndex: 0, role: 'group', 'aria-label': t('preview') }}>
          <Stack gap={0} component="ul" className="rems-plain-list">
            {units.map((unit) => (
              <Preview key={unit.id} unit={unit} date={entry.date} />
            ))}
          </Stack>
        </ScrollArea.Autosize>
      </section>
    </DialogForm>
  );
}

function Preview({ unit, date }: { readonly unit: Bookable; readonly date: string }) {
  const { t } = useTranslation('bookings');
  const formats = useFormats();
  const limit =
    unit.limitOn === null
      ? t('noLimit')
      : t(date > unit.limitOn ? 'afterLimit' : 'beforeLimit', { date: formats.date(unit.limitOn) });
  const booked = unit.bookedOn === null ? null : t('alreadyBooked', { date: formats.date(unit.bookedOn) });
  const late = unit.limitOn !== null && date > unit.limitOn;
  return (
    <li className={classes.previewed}>
      <Text size="sm" span fw={500}>
        {unit.label}
      </Text>
      <Text size="xs" c="dimmed" span>
        {unit.place}
      </Text>
      {unit.doNotUse && <DoNotUseSign />}
      <Text size="xs" span fw={late || booked !== null ? 600 : 400}>
        {[limit, booked].filter((part) => part !== null).join(' · ')}
      </Text>
    </li>
  );
}
