import type { PlainDate } from '#shared/dates.ts';
import { parseTypedDate } from '../../ui/date-text.ts';

/** What stands in a date field: a day, null for an empty field, undefined for a text that is no day. */
export function enteredDate(text: string, language: string): PlainDate | null | undefined {
  return text.trim() === '' ? null : parseTypedDate(text, language);
}
