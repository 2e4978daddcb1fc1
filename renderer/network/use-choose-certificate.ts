import { useTranslation } from 'react-i18next';
import type { CertificateKind } from '../../shared/network.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { useNotify } from '../ui/notify.ts';
import type { StoredNetwork } from './network-draft.ts';

/** Has browsers get another kind of certificate, after asking where somebody may be connected. */
export function useChooseCertificate(settings: StoredNetwork) {
  const { t } = useTranslation('certificates');
  const confirm = useConfirm();
  const notify = useNotify();
  const touch = useTouch();
  const save = useAction('network.save', {
    onSuccess: () => notify.done(t(settings.enabled ? 'use.done' : 'use.doneOff')),
    onError: notify.failed,
    onSettled() {
      touch('network');
      touch('certificate');
    },
  });
  const choose = async (certificate: CertificateKind) => {
    const question = { title: t('use.title'), message: t('use.message'), confirmLabel: t('use.act') };
    if (!settings.enabled || (await confirm(question))) save.mutate({ version: settings.version, certificate });
  };
  return { choose, pending: save.isPending };
}
