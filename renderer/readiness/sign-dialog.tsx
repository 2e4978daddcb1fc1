import { useTranslation } from 'react-i18next';
import type { ReadinessCheck } from '../../shared/readiness.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { NoteDialog } from '../ui/note-dialog.tsx';
import { useNotify } from '../ui/notify.ts';

/** Signs the checklist as it stands. */
export function SignDialog({ items, close }: { readonly items: readonly ReadinessCheck[]; close(): void }) {
  const { t } = useTranslation('readiness');
  const notify = useNotify();
  const touch = useTouch();
  const count = (state: ReadinessCheck['state']) => items.filter((item) => item.state === state).length;
  const sign = useAction('readiness.signOff', {
    onSuccess: () => {
      touch('readiness');
      notify.done(t('signed'));
      close();
    },
  });
  return (
    <NoteDialog
      title={t('signTitle')}
      lead={t('signLead', { ok: count('ok'), warnings: count('warning'), failed: count('failed') })}
      label={t('note')}
      description={t('noteHint')}
      confirmLabel={t('sign')}
      pending={sign.isPending}
      error={sign.error}
      confirm={(note) => sign.mutate(note === undefined ? {} : { note })}
      close={close}
    />
  );
}
