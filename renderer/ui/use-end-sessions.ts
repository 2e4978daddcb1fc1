import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useConfirm } from './confirm.tsx';
import { useNotify } from './notify.ts';

/** Asks, and ends sessions. */
interface EndSessions {
  /** Every session of an account. */
  end(account: { id: number; username: string }): Promise<void>;
  /** Everybody's but this one. */
  everyone(): Promise<void>;
  readonly pending: boolean;
}

/** Ending sessions from lists of them. */
export function useEndSessions(): EndSessions {
  const { t } = useTranslation('sessions');
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const told = {
    onSuccess({ ended }: { readonly ended: number }) {
      touch('session');
      notify.done(t('endedCount', { count: ended }));
    },
    onError: notify.failed,
  };
  const action = useAction('sessions.endAccount', told);
  const all = useAction('sessions.endEveryone', told);
  return {
    pending: action.isPending || all.isPending,
    async everyone() {
      const yes = await confirm({
        title: t('everyoneTitle'),
        message: t('everyoneMessage'),
        confirmLabel: t('everyone'),
        danger: true,
      });
      if (yes) all.mutate({});
    },
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
