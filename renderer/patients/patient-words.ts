import { useTranslation } from 'react-i18next';
import type { Instant } from '../../shared/dates.ts';
import { useCall } from '../api/hooks.ts';
import { typedDate } from '../ui/date-text.ts';

/** A sex by its code in the reader's language; the code itself for one that the settings no longer name. */
export function useSexWord(): (code: string) => string {
  const { t, i18n } = useTranslation('patients');
  const choices = useCall('patients.choices', {});
  return (code) => {
    if (code === 'M' || code === 'F') return t(`sexes.${code}`);
    const known = choices.data?.sexes.find((sex) => sex.code === code);
    const french = i18n.resolvedLanguage === 'fr' ? known?.labelFr : null;
    return french ?? known?.label ?? code;
  };
}

/** A moment as the registry writes it: day and minute in digits, the day first in French (`05/03/2026 14:07`). */
export function useMomentText(): (at: Instant) => string {
  const { i18n } = useTranslation();
  const locale = i18n.resolvedLanguage === 'fr' ? 'fr-FR' : 'en-US';
  const day = new Intl.DateTimeFormat(locale, { day: '2-digit', month: '2-digit', year: 'numeric' });
  const time = new Intl.DateTimeFormat(locale, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  return (at) => `${day.format(new Date(at))} ${time.format(new Date(at))}`;
}

/** The value of a field as it is read: days in the order of the language, a sex with its word. */
export function useValueText(): (field: string, text: string) => string {
  const { i18n } = useTranslation('patients');
  const sexWord = useSexWord();
  const language = i18n.resolvedLanguage ?? 'en';
  return (field, text) =>
    field === 'birthDate' ? typedDate(text, language) : field === 'sex' ? `${text} · ${sexWord(text)}` : text;
}
