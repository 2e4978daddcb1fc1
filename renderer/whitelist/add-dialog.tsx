import { TextInput } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { useNotify } from '../ui/notify.ts';

/** Adds one name with a reason. */
export function AddDialog({ close }: { close(): void }) {
  const { t } = useTranslation('whitelist');
  const { t: tLists } = useTranslation('lists');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [username, setUsername] = useState('');
  const [reason, setReason] = useState('');
  const [missing, setMissing] = useState(false);
  const action = useAction('whitelist.add', {
    onSuccess(entry) {
      touch('whitelist');
      touch('account');
      notify.done(t('added', { name: entry.username }));
      close();
    },
  });
  const refused = fieldErrors(action.error, sentence);
  const submit = () => {
    const name = username.trim();
    setMissing(name === '');
    if (name === '') return;
    action.mutate({ username: name, ...(reason.trim() === '' ? {} : { reason: reason.trim() }) });
  };
  return (
    <DialogForm
      title={t('dialog.title')}
      confirmLabel={t('dialog.submit')}
      dirty={username !== '' || reason !== ''}
      pending={action.isPending}
      error={refused.username === undefined ? action.error : undefined}
      submit={submit}
      close={close}
    >
      <TextInput
        label={t('dialog.name')}
        description={t('dialog.nameHint')}
        required
        data-autofocus
        maxLength={80}
        autoComplete="off"
        spellCheck={false}
        value={username}
        error={missing ? t('dialog.missing') : refused.username}
        onChange={(event) => {
          setUsername(event.currentTarget.value);
          setMissing(false);
        }}
      />
      <TextInput
        label={tLists('reason')}
        description={tLists('reasonHint')}
        maxLength={255}
        value={reason}
        onChange={(event) => setReason(event.currentTarget.value)}
      />
    </DialogForm>
  );
}
