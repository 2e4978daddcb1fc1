import { useMemo } from 'react';
import { useTranslation } from 'react-i18next';

const units = ['kilobyte', 'megabyte', 'gigabyte', 'terabyte'] as const;

/** Bytes and seconds in words: `1.2 GB`, `1,2 Go`, `12 sec`. */
export function useMeasures(): { bytes(count: number): string; seconds(count: number): string } {
  const { i18n } = useTranslation();
  const locale = i18n.resolvedLanguage === 'fr' ? 'fr-CA' : 'en-US';
  return useMemo(() => createMeasures(locale), [locale]);
}

/** The same for one locale. */
export function createMeasures(locale: string) {
  const format = (unit: string, digits: number) =>
    new Intl.NumberFormat(locale, { style: 'unit', unit, unitDisplay: 'short', maximumFractionDigits: digits });
  return {
    bytes(count: number): string {
      const step = Math.min(Math.max(Math.floor(Math.log10(Math.max(count, 1)) / 3), 1), units.length);
      const value = count / 1000 ** step;
      return format(units[step - 1] ?? 'kilobyte', value < 10 && step > 1 ? 1 : 0).format(value);
    },
    seconds(count: number): string {
      return count < 60
        ? format('second', count < 10 ? 1 : 0).format(Math.max(count, 0.1))
        : format('minute', count < 600 ? 1 : 0).format(count / 60);
    },
  };
}
