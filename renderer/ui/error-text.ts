import { useTranslation } from 'react-i18next';
import { AppError } from '../../shared/contract/errors.ts';
import { CallError, OfflineError } from '../api/client.ts';
import { useSentence } from '../i18n/index.ts';

/** Codes whose sentence says nothing more than the code does, so that the translated one replaces it. */
const generic = ['INTERNAL', 'FORBIDDEN', 'UNAUTHENTICATED', 'RATE_LIMITED', 'UNAVAILABLE'] as const;

/** Turns any error into a sentence of the reader's language; the core's own English sentence where there is no translation. */
export function useErrorText(): (error: unknown) => string {
  const { t, i18n } = useTranslation('ui');
  const translate = useSentence();
  return (error) => {
    if (error instanceof OfflineError) return t('errors.offline');
    if (!(error instanceof AppError)) return t('errors.INTERNAL');
    const code = generic.find((candidate) => candidate === error.code);
    const sentence = translate(error.message);
    // English readers get what the core wrote, and so does everyone where a sentence has its own translation.
    if (i18n.resolvedLanguage === 'en' || sentence !== error.message || !code) return sentence;
    return t(`errors.${code}`);
  };
}

/** The id under which the log explains an error; what a person can mend needs none. */
export function requestIdOf(error: unknown): string | undefined {
  return error instanceof CallError && error.code === 'INTERNAL' ? error.requestId : undefined;
}
