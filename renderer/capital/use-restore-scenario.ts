import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../shared/capital-scenarios.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useNotify } from '../ui/notify.ts';

/** Brings a deleted scenario back and says so. */
export function useRestoreScenario(): (scenario: Pick<Scenario, 'id'>) => void {
  const { t } = useTranslation('capital-plan');
  const notify = useNotify();
  const touch = useTouch();
  const restore = useAction('capital.restoreScenario', {
    onSuccess({ name }) {
      touch('scenario');
      notify.done(t('scenarios.restored', { name }));
    },
    onError: notify.failed,
  });
  return ({ id }) => restore.mutate({ id });
}
