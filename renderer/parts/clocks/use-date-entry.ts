import { useTranslation } from 'react-i18next';
import type { PlainDate } from '#shared/dates.ts';
import { typedDate } from '../../ui/date-text.ts';
import { enteredDate } from './entered-date.ts';

/** Reads date fields of a dialog in the reader's language, and words what is wrong with them. */
export function useDateEntry() {
  const { t, i18n } = useTranslation('obligations');
  const language = i18n.resolvedLanguage ?? 'en';
  return {
    read: (text: string): PlainDate | null | undefined => enteredDate(text, language),
    /** For a field whose text is no day. */
    noDay: t('dialog.date', { example: typedDate('2026-03-31', language) }),
    missing: t('dialog.dateMissing'),
  };
}
