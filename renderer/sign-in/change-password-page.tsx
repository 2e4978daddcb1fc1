import { Button, Group, Stack } from '@mantine/core';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { useSession } from '../session/session.tsx';
import { useSignOut, useWelcome } from '../session/sign-out.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { checkNewPassword, NewPasswordFields } from '../ui/new-password-fields.tsx';
import { PasswordField } from '../ui/password-field.tsx';

/** Before anything else, an account with a temporary password chooses its own. */
export function ChangePasswordPage() {
  const { t } = useTranslation('sign-in');
  const sentence = useSentence();
  const { me } = useSession();
  const welcome = useWelcome();
  const change = useAction('auth.changePassword', { onSuccess: welcome });
  const signOut = useSignOut(() => {});
  const [current, setCurrent] = useState('');
  const [draft, setDraft] = useState({ password: '', again: '' });
  const [checked, setChecked] = useState(false);
  const refused = fieldErrors(change.error, sentence);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (current !== '' && Object.keys(checkNewPassword(draft)).length === 0) {
      change.mutate({ current, next: draft.password });
    }
  };

  return (
    <FrontPage title={t('change.title')} lead={t('change.lead', { name: me.username })}>
      <form onSubmit={submit} noValidate>
        {/* Tells password managers whose password this is. */}
        <input type="text" name="username" autoComplete="username" value={me.username} readOnly hidden />
        <Stack gap="sm">
          {change.error && Object.keys(refused).length === 0 && <ErrorPanel error={change.error} />}
          <PasswordField
            label={t('change.current')}
            description={t('change.currentHint')}
            autoComplete="current-password"
            autoFocus
            required
            value={current}
            onChange={(event) => setCurrent(event.currentTarget.value)}
            error={refused.current ?? (checked && current === '' ? t('change.currentMissing') : undefined)}
          />
          <NewPasswordFields draft={draft} onChange={setDraft} checked={checked} refusal={refused.next} />
          <Group justify="space-between" mt="xs">
            <Button variant="subtle" onClick={signOut}>
              {t('change.signOut')}
            </Button>
            <Button type="submit" loading={change.isPending}>
              {t('change.submit')}
            </Button>
          </Group>
        </Stack>
      </form>
    </FrontPage>
  );
}
