import { Button, Group, Paper, Progress, Stack, Text, Title } from '@mantine/core';
import { IconFileSpreadsheet } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import type { WorkbookProgress } from '../../shared/exports.ts';
import { callKey, useAction, useCall } from '../api/hooks.ts';
import { useSession } from '../session/session.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useHandedOut } from '../ui/use-handed-out.ts';

/** How often a workbook at work is asked how far it is, milliseconds. */
const pollMs = 500;

/** Everything as a workbook: what is in it, how far it is, and how it is stopped. */
export function WorkbookPanel() {
  const { t } = useTranslation('backup');
  const { can } = useSession();
  const queries = useQueryClient();
  const key = callKey('exports.progress', {});
  const progress = useCall(
    'exports.progress',
    {},
    { refetchInterval: (query) => (atWork(query.state.data) ? pollMs : false), staleTime: 0 },
  );
  const handedOut = useHandedOut((name) => t('workbook.begun', { name }));
  const begin = useAction('exports.workbook', {
    ...handedOut,
    onSuccess(ticket) {
      handedOut.onSuccess(ticket);
      void queries.invalidateQueries({ queryKey: key });
    },
  });
  const cancel = useAction('exports.cancel', { onSuccess: (now) => queries.setQueryData(key, now) });
  const { data } = progress;
  const running = data?.state === 'running';

  return (
    <Paper withBorder p="md" component="section" aria-labelledby="workbook-title">
      <Title order={2} id="workbook-title" mb="xs">
        {t('workbook.title')}
      </Title>
      <Stack gap="sm" align="flex-start">
        <Text size="sm" maw={720}>
          {t('workbook.text')}
        </Text>
        <Text size="sm" c="dimmed" maw={720}>
          {t('workbook.noBackup')}
        </Text>
        {progress.error && <ErrorPanel error={progress.error} onRetry={() => void progress.refetch()} />}
        {running && <Running {...data} />}
        {data && (data.state === 'done' || data.state === 'cancelled' || data.state === 'failed') && (
          <Text size="sm" role="status">
            {t(`workbook.${data.state}`, { count: data.total })}
          </Text>
        )}
        {cancel.error && <ErrorPanel error={cancel.error} />}
        <Group gap="xs">
          <Button
            leftSection={<IconFileSpreadsheet size={18} aria-hidden />}
            loading={begin.isPending}
            disabled={running || !can('equipment:export')}
            onClick={() => begin.mutate({})}
          >
            {t('workbook.get')}
          </Button>
          {running && (
            <Button variant="default" loading={cancel.isPending} onClick={() => cancel.mutate({})}>
              {t('workbook.stop')}
            </Button>
          )}
        </Group>
      </Stack>
    </Paper>
  );
}

function Running({ done, total }: WorkbookProgress) {
  const { t } = useTranslation('backup');
  const percent = total === 0 ? 0 : Math.floor((100 * done) / total);
  return (
    <Stack gap={6} w="100%" maw={480}>
      <Text size="sm">{t('workbook.running', { done, total })}</Text>
      <Progress.Root size="lg">
        <Progress.Section value={percent} aria-label={t('workbook.title')} />
      </Progress.Root>
    </Stack>
  );
}

function atWork(progress: WorkbookProgress | undefined): boolean {
  return progress?.state === 'running' || progress?.state === 'waiting';
}
