import { Button, Stack } from '@mantine/core';
import { type FormEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { AttemptAlert } from '../session/attempt-alert.tsx';
import { CodeField } from '../ui/code-field.tsx';

interface Props {
  readonly error: unknown;
  readonly wait: number;
  readonly pending: boolean;
  /** Changes with every attempt: the code was used up, and the caret returns. */
  readonly attempt: number;
  readonly onSubmit: (code: string) => void;
  readonly onBack: () => void;
}

/** The second step of signing in, after a right password. */
export function CodeStep({ error, wait, pending, attempt, onSubmit, onBack }: Props) {
  const { t } = useTranslation('sign-in');
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each refusal counts, also one like the last
  useEffect(() => {
    if (!error) return;
    setCode('');
    field.current?.focus();
  }, [error, attempt]);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') onSubmit(code.trim());
  };

  return (
    <form onSubmit={submit} noValidate>
      <Stack gap="sm">
        <AttemptAlert error={error} wait={wait} />
        <CodeField ref={field} value={code} onChange={setCode} autoFocus />
        <Button type="submit" loading={pending} disabled={wait > 0} mt="xs" fullWidth>
          {t('submit')}
        </Button>
        <Button variant="subtle" onClick={onBack} fullWidth>
          {t('code.back')}
        </Button>
      </Stack>
    </form>
  );
}
