import { useTranslation } from 'react-i18next';
import type { WhitelistEntry } from '../../shared/whitelist.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useNotify } from '../ui/notify.ts';
import { ReasonDialog } from '../ui/reason-dialog.tsx';

interface Props {
  readonly entry: WhitelistEntry;
  close(): void;
}

/** Asks before a name is removed, or let in again. */
export function ChangeDialog({ entry, close }: Props) {
  const { t } = useTranslation('whitelist');
  const notify = useNotify();
  const touch = useTouch();
  const name = entry.username;
  const act = entry.active ? 'remove' : 'reactivate';
  const action = useAction(`whitelist.${act}`, {
    onSuccess() {
      for (const topic of ['whitelist', 'account', 'session'] as const) touch(topic);
      notify.done(t(entry.active ? 'removed' : 'reactivated', { name }));
      close();
    },
  });
  return (
    <ReasonDialog
      title={t(`${act}Title`, { name })}
      message={t(`${act}Message`, { name })}
      confirmLabel={t(act)}
      danger={entry.active}
      pending={action.isPending}
      error={action.error}
      confirm={(reason) => action.mutate({ entry: entry.id, ...(reason === undefined ? {} : { reason }) })}
      close={close}
    />
  );
}
