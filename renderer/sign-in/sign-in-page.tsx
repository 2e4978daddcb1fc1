import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { IconAlertCircle } from '@tabler/icons-react';
import { type FormEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useWelcome } from '../session/sign-out.ts';
import { useErrorText } from '../ui/error-text.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import { minutesAndSeconds, useWait } from './wait.ts';

interface Props {
  readonly version: string;
  /** Who was here when the session ended by itself and left unsaved work behind. */
  readonly returning?: string;
}

/** Username and password. Every failure reads the same, so that nobody learns which names exist. */
export function SignInPage({ version, returning }: Props) {
  const { t } = useTranslation('sign-in');
  const errorText = useErrorText();
  const welcome = useWelcome();
  const signIn = useAction('auth.signIn', { onSuccess: welcome });
  const [username, setUsername] = useState(returning ?? '');
  const [password, setPassword] = useState('');
  const passwordField = useRef<HTMLInputElement>(null);
  const wait = useWait(signIn.error);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wait > 0 || signIn.isPending) return;
    signIn.mutate(
      { username: username.trim(), password },
      {
        onError() {
          setPassword('');
          passwordField.current?.focus();
        },
      },
    );
  };
  const countdown = () => {
    const { minutes, seconds } = minutesAndSeconds(wait);
    if (minutes === 0) return t('wait.seconds', { count: seconds });
    if (seconds === 0) return t('wait.wholeMinutes', { count: minutes });
    return t('wait.minutes', {
      minutes: t('wait.minutesPart', { count: minutes }),
      seconds: t('wait.secondsPart', { count: seconds }),
    });
  };
  const limited = signIn.error?.code === 'RATE_LIMITED';

  return (
    <FrontPage
      title={t('title')}
      lead={returning ? t('returning', { name: returning }) : undefined}
      footer={t('version', { version })}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {limited && wait > 0 && (
            // Announced once: a countdown that speaks every second is noise.
            <Alert
              color="yellow"
              variant="light"
              icon={<IconAlertCircle aria-hidden />}
              title={t('wait.title')}
              role="alert"
            >
              <span aria-live="off">{countdown()}</span>
            </Alert>
          )}
          {limited && wait === 0 && (
            <Alert color="gray" variant="light" role="status">
              {t('wait.over')}
            </Alert>
          )}
          {signIn.error && !limited && (
            <Alert color="red" variant="light" icon={<IconAlertCircle aria-hidden />} role="alert">
              {errorText(signIn.error)}
            </Alert>
          )}
          <TextInput
            label={t('username')}
            autoComplete="username"
            autoCapitalize="none"
            spellCheck={false}
            autoFocus={!returning}
            required
            withAsterisk={false}
            value={username}
            onChange={(event) => setUsername(event.currentTarget.value)}
          />
          <PasswordField
            ref={passwordField}
            label={t('password')}
            autoComplete="current-password"
            autoFocus={returning !== undefined}
            required
            withAsterisk={false}
            value={password}
            onChange={(event) => setPassword(event.currentTarget.value)}
          />
          <Button type="submit" loading={signIn.isPending} disabled={wait > 0} mt="xs" fullWidth>
            {t('submit')}
          </Button>
        </Stack>
      </form>
    </FrontPage>
  );
}
