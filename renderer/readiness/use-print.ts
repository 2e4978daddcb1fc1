import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useHandedOut } from '../ui/use-handed-out.ts';

/** Fetches the printed documents of readiness in the language on screen. */
export function usePrint() {
  const { t, i18n } = useTranslation('readiness');
  const language = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  const handedOut = useHandedOut((name) => t('printed', { name }));
  const checklist = useAction('readiness.checklist', handedOut);
  const plan = useAction('readiness.recoveryPlan', handedOut);
  return {
    pending: checklist.isPending || plan.isPending,
    checklist: (signOffId?: number) =>
      checklist.mutate({ language, ...(signOffId === undefined ? {} : { signOffId }) }),
    plan: () => plan.mutate({ language }),
  };
}
