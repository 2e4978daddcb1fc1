import { useTranslation } from 'react-i18next';
import type { Test } from '#shared/compliance.ts';
import { useAction } from '../../api/hooks.ts';
import { useTouch } from '../../api/touch.ts';
import { useFormats } from '../../ui/formats.ts';
import { useNotify } from '../../ui/notify.ts';
import { ReasonDialog } from '../../ui/reason-dialog.tsx';

/** Brings a deleted survey back. */
export function useRestoreTest() {
  const { t } = useTranslation('compliance');
  const notify = useNotify();
  const touch = useTouch();
  return useAction('compliance.restoreTest', {
    onSuccess() {
      touch('test');
      notify.done(t('history.restored'));
    },
    onError: (error) => notify.failed(error),
  });
}

/** Asks for the reason and takes a survey out of every count; the message offers to take that back. */
export function RemoveTestDialog({ test, close }: { readonly test: Test; close(): void }) {
  const { t } = useTranslation('compliance');
  const { t: tRules } = useTranslation('obligations');
  const formats = useFormats();
  const notify = useNotify();
  const touch = useTouch();
  const restore = useRestoreTest();
  const remove = useAction('compliance.removeTest', {
    onSuccess() {
      touch('test');
      notify.done(t('history.removed'), { label: t('history.undo'), run: () => restore.mutate({ id: test.id }) });
      close();
    },
  });
  return (
    <ReasonDialog
      title={t('history.removeTitle')}
      message={t('history.removeText', { type: tRules(`types.${test.type}`), date: formats.date(test.testDate) })}
      confirmLabel={t('surveys.remove')}
      danger
      required
      pending={remove.isPending}
      error={remove.error}
      confirm={(reason) => remove.mutate({ id: test.id, version: test.version, reason: reason ?? '' })}
      close={close}
    />
  );
}
