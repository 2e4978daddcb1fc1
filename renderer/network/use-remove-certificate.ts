import { useTranslation } from 'react-i18next';
import type { InputOf } from '../api/client.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { useNotify } from '../ui/notify.ts';

/** Forgets a certificate or the open request, after asking. */
export function useRemoveCertificate(what: InputOf<'certificates.remove'>['what']) {
  const { t } = useTranslation('certificates');
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const request = what === 'request';
  const remove = useAction('certificates.remove', {
    onSuccess: () => notify.done(t(request ? 'imported.discarded' : 'remove.done')),
    onError: notify.failed,
    onSettled: () => touch('certificate'),
  });
  const ask = async () => {
    const yes = await confirm({
      title: t(request ? 'imported.discardTitle' : 'remove.title'),
      message: t(request ? 'imported.discardMessage' : 'remove.message'),
      confirmLabel: t(request ? 'imported.discard' : 'remove.act'),
      danger: true,
    });
    if (yes) remove.mutate({ what });
  };
  return { ask, pending: remove.isPending };
}
