import { Button, SegmentedControl, Stack, TextInput } from '@mantine/core';
import { type FormEvent, useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { SignInMethod } from '../../shared/auth.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { AttemptAlert } from '../session/attempt-alert.tsx';
import { PasswordField } from '../ui/password-field.tsx';

interface Props {
  readonly methods: readonly SignInMethod[];
  readonly method: SignInMethod;
  readonly onMethod: (method: SignInMethod) => void;
  readonly username: string;
  readonly onUsername: (username: string) => void;
  readonly password: string;
  readonly onPassword: (password: string) => void;
  readonly returning: boolean;
  readonly error: unknown;
  readonly wait: number;
  readonly pending: boolean;
  readonly onSubmit: () => void;
}

/** Where the account belongs, when there is a choice; its name and its password. */
export function PasswordStep(props: Props) {
  const { t } = useTranslation('sign-in');
  const passwordField = useRef<HTMLInputElement>(null);
  const { error } = props;
  useEffect(() => {
    if (error) passwordField.current?.focus();
  }, [error]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    props.onSubmit();
  };
  // The same for every name, so that it tells nobody which exist.
  const refused = error instanceof AppError && error.code === 'UNAUTHENTICATED';
  const hint = refused && props.methods.length > 1 ? t(`method.tried.${props.method}`) : undefined;
  const directory = props.methods.length > 1 && props.method === 'directory';

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <AttemptAlert error={error} wait={props.wait} hint={hint} />
        {props.methods.length > 1 && (
          <SegmentedControl<SignInMethod>
            fullWidth
            aria-label={t('method.label')}
            value={props.method}
            data={props.methods.map((value) => ({ value, label: t(`method.${value}`) }))}
            onChange={props.onMethod}
          />
        )}
        <TextInput
          label={t('username')}
          description={directory ? t('method.directoryHint') : undefined}
          autoComplete="username"
          autoCapitalize="none"
          spellCheck={false}
          autoFocus={!props.returning}
          required
          withAsterisk={false}
          value={props.username}
          onChange={(event) => props.onUsername(event.currentTarget.value)}
        />
        <PasswordField
          ref={passwordField}
          label={t('password')}
          autoComplete="current-password"
          autoFocus={props.returning}
          required
          withAsterisk={false}
          value={props.password}
          onChange={(event) => props.onPassword(event.currentTarget.value)}
        />
        <Button type="submit" loading={props.pending} disabled={props.wait > 0} mt="xs" fullWidth>
          {t('submit')}
        </Button>
      </Stack>
    </form>
  );
}
