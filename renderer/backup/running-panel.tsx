import { Alert, Progress, Stack, Text } from '@mantine/core';
import { useReducedMotion } from '@mantine/hooks';
import { IconPlayerPlay } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { BackupState } from '../../shared/backup.ts';
import { useStepWords } from './use-step-words.ts';

/** What runs now and how far it is. */
export function RunningPanel({ running }: { readonly running: NonNullable<BackupState['running']> }) {
  const { t } = useTranslation('backup');
  const words = useStepWords();
  const still = useReducedMotion();
  const { task, step, done, total } = running;
  const percent = total > 0 ? Math.min(100, Math.round((100 * done) / total)) : null;
  return (
    <Alert variant="light" icon={<IconPlayerPlay aria-hidden />} title={t(`running.title.${task}`)} role="note">
      <Stack gap={6}>
        <Text size="sm">
          {/* Each step is read aloud, not each percent. */}
          <span role="status">{words(step)}</span>
          {percent !== null && ` · ${percent}\u00a0%`}
        </Text>
        <Progress.Root size="lg">
          <Progress.Section
            value={percent ?? 100}
            animated={percent === null && !still}
            aria-label={t('running.progress')}
            {...(percent === null ? { withAria: false } : {})}
          />
        </Progress.Root>
        <Text size="xs" c="dimmed">
          {t('running.hint')}
        </Text>
      </Stack>
    </Alert>
  );
}
