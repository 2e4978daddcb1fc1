import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { CodeField } from '../ui/code-field.tsx';
import { PasswordField } from '../ui/password-field.tsx';
import type { Proof } from './proof.ts';

interface Props {
  /** For password managers. */
  readonly username: string;
  readonly proof: Proof;
  readonly onChange: (change: Partial<Proof>) => void;
  readonly passwordError?: string | undefined;
  /** Changes with every refusal, so that the caret returns to what must be typed. */
  readonly attempt: number;
}

/** The password of somebody who is known already, and the code once it is asked for. */
export function ProofFields({ username, proof, onChange, passwordError, attempt }: Props) {
  const { t } = useTranslation('sign-in');
  const password = useRef<HTMLInputElement>(null);
  const code = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal counts, also one like the last
  useEffect(() => {
    (proof.codeAsked ? code : password).current?.focus();
  }, [attempt, proof.codeAsked]);
  return (
    <>
      <input type="text" name="username" autoComplete="username" value={username} readOnly hidden />
      <PasswordField
        ref={password}
        label={t('password')}
        autoComplete="current-password"
        data-autofocus
        required
        withAsterisk={false}
        value={proof.password}
        onChange={(event) => onChange({ password: event.currentTarget.value })}
        error={passwordError}
      />
      {proof.codeAsked && <CodeField ref={code} value={proof.code} onChange={(next) => onChange({ code: next })} />}
    </>
  );
}
