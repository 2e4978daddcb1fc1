import { Alert, Button, Stack, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OpenState, SystemStatus } from '../../shared/system.ts';
import { useAction } from '../api/hooks.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { FrontPage } from '../ui/front-page.tsx';
import { DataFolder } from './data-folder.tsx';

/** States in which the recovery key can help; in the others the sentence says what to do instead. */
const unlockable: readonly OpenState[] = ['KEYRING_MISSING', 'KEYRING_DAMAGED', 'KEY_UNAVAILABLE', 'KEY_MISMATCH'];

/** The database is there but not open: why, and the recovery key where it helps. */
export function UnlockPage({ status }: { readonly status: SystemStatus }) {
  const { t } = useTranslation('setup');
  const queries = useQueryClient();
  const recheck = () => queries.invalidateQueries();
  const unlock = useAction('setup.unlock', { onSuccess: recheck });
  const [key, setKey] = useState('');
  const [code, setCode] = useState('');
  const canUnlock = unlockable.includes(status.state);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (key.trim() === '') return;
    unlock.mutate({ recoveryKey: key, ...(status.setupCodeRequired ? { code: code.trim() } : {}) });
  };

  return (
    <FrontPage wide title={t('unlock.title')} lead={t(`unlock.states.${status.state}`)}>
      <Stack gap="md">
        <Alert variant="light" color="yellow" icon={<IconLock aria-hidden />} title={t('unlock.why')}>
          {unlock.data && unlock.data.state !== 'READY' ? unlock.data.message : status.message}
        </Alert>
        {status.dataFolder && <DataFolder path={status.dataFolder} />}
        {canUnlock && (
          <form onSubmit={submit} noValidate>
            <Stack gap="sm">
              {unlock.error && <ErrorPanel error={unlock.error} />}
              {status.setupCodeRequired && (
                <TextInput
                  label={t('code.label')}
                  description={t('code.hint')}
                  autoComplete="off"
                  value={code}
                  onChange={(event) => setCode(event.currentTarget.value)}
                />
              )}
              <TextInput
                label={t('unlock.key')}
                description={t('unlock.keyHint')}
                autoComplete="off"
                autoCapitalize="characters"
                spellCheck={false}
                autoFocus
                value={key}
                onChange={(event) => setKey(event.currentTarget.value)}
                styles={{ input: { fontFamily: 'var(--mantine-font-family-monospace)' } }}
              />
              <Button type="submit" loading={unlock.isPending} disabled={key.trim() === ''}>
                {t('unlock.submit')}
              </Button>
            </Stack>
          </form>
        )}
        <Button
          variant={canUnlock ? 'subtle' : 'filled'}
          onClick={() => void recheck()}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('unlock.recheck')}
        </Button>
      </Stack>
    </FrontPage>
  );
}
