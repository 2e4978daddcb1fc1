import { Alert, Button, Group, Stack, Text } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { type FormEvent, useEffect, useEffectEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAction } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { AttemptAlert } from '../session/attempt-alert.tsx';
import { asksForCode, useProof } from '../session/proof.ts';
import { ProofFields } from '../session/proof-fields.tsx';
import { useSignOut, useWelcome } from '../session/sign-out.ts';
import { useWait } from '../session/wait.ts';
import { useErrorText } from '../ui/error-text.ts';
import { fieldErrors } from '../ui/field-errors.ts';
import { FrontPage } from '../ui/front-page.tsx';
import { useUnsaved } from '../ui/unsaved.tsx';

interface Props {
  /** Whose session is locked. */
  readonly owner: string;
  readonly version: string;
  /** Asks the core again: the session may have been unlocked in another tab. */
  readonly onLookAgain: () => void;
}

/** Stands where the page was until its owner proves the password, or somebody else signs in instead. */
export function LockPage({ owner, version, onLookAgain }: Props) {
  const { t } = useTranslation('sign-in');
  const sentence = useSentence();
  const welcome = useWelcome();
  const { proof, set, refused, input } = useProof();
  const unlock = useAction('auth.unlock', { onSuccess: welcome, onError: refused });
  const wait = useWait(unlock.error);
  const passwordError = fieldErrors(unlock.error, sentence).password;
  const justAsked = asksForCode(unlock.error) && unlock.variables?.code === undefined;
  useLookAgain(onLookAgain);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (wait === 0 && !unlock.isPending) unlock.mutate(input());
  };

  return (
    <FrontPage
      title={t('lock.title')}
      lead={t(proof.codeAsked ? 'lock.leadCode' : 'lock.lead', { name: owner })}
      above={<IconLock size={28} stroke={1.6} aria-hidden />}
      footer={t('version', { version })}
    >
      <form onSubmit={submit} noValidate>
        <Stack gap="sm">
          {!passwordError && !justAsked && <AttemptAlert error={unlock.error} wait={wait} />}
          <ProofFields
            username={owner}
            proof={proof}
            onChange={set}
            passwordError={passwordError}
            attempt={unlock.failureCount}
          />
          <Button type="submit" loading={unlock.isPending} disabled={wait > 0} mt="xs" fullWidth>
            {t('lock.submit')}
          </Button>
        </Stack>
      </form>
      <SomebodyElse />
    </FrontPage>
  );
}

/** Gives the window to another person; says first that unsaved work is lost. No dialog: those are out of the document now. */
function SomebodyElse() {
  const { t } = useTranslation('sign-in');
  const { t: words } = useTranslation('ui');
  const errorText = useErrorText();
  const unsaved = useUnsaved();
  const [asking, setAsking] = useState(false);
  const [failed, setFailed] = useState<unknown>();
  const signOut = useSignOut(setFailed);
  if (asking) {
    return (
      <Alert color="yellow" variant="light" role="alert" mt="md" title={t('lock.elseTitle')}>
        <Text size="sm">{t('lock.elseMessage')}</Text>
        <Group justify="flex-end" gap="xs" mt="sm">
          <Button variant="default" size="xs" onClick={() => setAsking(false)} autoFocus>
            {words('cancel')}
          </Button>
          <Button color="red" size="xs" onClick={signOut}>
            {t('lock.elseSubmit')}
          </Button>
        </Group>
      </Alert>
    );
  }
  return (
    <Stack gap="xs" mt="sm">
      <Button variant="subtle" fullWidth onClick={() => (unsaved.any() ? setAsking(true) : signOut())}>
        {t('lock.else')}
      </Button>
      {failed !== undefined && (
        <Text size="sm" c="var(--mantine-color-error)" role="alert">
          {errorText(failed)}
        </Text>
      )}
    </Stack>
  );
}

/** Looks again when the window comes to the front. */
function useLookAgain(look: () => void): void {
  const again = useEffectEvent(look);
  useEffect(() => {
    const onFront = () => {
      if (document.visibilityState === 'visible') again();
    };
    document.addEventListener('visibilitychange', onFront);
    window.addEventListener('focus', onFront);
    return () => {
      document.removeEventListener('visibilitychange', onFront);
      window.removeEventListener('focus', onFront);
    };
  }, []);
}
