import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { localDate, type PlainDate } from '#shared/dates.ts';
import { useSentence } from '../../i18n/index.ts';
import { typedDate } from '../../ui/date-text.ts';
import { fieldErrors } from '../../ui/field-errors.ts';
import { bookingProblems, type VisitEntry } from './booking-draft.ts';

/** The entry's field of each field that the core names. */
const fields: Readonly<Record<string, string>> = {
  scheduledOn: 'date',
  startTime: 'time',
  durationMinutes: 'minutes',
  assigneeId: 'assigneeId',
  notes: 'notes',
};

/** What keeps a booking from being saved: beside its field, or as a whole. */
export function useBookingMessages() {
  const { t, i18n } = useTranslation('bookings');
  const sentence = useSentence();
  const [messages, setMessages] = useState<Readonly<Record<string, string>>>({});
  const [error, setError] = useState<unknown>();
  return {
    messages,
    error,
    /** Whether what was typed can be sent. */
    check(entry: VisitEntry, earliest: PlainDate | undefined): boolean {
      const example = typedDate(localDate(new Date()), i18n.resolvedLanguage ?? 'en');
      const problems = bookingProblems(entry, earliest);
      const worded = problems.map(
        (name) => [name === 'past' ? 'date' : name, t(`problems.${name}`, { example })] as const,
      );
      setMessages(Object.fromEntries(worded));
      setError(undefined);
      return problems.length === 0;
    },
    refuse(refusal: unknown): void {
      // Fields of one of several bookings are named `items.3.scheduledOn`.
      const found = Object.entries(fieldErrors(refusal, sentence)).flatMap(([path, message]) => {
        const field = fields[path.split('.').at(-1) ?? ''];
        return field === undefined ? [] : [[field, message] as const];
      });
      setMessages(Object.fromEntries(found));
      setError(found.length > 0 ? undefined : refusal);
    },
    forget: (touched: readonly string[]) =>
      setMessages((before) => Object.fromEntries(Object.entries(before).filter(([field]) => !touched.includes(field)))),
  };
}
