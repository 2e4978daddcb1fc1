import { useTranslation } from 'react-i18next';
import type { Examination } from '#shared/examinations.ts';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useFormats } from '../../ui/formats.ts';
import { useNotify } from '../../ui/notify.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

/** Takes an examination back that was entered by mistake. */
export function VoidDialog({ examination, close }: { readonly examination: Examination; close(): void }) {
  const { t } = useTranslation('examinations');
  const formats = useFormats();
  const notify = useNotify();
  const touch = useTouch();
  const act = useAction('examinations.void', {
    gcTime: 0,
    onSuccess() {
      touch('examination');
      notify.done(t('acts.voidDone'));
      close();
    },
  });
  const { id, version, on, procedure } = examination;
  return (
    <ReasonDialog
      title={t('acts.voidTitle')}
      message={t('acts.voidText', { what: `${formats.date(on)}, ${procedure}` })}
      confirmLabel={t('acts.void')}
      danger
      required
      pending={act.isPending}
      error={act.error}
      confirm={(reason) => act.mutate({ id, version, reason: reason ?? '' })}
      close={close}
    />
  );
}
