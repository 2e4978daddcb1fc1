import { Alert, Button, Paper, Progress, Skeleton, Stack, Text } from '@mantine/core';
import { IconAlertTriangle, IconArrowLeft, IconInfoCircle, IconSearchOff } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import type { Import } from '../../shared/imports.ts';
import { callKey, useAction, useCall } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { EmptyState } from '../ui/empty-state.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { Page } from '../ui/page.tsx';
import { ApplyPanel } from './apply-panel.tsx';
import { useBlankWords } from './blank-choice.tsx';
import { Difference } from './difference.tsx';
import { percentDone, type RunningState, runningState } from './import-progress.ts';
import { ImportStateBadge } from './import-state.tsx';
import { Messages } from './messages.tsx';
import { SummaryPanel } from './summary-panel.tsx';
import { TableCounts } from './table-counts.tsx';

/** How often a running import is asked how far it is; events speak of beginning and end only. */
const pollMs = 500;

/** One import from its check to its summary; it can be left and come back to at any moment. */
export function ImportPage() {
  const { t } = useTranslation('imports');
  const importId = Number(useParams().importId);
  const valid = Number.isSafeInteger(importId) && importId > 0;
  const one = useCall(
    'imports.get',
    { importId: valid ? importId : 1 },
    {
      enabled: valid,
      refetchInterval: (query) =>
        query.state.data !== undefined && runningState(query.state.data.state) !== undefined ? pollMs : false,
    },
  );
  const back = (
    <Button
      component={Link}
      to="/equipment/import"
      variant="subtle"
      leftSection={<IconArrowLeft size={16} aria-hidden />}
    >
      {t('back')}
    </Button>
  );
  if (!valid || one.error?.code === 'NOT_FOUND') {
    return (
      <Page title={t('one')}>
        <EmptyState icon={IconSearchOff} title={t('notFoundTitle')} actions={back}>
          {t('notFoundText')}
        </EmptyState>
      </Page>
    );
  }
  const name =
    one.data === undefined ? undefined : one.data.source === 'sample' ? t('recent.sample') : one.data.fileName;
  return (
    <Page title={name ?? t('one')} beside={one.data && <ImportStateBadge state={one.data.state} />} actions={back}>
      {one.error && <ErrorPanel error={one.error} onRetry={() => void one.refetch()} />}
      {one.data === undefined ? !one.error && <Skeleton height={220} /> : <ImportBody one={one.data} />}
    </Page>
  );
}

function ImportBody({ one }: { readonly one: Import }) {
  const { t } = useTranslation('imports');
  const sentence = useSentence();
  const formats = useFormats();
  const running = runningState(one.state);
  const delimiters: Readonly<Record<string, string>> = {
    ',': t('file.comma'),
    ';': t('file.semicolon'),
    '\t': t('file.tab'),
  };
  const again = one.kind === 'equipment' ? '/equipment/import' : `/equipment/import?kind=${one.kind}`;
  const facts = [
    t(`kinds.${one.kind}`),
    t('file.by', { name: one.createdBy, when: formats.instant(one.createdAt) }),
    one.encoding === null
      ? null
      : one.kind === 'rems'
        ? t('file.remsAs', { form: one.encoding === 'REMS backup' ? t('file.backup') : t('file.workbook') })
        : one.delimiter === null
          ? one.sheet === null
            ? null
            : t('file.sheet', { sheet: one.sheet })
          : t('file.readAs', { encoding: one.encoding, delimiter: delimiters[one.delimiter] ?? one.delimiter }),
  ];
  const blankWords = useBlankWords();
  if (one.kind !== 'rems' && one.blankCells !== 'rems')
    facts.push(t('blank.fact', { rule: blankWords(one.kind, one.blankCells) }));
  const hasRows =
    one.state === 'checked' ||
    one.state === 'applied' ||
    one.state === 'undone' ||
    one.state === 'undoing' ||
    one.state === 'applying';
  const refused = one.state === 'refused' || one.state === 'failed';

  return (
    <Stack gap="md">
      <Text size="sm" c="dimmed">
        {facts.filter((fact) => fact !== null).join(' · ')}
      </Text>
      {running !== undefined && <Running one={one} state={running} />}
      {refused && (
        <Alert
          variant="light"
          color="red"
          role="alert"
          icon={<IconAlertTriangle aria-hidden />}
          title={t(one.state === 'refused' ? 'done.refusedTitle' : 'done.failedTitle')}
        >
          <Text size="sm">{one.message !== null && sentence(one.message)}</Text>
          <Text size="sm">{t('done.nothingKept')}</Text>
        </Alert>
      )}
      {(one.state === 'waiting' || one.state === 'cancelled') && (
        <Alert variant="light" color="gray" icon={<IconInfoCircle aria-hidden />}>
          {t(one.state === 'waiting' ? 'done.waitingText' : 'done.cancelledText')}
        </Alert>
      )}
      {hasRows && one.tables !== null && <TableCounts tables={one.tables} />}
      {one.state === 'checked' && <ApplyPanel one={one} />}
      {(one.state === 'applied' || one.state === 'undone') && <SummaryPanel one={one} />}
      {(refused || one.state === 'waiting' || one.state === 'cancelled') && (
        <div>
          <Button component={Link} to={again}>
            {t('done.again')}
          </Button>
        </div>
      )}
      {(hasRows || (refused && one.counts.errors + one.counts.warnings + one.counts.remarks > 0)) && (
        <Messages one={one} />
      )}
      {hasRows && <Difference one={one} />}
    </Stack>
  );
}

function Running({ one, state }: { readonly one: Import; readonly state: RunningState }) {
  const { t } = useTranslation('imports');
  const queries = useQueryClient();
  const cancel = useAction('imports.cancel', {
    onSuccess: (stored) => queries.setQueryData(callKey('imports.get', { importId: one.id }), stored),
  });
  const words = one.progress.total === 0 ? t('progress.starting') : t(`progress.${state}`, one.progress);
  return (
    <Paper withBorder p="md">
      <Stack gap="sm">
        <Text size="sm">{words}</Text>
        <Progress.Root size="lg">
          <Progress.Section value={percentDone(one.progress)} aria-label={t(`states.${state}`)} />
        </Progress.Root>
        <Text size="xs" c="dimmed">
          {t('progress.leave')}
        </Text>
        {cancel.error && <ErrorPanel error={cancel.error} />}
        {state !== 'undoing' && (
          <div>
            <Button
              variant="default"
              size="xs"
              loading={cancel.isPending}
              onClick={() => cancel.mutate({ importId: one.id })}
            >
              {t('progress.cancel')}
            </Button>
          </div>
        )}
      </Stack>
    </Paper>
  );
}
