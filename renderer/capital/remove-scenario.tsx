import { useTranslation } from 'react-i18next';
import type { Scenario } from '../../shared/capital-scenarios.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useNotify } from '../ui/notify.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';
import { useRestoreScenario } from './use-restore-scenario.ts';

interface Props {
  readonly scenario: Scenario;
  close(): void;
}

/** Deletes a scenario with a reason; the message that follows brings it back. */
export function RemoveScenario({ scenario, close }: Props) {
  const { t } = useTranslation('capital-plan');
  const notify = useNotify();
  const touch = useTouch();
  const restore = useRestoreScenario();
  const { id, version, name, items } = scenario;
  const remove = useAction('capital.removeScenario', {
    onSuccess() {
      touch('scenario');
      notify.done(t('scenarios.removed', { name }), { label: t('scenarios.undo'), run: () => restore({ id }) });
      close();
    },
  });
  return (
    <ReasonDialog
      title={t('scenarios.removeTitle', { name })}
      message={t('scenarios.removeText', { count: items })}
      confirmLabel={t('scenarios.remove')}
      danger
      required
      pending={remove.isPending}
      error={remove.error}
      confirm={(reason) => remove.mutate({ id, version, reason: reason ?? '' })}
      close={close}
    />
  );
}
