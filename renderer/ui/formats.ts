import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant, PlainDate } from '../../shared/dates.ts';

/** The languages of the screens. */
export type Language = 'en' | 'fr';

/** Dates and numbers in the reader's language. */
export interface Formats {
  /** `Mar 1, 2026` · `1 mars 2026`; an empty text for no date. */
  date(date: PlainDate | null): string;
  /** Date and time on this machine's clock. */
  instant(instant: Instant): string;
  /** `2 hours ago` · `il y a 2 heures`. */
  relative(instant: Instant, now?: Date): string;
  number(value: number): string;
  /** Whole thousands of US dollars: `$1,292k` · `1 292 k$`; an empty text for unknown. */
  thousands(value: number | null): string;
}

const locales: Readonly<Record<Language, string>> = { en: 'en-US', fr: 'fr-CA' };

const steps: readonly { readonly unit: Intl.RelativeTimeFormatUnit; readonly seconds: number }[] = [
  { unit: 'year', seconds: 31_557_600 },
  { unit: 'month', seconds: 2_629_800 },
  { unit: 'week', seconds: 604_800 },
  { unit: 'day', seconds: 86_400 },
  { unit: 'hour', seconds: 3_600 },
  { unit: 'minute', seconds: 60 },
];

/** The formats of one language. */
export function createFormats(language: Language): Formats {
  const locale = locales[language];
  // A business date has no time zone: read and written as UTC it never slips to the day before.
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const instants = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const relatives = new Intl.RelativeTimeFormat(locale, { numeric: 'auto' });
  const numbers = new Intl.NumberFormat(locale);
  return {
    date: (date) => (date === null ? '' : dates.format(new Date(`${date}T00:00:00Z`))),
    instant: (instant) => instants.format(new Date(instant)),
    relative(instant, now = new Date()) {
      const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
      const step = steps.find((candidate) => Math.abs(seconds) >= candidate.seconds);
      return step ? relatives.format(Math.trunc(seconds / step.seconds), step.unit) : relatives.format(0, 'second');
    },
    number: (value) => numbers.format(value),
    thousands(value) {
      if (value === null) return '';
      return language === 'fr' ? `${numbers.format(value)}\u00a0k$` : `$${numbers.format(value)}k`;
    },
  };
}

/** The formats of the language on screen. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const language = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  return useMemo(() => createFormats(language), [language]);
}
