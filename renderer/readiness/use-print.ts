import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useNotify } from '../ui/notify.ts';
import { startDownload } from '../ui/start-download.ts';

/** Fetches the printed documents of readiness in the language on screen. */
export function usePrint() {
  const { t, i18n } = useTranslation('readiness');
  const notify = useNotify();
  const language = i18n.resolvedLanguage === 'fr' ? 'fr' : 'en';
  const save = {
    onSuccess({ path, fileName }: { path: string; fileName: string }) {
      startDownload(path, fileName);
      notify.done(t('printed', { name: fileName }));
    },
    onError: notify.failed,
  } as const;
  const checklist = useAction('readiness.checklist', save);
  const plan = useAction('readiness.recoveryPlan', save);
  return {
    pending: checklist.isPending || plan.isPending,
    checklist: (signOffId?: number) =>
      checklist.mutate({ language, ...(signOffId === undefined ? {} : { signOffId }) }),
    plan: () => plan.mutate({ language }),
  };
}
