import { useTranslation } from 'react-i18next';
import type { MaintenanceTask } from '../../shared/maintenance.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useFormats } from '../ui/formats.ts';
import { NoteDialog } from '../ui/note-dialog.tsx';
import { useNotify } from '../ui/notify.ts';
import { useTaskWords } from './task-words.ts';

/** Signs a task for its present period. */
export function SignTaskDialog({ task, close }: { readonly task: MaintenanceTask; close(): void }) {
  const { t } = useTranslation('maintenance');
  const { days } = useFormats();
  const notify = useNotify();
  const touch = useTouch();
  const name = useTaskWords().name(task.task);
  const complete = useAction('maintenance.complete', {
    onSuccess: () => {
      touch('maintenance');
      notify.done(t('signed', { task: name }));
      close();
    },
  });
  return (
    <NoteDialog
      title={t('signTitle', { task: name })}
      lead={t('signLead', { span: days(task.from, task.to) })}
      label={t('note')}
      description={t('noteHint')}
      confirmLabel={t('sign')}
      pending={complete.isPending}
      error={complete.error}
      confirm={(note) => complete.mutate({ task: task.task, ...(note === undefined ? {} : { note }) })}
      close={close}
    />
  );
}
