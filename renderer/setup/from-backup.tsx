import { Alert, Button, Group, Stack, Text, TextInput } from '@mantine/core';
import { useQueryClient } from '@tanstack/react-query';
import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { BackupSet } from '../../shared/backup.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { isAtConsole } from '../parts/backups/at-console.ts';
import { RecoveryKeyField } from '../parts/backups/recovery-key-field.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { fieldErrors } from '../ui/field-errors.ts';
import { bestFirst } from './found-order.ts';
import { FoundSets } from './found-sets.tsx';

interface Props {
  /** The code that was printed with the address, where one is asked for. */
  readonly code: string | undefined;
  /** Sets may lie beside the data; on a new machine a folder has to be named first. */
  readonly beside: boolean;
  readonly onBack?: () => void;
}

/** Starting again from a set: where it lies, which one, the recovery key, and then the act. */
export function FromBackup({ code, beside, onBack }: Props) {
  const { t } = useTranslation('setup');
  const { t: words } = useTranslation('ui');
  const sentence = useSentence();
  const queries = useQueryClient();
  const [typed, setTyped] = useState('');
  const [folder, setFolder] = useState<string>();
  const [folderMissing, setFolderMissing] = useState(false);
  const [picked, setPicked] = useState<string>();
  const [key, setKey] = useState('');
  const [checked, setChecked] = useState(false);
  const where = { ...(code !== undefined && { code }), ...(folder !== undefined && { folder }) };
  const found = useCall('restore.found', where, {
    enabled: isAtConsole() && (beside || folder !== undefined) && code !== '',
    retry: false,
    refetchOnMount: 'always',
  });
  const start = useAction('restore.fromSet', {
    onSuccess: async ({ state }) => {
      if (state === 'READY') await queries.invalidateQueries();
    },
  });
  const sets = bestFirst(found.data?.items ?? []);
  const usable = (set: BackupSet) => set.state !== 'bad';
  const chosen = sets.find(({ name }) => name === picked) ?? sets.find(usable);
  const refused = fieldErrors(start.error, sentence);
  const notFound = fieldErrors(found.error, sentence).folder;
  const keyError = checked && !beside && key.trim() === '' ? t('backup.keyMissing') : refused.recoveryKey;

  const back = onBack && (
    <Button variant="default" onClick={onBack} disabled={start.isPending}>
      {words('back')}
    </Button>
  );
  if (!isAtConsole()) {
    return (
      <Stack gap="md" align="flex-start">
        <Text size="sm">{t('backup.elsewhere')}</Text>
        {back}
      </Stack>
    );
  }

  const look = (event: FormEvent) => {
    event.preventDefault();
    event.stopPropagation();
    setFolderMissing(typed.trim() === '');
    if (typed.trim() === '') return;
    setPicked(undefined);
    if (typed.trim() === folder) void found.refetch();
    setFolder(typed.trim());
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    setChecked(true);
    if (!chosen || start.isPending || (!beside && key.trim() === '')) return;
    start.mutate({ ...where, set: chosen.name, ...(key.trim() === '' ? {} : { recoveryKey: key }) });
  };

  const lookForm = (
    <form onSubmit={look} noValidate>
      <Group align="flex-end" gap="xs">
        <TextInput
          label={t(beside ? 'backup.other' : 'backup.folder')}
          description={t('backup.folderHint')}
          autoComplete="off"
          autoCapitalize="none"
          spellCheck={false}
          maxLength={1000}
          flex="1 1 16rem"
          value={typed}
          error={folderMissing ? t('backup.folderMissing') : notFound}
          onChange={(event) => {
            setTyped(event.currentTarget.value);
            setFolderMissing(false);
          }}
        />
        <Button type="submit" variant="default" loading={found.isFetching}>
          {t('backup.look')}
        </Button>
      </Group>
    </form>
  );
  return (
    <Stack gap="md">
      <Text size="sm">
        {t('backup.lead')} {beside && t('backup.setAside')}
      </Text>
      {!beside && lookForm}
      {found.error && notFound === undefined && <ErrorPanel error={found.error} />}
      {found.data && sets.length === 0 && (
        <Alert variant="light" role="status" title={t('backup.none', { folder: found.data.folder })}>
          {t('backup.noneHint')}
        </Alert>
      )}
      {found.data && sets.length > 0 && (
        <form onSubmit={submit} noValidate>
          <Stack gap="md">
            <FoundSets
              label={t('backup.found', { folder: found.data.folder })}
              sets={sets}
              chosen={chosen?.name}
              onChoose={setPicked}
            />
            <RecoveryKeyField
              description={t(beside ? 'backup.keyOptional' : 'backup.key')}
              required={!beside}
              value={key}
              error={keyError}
              onChange={setKey}
            />
            {start.error && Object.keys(refused).length === 0 && <ErrorPanel error={start.error} />}
            {start.data && start.data.state !== 'READY' && (
              <Alert color="red" variant="light" role="alert">
                {sentence(start.data.message)}
              </Alert>
            )}
            {start.isPending && (
              <Text size="sm" role="status">
                {t('backup.working')}
              </Text>
            )}
            <Group justify={onBack ? 'space-between' : 'flex-start'}>
              {back}
              <Button type="submit" loading={start.isPending} disabled={!chosen}>
                {t('backup.submit')}
              </Button>
            </Group>
          </Stack>
        </form>
      )}
      {beside && lookForm}
      {(!found.data || sets.length === 0) && back && <Group>{back}</Group>}
    </Stack>
  );
}
