import { ActionIcon, Button, Group, Progress, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconRefresh, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { useErrorText } from '../../ui/error-text.ts';
import { useFormats } from '../../ui/formats.ts';
import classes from './documents.module.css';
import type { SentFile } from './use-send-documents.ts';

interface Props {
  readonly files: readonly SentFile[];
  /** Sends one again that was refused or cut. */
  again(file: SentFile): void;
  stop(key: number): void;
  putAway(key: number): void;
}

/** Files on their way with how far they are, and those that were refused with the reason. */
export function SendingList({ files, again, stop, putAway }: Props) {
  const { t } = useTranslation('documents');
  const errorText = useErrorText();
  const formats = useFormats();
  if (files.length === 0) return null;
  return (
    <Stack gap="xs" mt="xs">
      {files.map((file) => {
        const { key, name, sent, total, problem } = file;
        if (problem === undefined) {
          const percent = total === 0 ? 0 : Math.floor((sent / total) * 100);
          const label = t('sending', { name, percent: formats.number(percent) });
          return (
            <div key={key}>
              <Group justify="space-between" gap="xs" wrap="nowrap">
                <Text size="sm" role="status" truncate>
                  {label}
                </Text>
                <Button
                  size="compact-sm"
                  variant="default"
                  onClick={() => stop(key)}
                  aria-label={t('stopNamed', { name })}
                >
                  {t('stop')}
                </Button>
              </Group>
              <Progress.Root size="sm" mt={4}>
                <Progress.Section value={percent} aria-label={label} />
              </Progress.Root>
            </div>
          );
        }
        const reason = 'known' in problem ? t(`problems.${problem.known}`) : errorText(problem.error);
        return (
          <Group key={key} role="alert" justify="flex-end" gap="xs" align="flex-start">
            <Group gap="xs" wrap="nowrap" align="flex-start" className={classes.reason}>
              <IconAlertTriangle size={16} aria-hidden color="var(--mantine-color-error)" className={classes.sign} />
              <Text size="sm" style={{ overflowWrap: 'anywhere' }}>
                {t('refused', { name, reason })}
              </Text>
            </Group>
            <Group gap={4} wrap="nowrap">
              {'error' in problem && (
                <Button
                  size="compact-sm"
                  variant="default"
                  leftSection={<IconRefresh size={16} aria-hidden />}
                  onClick={() => again(file)}
                  aria-label={t('againNamed', { name })}
                >
                  {t('again')}
                </Button>
              )}
              <ActionIcon
                variant="subtle"
                color="gray"
                onClick={() => putAway(key)}
                aria-label={t('putAwayNamed', { name })}
              >
                <IconX size={16} aria-hidden />
              </ActionIcon>
            </Group>
          </Group>
        );
      })}
    </Stack>
  );
}
