import { Button, Group, Skeleton, Stack, Text } from '@mantine/core';
import { type FormEvent, type ReactNode, useEffect, useEffectEvent, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { CodeField } from '../ui/code-field.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { QrCode } from './qr-code.tsx';
import { RecoveryCodes } from './recovery-codes.tsx';
import classes from './second-factor.module.css';
import { useSession } from './session.tsx';

interface Props {
  /** The recovery codes were kept; the second factor is in force. */
  readonly onDone: () => void;
  /** The first question, the password, was not answered. */
  readonly onGivenUp?: () => void;
  /** Beside the button, before the factor is in force. */
  readonly beside?: ReactNode;
}

/** Puts a secret into an authenticator app, proves it with the first code, and hands out the recovery codes. */
export function EnrolSecondFactor({ onDone, onGivenUp, beside }: Props) {
  const { t } = useTranslation('second-factor');
  const sentence = useSentence();
  const { me } = useSession();
  const [code, setCode] = useState('');
  const field = useRef<HTMLInputElement>(null);
  const begin = useAction('secondFactor.begin', {
    onError: (error) => error.code === 'REAUTH_REQUIRED' && onGivenUp?.(),
  });
  const confirm = useAction('secondFactor.confirm', {
    onError() {
      setCode('');
      field.current?.focus();
    },
  });
  const start = useEffectEvent(() => begin.mutate({}));
  const started = useRef(false);
  useEffect(() => {
    // Development mounts twice; a second secret would make the first one worthless.
    if (started.current) return;
    started.current = true;
    start();
  }, []);

  if (confirm.data) {
    return <RecoveryCodes codes={confirm.data.recoveryCodes} username={me.username} onKept={onDone} />;
  }
  if (begin.error) {
    return (
      <Stack gap="sm">
        <ErrorPanel error={begin.error} onRetry={() => begin.mutate({})} />
        <Group>{beside}</Group>
      </Stack>
    );
  }
  if (!begin.data) return <Skeleton height={220} radius="md" animate={false} />;

  const refused = fieldErrors(confirm.error, sentence);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (code.trim() !== '') confirm.mutate({ code: code.trim() });
  };
  return (
    <form onSubmit={submit} noValidate className={classes.enrol}>
      <QrCode text={begin.data.uri} label={t('enrol.qr')} />
      <Stack gap="sm">
        <Text size="sm">{t('enrol.scan')}</Text>
        <div>
          <Text size="sm" fw={500}>
            {t('enrol.secret')}
          </Text>
          <Text size="sm" component="code" className={classes.secret ?? ''}>
            {begin.data.secret.match(/.{1,4}/g)?.join(' ')}
          </Text>
        </div>
        {confirm.error && Object.keys(refused).length === 0 && <ErrorPanel error={confirm.error} />}
        <CodeField ref={field} appOnly value={code} onChange={setCode} error={refused.code} />
        <Group justify={beside ? 'space-between' : 'flex-start'}>
          {beside}
          <Button type="submit" loading={confirm.isPending}>
            {t('enrol.submit')}
          </Button>
        </Group>
      </Stack>
    </form>
  );
}
