import { Button, Group, SegmentedControl, Select, Skeleton, Stack, Switch, Text } from '@mantine/core';
import { IconFileText, IconPackageExport, IconX } from '@tabler/icons-react';
import { useMemo, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { logLevels } from '../../shared/logs.ts';
import { useAction, useCall } from '../api/hooks.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { ListSearch } from '../ui/list-search.tsx';
import { NoMatch } from '../ui/no-match.tsx';
import { Page } from '../ui/page.tsx';
import { startDownload } from '../ui/start-download.ts';
import { useListAddress } from '../ui/use-list-address.ts';
import { LogTable } from './log-table.tsx';
import { SettingsPanel } from './settings-panel.tsx';
import { type LogQuestion, useLogLines } from './use-log-lines.ts';

const filters = ['log', 'level', 'request'] as const;

/** The log: filter, search, follow, and how it is kept. */
export function LogsPage() {
  const { t } = useTranslation('logs');
  const address = useListAddress(filters);
  const [follow, setFollow] = useState(false);
  const settings = useCall('logs.settings', {});
  const files = useCall('logs.files', {});
  const bundle = useAction('logs.diagnostics', { onSuccess: ({ path, fileName }) => startDownload(path, fileName) });

  const log = address.filter('log') === 'access' ? 'access' : 'app';
  const level = logLevels.find((known) => known === address.filter('level'));
  const request = address.filter('request')?.slice(0, 80);
  const { search } = address;
  const question = useMemo<LogQuestion>(
    () => ({
      log,
      ...(level && { level }),
      ...(search.trim() !== '' && { search }),
      ...(request && { requestId: request }),
    }),
    [log, level, search, request],
  );
  const read = useLogLines(question, follow);
  const narrowed = level !== undefined || search.trim() !== '' || Boolean(request);

  return (
    <Page
      title={t('title')}
      lead={t('lead')}
      actions={
        <Button
          variant="default"
          leftSection={<IconPackageExport size={16} aria-hidden />}
          title={t('bundleHint')}
          loading={bundle.isPending}
          onClick={() => bundle.mutate({})}
        >
          {t('bundle')}
        </Button>
      }
    >
      <Stack gap="md" className="rems-in-order">
        {bundle.error && <ErrorPanel error={bundle.error} />}
        <Group gap="sm">
          <SegmentedControl
            aria-label={t('log')}
            data={(['app', 'access'] as const).map((value) => ({ value, label: t(`names.${value}`) }))}
            value={log}
            onChange={(value) => address.setFilter('log', value === 'access' ? value : null)}
          />
          <ListSearch label={t('search')} value={search} onChange={address.setSearch} />
          <Select
            aria-label={t('level')}
            placeholder={t('everything')}
            data={logLevels.map((value) => ({ value, label: t(`atLeast.${value}`) }))}
            value={level ?? null}
            onChange={(value) => address.setFilter('level', value)}
            clearable
            clearButtonProps={{ 'aria-label': t('everything') }}
            openOnFocus={false}
          />
          <Switch
            label={t('follow')}
            title={t('followHint')}
            checked={follow}
            onChange={(event) => setFollow(event.currentTarget.checked)}
          />
        </Group>
        {request && (
          <Group gap="xs">
            <Text size="sm">{t('request', { id: request })}</Text>
            <Button
              size="compact-sm"
              variant="default"
              leftSection={<IconX size={14} aria-hidden />}
              onClick={() => address.setFilter('request', null)}
            >
              {t('everyRequest')}
            </Button>
          </Group>
        )}
        {files.isPending && <Skeleton height={22} />}
        {files.data && (
          <Text size="sm" c="dimmed">
            {t('errors', { today: files.data.errorsToday, week: files.data.errorsThisWeek })}
          </Text>
        )}
        {read.error && <ErrorPanel error={read.error} onRetry={read.refetch} />}
        {read.isPending && <Skeleton height={320} radius="md" />}
        {!read.isPending && read.lines.length > 0 && (
          <LogTable lines={read.lines} onRequest={(id) => address.setFilter('request', id)} />
        )}
        {!read.isPending && !read.error && read.lines.length === 0 && !read.hasOlder && (
          <Nothing narrowed={narrowed} clear={address.clear} />
        )}
        {!read.isPending && !read.error && (
          <Group justify="center" aria-live="polite">
            {read.hasOlder ? (
              <>
                {read.lines.length === 0 && <Text size="sm">{t('searching')}</Text>}
                <Button variant="default" loading={read.isReadingOlder} onClick={read.readOlder}>
                  {t('older')}
                </Button>
              </>
            ) : (
              read.lines.length > 0 && (
                <Text size="sm" c="dimmed">
                  {t('end')}
                </Text>
              )
            )}
          </Group>
        )}
        {settings.error && <ErrorPanel error={settings.error} onRetry={() => void settings.refetch()} />}
        {settings.data && <SettingsPanel stored={settings.data} files={files.data} />}
      </Stack>
    </Page>
  );
}

function Nothing({ narrowed, clear }: { readonly narrowed: boolean; clear(): void }) {
  const { t } = useTranslation('logs');
  if (narrowed) return <NoMatch clear={clear} />;
  return (
    <EmptyState icon={IconFileText} title={t('none')}>
      {t('noneHint')}
    </EmptyState>
  );
}
