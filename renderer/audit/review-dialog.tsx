import { Text, Textarea } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { useNotify } from '../ui/notify.ts';

/** Notes that somebody looked through the trail. */
export function ReviewDialog({ seq, close }: { readonly seq: number; close(): void }) {
  const { t } = useTranslation('audit');
  const notify = useNotify();
  const touch = useTouch();
  const [note, setNote] = useState('');
  const action = useAction('audit.review', {
    onSuccess: () => {
      touch('audit');
      notify.done(t('review.noted'));
      close();
    },
  });
  return (
    <DialogForm
      title={t('review.note')}
      confirmLabel={t('review.note')}
      dirty={note !== ''}
      pending={action.isPending}
      error={action.error}
      submit={() => action.mutate({ toSeq: seq, ...(note.trim() === '' ? {} : { note }) })}
      close={close}
    >
      <Text size="sm">{t('review.noteLead', { seq })}</Text>
      <Textarea
        label={t('review.noteField')}
        autosize
        minRows={3}
        maxLength={1000}
        value={note}
        onChange={(event) => setNote(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
