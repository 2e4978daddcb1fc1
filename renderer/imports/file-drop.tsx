import { Button, FileButton, Group, Progress, Stack, Text } from '@mantine/core';
import { IconFileUpload } from '@tabler/icons-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ImportKind } from '../../shared/imports.ts';
import { DropArea } from '../ui/drop-area.tsx';
import { useErrorText } from '../ui/error-text.ts';
import classes from './imports.module.css';
import { TemplateButton } from './template-button.tsx';
import { TooLargeError, useSendFile } from './use-send-file.ts';

/** Takes a file of a kind by dropping or choosing and shows how far it has been sent. */
export function FileDrop({ kind }: { readonly kind: ImportKind }) {
  const { t } = useTranslation('imports');
  const errorText = useErrorText();
  const { send, stop, sending, error } = useSendFile(kind);
  const [refusal, setRefusal] = useState<string>();

  const take = (files: readonly File[]) => {
    const file = files[0];
    if (file === undefined) return;
    if (files.length > 1) return setRefusal(t('drop.notOne'));
    if (kind !== 'rems' && /\.(xls|ods|pdf|zip)$/i.test(file.name)) return setRefusal(t('drop.notCsv'));
    if (kind === 'rems' && !/\.(sqlite3?|db|xlsx)$/i.test(file.name)) return setRefusal(t('drop.notRems'));
    if (file.size === 0) return setRefusal(t('drop.empty'));
    setRefusal(undefined);
    void send(file);
  };
  const words = error instanceof TooLargeError ? t('drop.tooLarge', { size: error.megabytes }) : errorText;
  const problem = refusal ?? (error === undefined ? undefined : typeof words === 'string' ? words : words(error));

  if (sending !== undefined) {
    const percent = sending.total === 0 ? 0 : Math.floor((sending.sent / sending.total) * 100);
    const label = t('drop.sending', { name: sending.name });
    return (
      <Stack className={classes.drop ?? ''} gap="sm">
        <Text size="sm" role="status">
          {label}
        </Text>
        <Progress.Root size="lg">
          <Progress.Section value={percent} aria-label={label} />
        </Progress.Root>
        <Group justify="center">
          <Button variant="default" onClick={stop}>
            {t('drop.stop')}
          </Button>
        </Group>
      </Stack>
    );
  }
  return (
    <DropArea className={classes.drop} onFiles={take}>
      <Stack align="center" gap="xs">
        <IconFileUpload size={34} stroke={1.4} aria-hidden />
        <Text fw={600}>{t(`drop.titles.${kind}`)}</Text>
        <Text size="sm" c="dimmed" maw={520}>
          {t(kind === 'rems' ? 'drop.remsText' : 'drop.text')}
        </Text>
        <Text size="sm" c="dimmed" maw={520}>
          {t(`drop.help.${kind}`)}
        </Text>
        <FileButton
          onChange={(file) => take(file === null ? [] : [file])}
          accept={kind === 'rems' ? '.sqlite3,.sqlite,.db,.xlsx' : '.csv,.xlsx,.xlsm,text/csv,text/plain'}
        >
          {(props) => <Button {...props}>{t('drop.choose')}</Button>}
        </FileButton>
        <Text size="xs" c="dimmed">
          {t('drop.promise')}
        </Text>
        {kind !== 'rems' && <TemplateButton kind={kind} />}
        {problem !== undefined && (
          <Text size="sm" c="var(--mantine-color-error)" role="alert">
            {problem}
          </Text>
        )}
      </Stack>
    </DropArea>
  );
}
