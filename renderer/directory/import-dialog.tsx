import { Button, FileButton, Group, List, Modal, Stack, Text } from '@mantine/core';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { OutputOf } from '../api/client.ts';
import { useApi } from '../api/context.tsx';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useSentence } from '../i18n/index.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { Facts } from '../ui/facts.tsx';
import { useNotify } from '../ui/notify.ts';
import { useUnsaved } from '../ui/unsaved.tsx';
import { useReturnFocus } from '../ui/use-return-focus.ts';

interface Props {
  /** The version of the settings that are replaced. */
  readonly version: number;
  done(): void;
  close(): void;
}

/** What the contract takes, in characters. */
const most = 100_000;

/** Takes the settings of a file of LDAP_* variables over, after showing what it says. */
export function ImportDialog({ version, done, close }: Props) {
  useReturnFocus();
  const { t } = useTranslation('directory');
  const { t: tUi } = useTranslation('ui');
  const api = useApi();
  const notify = useNotify();
  const touch = useTouch();
  const unsaved = useUnsaved();
  const [text, setText] = useState('');
  const [preview, setPreview] = useState<OutputOf<'directory.previewEnvironment'>>();
  const [tooLarge, setTooLarge] = useState(false);
  const [error, setError] = useState<unknown>();
  const action = useAction('directory.importEnvironment', {
    onSuccess() {
      touch('directory');
      notify.done(t('importFile.done'));
      done();
    },
    onError: setError,
  });

  const read = async (file: File | null) => {
    if (file === null) return;
    setError(undefined);
    setPreview(undefined);
    setTooLarge(file.size > most);
    if (file.size > most) return;
    const content = await file.text();
    setText(content);
    try {
      setPreview(await api.directory.previewEnvironment({ text: content }));
    } catch (refusal) {
      setError(refusal);
    }
  };
  return (
    <Modal
      opened
      onClose={close}
      size="lg"
      centered
      title={t('importFile.title')}
      closeButtonProps={{ 'aria-label': tUi('close') }}
    >
      <Stack gap="md">
        <Text size="sm">{t('importFile.lead')}</Text>
        {unsaved.any() && (
          <Text size="sm" c="var(--mantine-color-error)">
            {t('importFile.unsaved')}
          </Text>
        )}
        <Group>
          <FileButton accept=".env,text/plain" onChange={(file) => void read(file)}>
            {(props) => (
              <Button {...props} variant="default">
                {t('importFile.choose')}
              </Button>
            )}
          </FileButton>
          {tooLarge && (
            <Text size="sm" c="var(--mantine-color-error)" role="alert">
              {t('importFile.tooLarge')}
            </Text>
          )}
        </Group>
        {error !== undefined && <ErrorPanel error={error} />}
        {preview && <Preview preview={preview} />}
        <Group justify="flex-end">
          <Button variant="default" onClick={close}>
            {tUi('cancel')}
          </Button>
          <Button
            disabled={preview === undefined}
            loading={action.isPending}
            onClick={() => action.mutate({ version, text })}
          >
            {t('importFile.submit')}
          </Button>
        </Group>
      </Stack>
    </Modal>
  );
}

function Preview({ preview }: { readonly preview: OutputOf<'directory.previewEnvironment'> }) {
  const { t } = useTranslation('directory');
  const sentence = useSentence();
  const { settings } = preview;
  return (
    <Stack gap="sm" role="status">
      <Text size="sm" fw={600}>
        {t('importFile.would')}
      </Text>
      <Facts
        of={[
          [t('servers.label'), settings.servers.map(({ host, port }) => `${host}:${port}`).join(', ') || '–'],
          [t('tls.label'), t(`tls.${settings.tls}`)],
          [t('account'), settings.bindDn ?? '–'],
          [t('importFile.password'), t(preview.hasPassword ? 'importFile.passwordYes' : 'importFile.passwordNo')],
          [t('userBaseDn'), settings.userBaseDn || '–'],
          [t('userFilter'), settings.userFilter],
          [t('usernameAttribute'), settings.usernameAttribute],
          [t('groupBaseDn'), settings.groupBaseDn ?? '–'],
        ]}
      />
      {preview.ignored.length > 0 && (
        <div>
          <Text size="sm" fw={600}>
            {t('importFile.ignored')}
          </Text>
          <List size="sm">
            {preview.ignored.map((line) => (
              <List.Item key={line}>{sentence(line)}</List.Item>
            ))}
          </List>
        </div>
      )}
    </Stack>
  );
}
