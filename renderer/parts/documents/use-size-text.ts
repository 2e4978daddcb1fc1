import { useTranslation } from 'react-i18next';

/** The size of a file in words: `340 kB`, `2.4 MB`. */
export function useSizeText(): (bytes: number) => string {
  const { t, i18n } = useTranslation('documents');
  const locale = i18n.resolvedLanguage === 'fr' ? 'fr-CA' : 'en-US';
  const one = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  return (bytes) =>
    bytes < 1_000_000
      ? t('size.kilo', { value: whole.format(Math.max(1, Math.round(bytes / 1000))) })
      : t('size.mega', { value: one.format(bytes / 1_000_000) });
}
