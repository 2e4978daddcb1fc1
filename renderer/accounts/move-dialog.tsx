import { Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Account } from '../../shared/accounts.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { DialogForm } from '../ui/dialog-form.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { checkNewPassword, type NewPasswordDraft, NewPasswordFields } from '../ui/new-password-fields.tsx';
import { useNotify } from '../ui/notify.ts';

interface Props {
  readonly account: Account;
  close(): void;
}

/** Moves an account between this installation and the directory, after saying what that means. */
export function MoveDialog({ account, close }: Props) {
  const { t } = useTranslation('accounts');
  const sentence = useSentence();
  const notify = useNotify();
  const touch = useTouch();
  const [draft, setDraft] = useState<NewPasswordDraft>({ password: '', again: '' });
  const [checked, setChecked] = useState(false);
  const name = account.username;
  const towards = account.source === 'local' ? 'Directory' : 'Local';
  const action = useAction('accounts.changeSource', {
    onSuccess() {
      touch('account');
      touch('session');
      notify.done(t(`acts.movedTo${towards}`, { name }));
      close();
    },
  });
  const submit = () => {
    setChecked(true);
    const target = { id: account.id, version: account.version };
    if (towards === 'Directory') action.mutate({ ...target, source: 'directory' });
    else if (Object.keys(checkNewPassword(draft)).length === 0)
      action.mutate({ ...target, source: 'local', password: draft.password });
  };
  const refusal = fieldErrors(action.error, sentence).password;
  return (
    <DialogForm
      title={t(`acts.to${towards}Title`, { name })}
      confirmLabel={t('acts.moveConfirm')}
      dirty={draft.password !== '' || draft.again !== ''}
      pending={action.isPending}
      error={refusal === undefined ? action.error : undefined}
      submit={submit}
      close={close}
    >
      <Text size="sm">{t(`acts.to${towards}Message`, { name })}</Text>
      {towards === 'Local' && (
        <NewPasswordFields
          draft={draft}
          onChange={setDraft}
          checked={checked}
          refusal={refusal}
          words={[account.username, account.email ?? '']}
        />
      )}
    </DialogForm>
  );
}
