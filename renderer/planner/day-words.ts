import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';
import type { PlainDate } from '../../shared/dates.ts';

/** Names of days and months in the language on screen. */
export function useDayWords() {
  const { i18n } = useTranslation();
  const locale = i18n.resolvedLanguage === 'fr' ? 'fr-CA' : 'en-US';
  return useMemo(() => {
    // A business date has no time zone: read and written as UTC it never slips to the day before.
    const written = (options: Intl.DateTimeFormatOptions) => {
      const format = new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' });
      return (date: PlainDate) => format.format(new Date(`${date}T00:00:00Z`));
    };
    return {
      weekdayLong: written({ weekday: 'long' }),
      weekdayShort: written({ weekday: 'short' }),
      /** `Tue, Mar 31`. */
      dayShort: written({ weekday: 'short', day: 'numeric', month: 'short' }),
      /** `March 2026`. */
      month: written({ month: 'long', year: 'numeric' }),
      monthShort: written({ month: 'short' }),
      monthLong: written({ month: 'long' }),
    };
  }, [locale]);
}
