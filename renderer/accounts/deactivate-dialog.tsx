import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/accounts.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useNotify } from '../ui/notify.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';

interface Props {
  readonly account: Account;
  close(): void;
}

/** Asks before somebody is kept out. */
export function DeactivateDialog({ account, close }: Props) {
  const { t } = useTranslation('accounts');
  const notify = useNotify();
  const touch = useTouch();
  const name = account.username;
  const action = useAction('accounts.deactivate', {
    onSuccess() {
      touch('account');
      touch('session');
      notify.done(t('acts.deactivated', { name }));
      close();
    },
  });
  return (
    <ReasonDialog
      title={t('acts.deactivateTitle', { name })}
      message={t('acts.deactivateMessage', { name })}
      confirmLabel={t('acts.deactivate')}
      danger
      pending={action.isPending}
      error={action.error}
      confirm={(reason) => action.mutate({ account: account.id, ...(reason === undefined ? {} : { reason }) })}
      close={close}
    />
  );
}
