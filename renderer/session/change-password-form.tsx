import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, type ReactNode, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Me } from '../../shared/auth.ts';
import { useAction } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { fieldErrors } from '../ui/field-errors.ts';
import type { NewPasswordDraft } from '../ui/new-password.ts';
import { checkNewPassword, NewPasswordFields } from '../ui/new-password-fields.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { AttemptAlert } from './attempt-alert.tsx';
import classes from './change-password-form.module.css';
import { useSession } from './session.tsx';
import { useWait } from './wait.ts';

interface Props {
  /** The password was given by an administrator and opens nothing else. */
  readonly temporary: boolean;
  readonly onChanged: (me: Me) => void;
  /** Beside the button. */
  readonly beside?: ReactNode;
}

const blank: NewPasswordDraft = { password: '', again: '' };

/** The own password: the present one, and the new one twice. */
export function ChangePasswordForm({ temporary, onChanged, beside }: Props) {
  const { t } = useTranslation('sign-in');
  const sentence = useSentence();
  const { me } = useSession();
  const [current, setCurrent] = useState('');
  const [draft, setDraft] = useState(blank);
  const [checked, setChecked] = useState(false);
  const change = useAction('auth.changePassword', {
    onSuccess(after) {
      setCurrent('');
      setDraft(blank);
      setChecked(false);
      onChanged(after);
    },
  });
  const wait = useWait(change.error);
  const refused = fieldErrors(change.error, sentence);
  const missing = t(temporary ? 'change.currentMissing' : 'change.presentMissing');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (wait === 0 && current !== '' && Object.keys(checkNewPassword(draft)).length === 0) {
      change.mutate({ current, next: draft.password });
    }
  };

  return (
    <form onSubmit={submit} noValidate>
      {/* Tells password managers whose password this is. */}
      <input type="text" name="username" autoComplete="username" value={me.username} readOnly hidden />
      <Stack gap="sm">
        {Object.keys(refused).length === 0 && <AttemptAlert error={change.error} wait={wait} />}
        <PasswordField
          label={t(temporary ? 'change.current' : 'change.present')}
          description={temporary ? t('change.currentHint') : undefined}
          autoComplete="current-password"
          autoFocus={temporary}
          required
          value={current}
          onChange={(event) => setCurrent(event.currentTarget.value)}
          error={refused.current ?? (checked && current === '' ? missing : undefined)}
        />
        <NewPasswordFields
          draft={draft}
          onChange={setDraft}
          checked={checked}
          refusal={refused.next}
          words={[me.username, me.email]}
        />
        {/* The button comes first for the keyboard. */}
        <Group justify="space-between" mt="xs" {...(beside ? { className: classes.buttons ?? '' } : {})}>
          <Button type="submit" loading={change.isPending} disabled={wait > 0}>
            {t('change.submit')}
          </Button>
          {beside}
        </Group>
      </Stack>
    </form>
  );
}
