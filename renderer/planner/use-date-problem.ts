import { useTranslation } from 'react-i18next';
import { localDate } from '../../shared/dates.ts';
import { typedDate } from '../ui/date-text.ts';

/** What to say of a date that is none: how one is typed in the language of the window. */
export function useDateProblem(): string {
  const { t, i18n } = useTranslation('planner');
  return t('dateWrong', { example: typedDate(localDate(new Date()), i18n.resolvedLanguage ?? 'en') });
}
