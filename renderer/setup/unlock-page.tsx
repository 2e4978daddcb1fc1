import { Alert, Button, Checkbox, Stack, Text, TextInput } from '@mantine/core';
import { IconLock } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Accepted } from '../../shared/setup.ts';
import type { OpenState, SystemStatus } from '../../shared/system.ts';
import { useAction } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { RecoveryKeyField } from '../parts/backups/recovery-key-field.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { FrontPage } from '../ui/front-page.tsx';
import { DataFolder } from './data-folder.tsx';
import { FromBackup } from './from-backup.tsx';
import { StartLog } from './start-log.tsx';

/** States in which the recovery key can help; in the others the sentence says what to do instead. */
const unlockable: readonly OpenState[] = [
  'KEYRING_MISSING',
  'KEYRING_DAMAGED',
  'KEY_UNAVAILABLE',
  'KEY_MISMATCH',
  'DATA_ROLLED_BACK',
];

/** States in which a backup is the way on, or one of several. */
const restorable: ReadonlySet<OpenState> = new Set<OpenState>([
  'DB_CORRUPT',
  'DB_MISSING',
  'KEYRING_MISSING',
  'KEYRING_DAMAGED',
  'KEY_UNAVAILABLE',
  'KEY_MISMATCH',
  'MIGRATION_FAILED',
]);

/** What must be accepted, beside the recovery key, to go on from a state. */
const decisions: Partial<Record<OpenState, Accepted>> = {
  KEYRING_MISSING: 'older-keyring',
  KEYRING_DAMAGED: 'older-keyring',
  DATA_ROLLED_BACK: 'rollback',
};

/** The database is there but not open: why, and the recovery key where it helps. */
export function UnlockPage({ status }: { readonly status: SystemStatus }) {
  const { t } = useTranslation('setup');
  const sentence = useSentence();
  const queries = useQueryClient();
  const recheck = () => queries.invalidateQueries();
  const unlock = useAction('setup.unlock', { onSuccess: recheck });
  const [key, setKey] = useState('');
  const [code, setCode] = useState('');
  const [accepted, setAccepted] = useState(false);
  const canUnlock = unlockable.includes(status.state);
  const decision = decisions[status.state];
  const ready = key.trim() !== '' && (decision === undefined || accepted);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!ready) return;
    unlock.mutate({
      recoveryKey: key,
      ...(decision && { accept: [decision] }),
      ...(status.setupCodeRequired && { code: code.trim() }),
    });
  };

  return (
    <FrontPage
      wide
      title={t(canUnlock || !restorable.has(status.state) ? 'unlock.title' : 'unlock.titleBroken')}
      lead={t(`unlock.states.${status.state}`)}
    >
      <Stack gap="md">
        <Alert variant="light" color="yellow" icon={<IconLock aria-hidden />} title={t('unlock.why')}>
          {sentence(unlock.data && unlock.data.state !== 'READY' ? unlock.data.message : status.message)}
        </Alert>
        {status.dataFolder && <DataFolder path={status.dataFolder} />}
        {status.setupCodeRequired && (canUnlock || restorable.has(status.state)) && (
          <TextInput
            label={t('code.label')}
            description={t('code.hint')}
            autoComplete="off"
            maw={320}
            value={code}
            onChange={(event) => setCode(event.currentTarget.value)}
          />
        )}
        {canUnlock && (
          <form onSubmit={submit} noValidate>
            <Stack gap="sm">
              {unlock.error && <ErrorPanel error={unlock.error} />}
              <RecoveryKeyField value={key} onChange={setKey} />
              {decision && (
                <Checkbox
                  label={t(`unlock.accept.${decision}`)}
                  description={t('unlock.acceptHint')}
                  checked={accepted}
                  onChange={(event) => setAccepted(event.currentTarget.checked)}
                />
              )}
              <Button type="submit" loading={unlock.isPending} disabled={!ready}>
                {t('unlock.submit')}
              </Button>
            </Stack>
          </form>
        )}
        {restorable.has(status.state) && (
          <details open={!canUnlock}>
            <Text component="summary" fw={600} size="sm" mb="xs" style={{ cursor: 'pointer' }}>
              {t(canUnlock ? 'backup.fold' : 'backup.title')}
            </Text>
            <FromBackup code={status.setupCodeRequired ? code.trim() : undefined} beside />
          </details>
        )}
        <StartLog />
        <Button
          variant={canUnlock || restorable.has(status.state) ? 'subtle' : 'filled'}
          onClick={() => void recheck()}
          style={{ alignSelf: 'flex-start' }}
        >
          {t('unlock.recheck')}
        </Button>
      </Stack>
    </FrontPage>
  );
}
