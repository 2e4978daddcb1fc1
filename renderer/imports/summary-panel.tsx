import { Button, CopyButton, Group, Paper, Text, Title } from '@mantine/core';
import { IconArrowBackUp, IconCheck, IconCopy } from '@tabler/icons-react';
import { useQueryClient } from '@tanstack/react-query';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Import } from '../../shared/imports.ts';
import { callKey, useAction } from '../api/hooks.ts';
import { useSentence } from '../i18n/index.ts';
import { useConfirm } from '../ui/confirm.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { useBlankWords } from './blank-choice.tsx';
import { placeOf } from './import-kind.ts';
import { summaryText } from './summary-text.ts';
import { tableName } from './table-name.ts';

/** What came of it, as text that can be copied, and the way back. */
export function SummaryPanel({ one }: { readonly one: Import }) {
  const { t } = useTranslation('imports');
  const sentence = useSentence();
  const formats = useFormats();
  const confirm = useConfirm();
  const queries = useQueryClient();
  const undo = useAction('imports.undo', {
    onSuccess: (stored) => queries.setQueryData(callKey('imports.get', { importId: one.id }), stored),
  });
  const blankWords = useBlankWords();
  const summary = summaryText(one, {
    state: (state) => t(`states.${state}`),
    outcome: (outcome) => t(`outcomes.${outcome}`),
    table: (table) => tableName(t, table),
    line: (label, value) => t('done.line', { label, value }),
    warnings: t('messages.warnings'),
    remarks: t('messages.remarks'),
    number: formats.number,
    instant: formats.instant,
    sentence,
    reading: [
      ...(one.sheet === null ? [] : [t('file.sheet', { sheet: one.sheet })]),
      ...(one.kind === 'rems' || one.blankCells === 'rems'
        ? []
        : [t('blank.fact', { rule: blankWords(one.kind, one.blankCells) })]),
    ],
  });
  const takeBack = async () => {
    const yes = await confirm({
      title: t('done.undoTitle'),
      message: t(`done.undoText.${one.kind}`),
      confirmLabel: t('done.undoConfirm'),
      danger: true,
    });
    if (yes) undo.mutate({ importId: one.id });
  };

  return (
    <Paper withBorder p="md" component="section" aria-labelledby="summary-title">
      <Title order={2} id="summary-title" mb="sm">
        {t('done.title')}
      </Title>
      {one.state === 'undone' && (
        <Text size="sm" mb="sm" role="status">
          {t(`done.undoneText.${one.kind}`)}
        </Text>
      )}
      <Text component="pre" size="sm" ff="inherit" m={0} style={{ whiteSpace: 'pre-wrap' }}>
        {summary}
      </Text>
      {undo.error && <ErrorPanel error={undo.error} />}
      <Group gap="xs" mt="md">
        <CopyButton value={summary} timeout={2500}>
          {({ copied, copy }) => (
            <Button
              variant="default"
              leftSection={copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
              onClick={copy}
            >
              {t(copied ? 'done.copied' : 'done.copy')}
            </Button>
          )}
        </CopyButton>
        <Button component={Link} to={placeOf[one.kind]} variant="default">
          {t(`to.${one.kind}`)}
        </Button>
        {one.undoable && (
          <Button
            variant="default"
            leftSection={<IconArrowBackUp size={16} aria-hidden />}
            loading={undo.isPending}
            onClick={() => void takeBack()}
          >
            {t('done.undo')}
          </Button>
        )}
      </Group>
      {!one.undoable && one.undoRefusal !== null && one.state === 'applied' && (
        <Text size="xs" c="dimmed" mt="xs">
          {t('done.notUndoable', { reason: sentence(one.undoRefusal) })}
        </Text>
      )}
    </Paper>
  );
}
