import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { Instant, PlainDate } from '../../shared/dates.ts';

/** The languages of the screens. */
export type Language = 'en' | 'fr';

/** Dates and numbers in the reader's language. */
export interface Formats {
  /** `Mar 1, 2026` · `1 mars 2026`; an empty text for no date. */
  date(date: PlainDate | null): string;
  /** Days from one to another: `Nov 16 – 22, 2026` · `16–22 nov. 2026`; one date where they are the same. */
  days(from: PlainDate, to: PlainDate): string;
  /** A sentence of the core in the reader's language: its dates (`2026-03-01`), moments by the workstation's clock (`2026-03-01 10:36`) and instants in ISO form. */
  datesIn(sentence: string): string;
  /** Date and time on this machine's clock. */
  instant(instant: Instant): string;
  /** `2 hours ago` · `il y a 2 heures`. */
  relative(instant: Instant, now?: Date): string;
  number(value: number): string;
  /** Whole thousands of US dollars: `$1,292k` · `1 292 k$`; an empty text for unknown. */
  thousands(value: number | null): string;
  /** A sum, in the one way in which screens say sums: below a million in thousands, else in millions. `$950k` · `$232.4M`. */
  sum(thousands: number): string;
  /** With exactly so many decimals, one unless said otherwise: `4.5` · `4,5`. */
  decimal(value: number, digits?: number): string;
}

/** What has just been: `now` is said of what is, not of what was. */
const justNow: Readonly<Record<Language, string>> = { en: 'just now', fr: 'à l’instant' };

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
  const decimal = (value: number, digits = 1) =>
    value.toLocaleString(locale, { minimumFractionDigits: digits, maximumFractionDigits: digits });
  const date = (text: string) => dates.format(new Date(`${text}T00:00:00Z`));
  // `17 h 49` is one word to the reader.
  const glued = (text: string) => text.replace(/(\d) h (\d)/, '$1\u00a0h\u00a0$2');
  const instant = (at: Instant) => glued(instants.format(new Date(at)));
  // The clock of the workstation is repeated as it was read there, wherever the reader is.
  const clocks = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: 'UTC' });
  const stated = (at: string) => (Number.isNaN(Date.parse(at)) ? undefined : glued(clocks.format(new Date(at))));
  const millions = (value: number) => {
    const text = decimal(value / 1000);
    return language === 'fr' ? `${text}\u00a0M$` : `$${text}M`;
  };
  const thousands = (value: number | null) => {
    if (value === null) return '';
    return language === 'fr' ? `${numbers.format(value)}\u00a0k$` : `$${numbers.format(value)}k`;
  };
  return {
    date: (text) => (text === null ? '' : date(text)),
    days: (from, to) => dates.formatRange(new Date(`${from}T00:00:00Z`), new Date(`${to}T00:00:00Z`)),
    datesIn: (sentence) =>
      sentence
        .replace(/\b\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z/g, instant)
        .replace(/\b(\d{4}-\d\d-\d\d) (\d\d:\d\d)\b/g, (text, day, time) => stated(`${day}T${time}Z`) ?? text)
        .replace(/\b\d{4}-\d\d-\d\d\b/g, (text) => (Number.isNaN(Date.parse(text)) ? text : date(text))),
    instant,
    relative(instant, now = new Date()) {
      const seconds = (new Date(instant).getTime() - now.getTime()) / 1000;
      const step = steps.find((candidate) => Math.abs(seconds) >= candidate.seconds);
      if (step) return relatives.format(Math.trunc(seconds / step.seconds), step.unit);
      return seconds > 0 ? relatives.format(0, 'second') : justNow[language];
    },
    number: (value) => numbers.format(value),
    decimal,
    thousands,
    sum: (value) => (value < 1000 ? thousands(value) : millions(value)),
  };
}

/** The formats of the language on screen. */
export function useFormats(): Formats {
  const { i18n } = useTranslation();
  const language = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  return useMemo(() => createFormats(language), [language]);
}
