import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useConfirm } from './confirm.tsx';
import { useNotify } from './notify.ts';

/** Asks, and ends every session of an account. */
export function useEndSessions(): { end(account: { id: number; username: string }): Promise<void>; pending: boolean } {
  const { t } = useTranslation('sessions');
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const action = useAction('sessions.endAccount', {
    onSuccess({ ended }) {
      touch('session');
      notify.done(t('endedCount', { count: ended }));
    },
    onError: (error) => notify.failed(error),
  });
  return {
    pending: action.isPending,
    async end({ id, username }) {
      const yes = await confirm({
        title: t('endAllTitle', { name: username }),
        message: t('endAllMessage', { name: username }),
        confirmLabel: t('endAllConfirm'),
        danger: true,
      });
      if (yes) action.mutate({ account: id });
    },
  };
}
