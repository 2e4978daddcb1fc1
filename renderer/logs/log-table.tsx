import { ActionIcon, Group, Table, Text } from '@mantine/core';
import { useClipboard } from '@mantine/hooks';
import { IconCheck, IconCopy, IconFilter } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { LogLine } from '../../shared/logs.ts';
import { TableFrame } from '../ui/table-frame.tsx';
import { LevelSign } from './level-sign.tsx';
import classes from './log-table.module.css';

interface Props {
  readonly lines: readonly LogLine[];
  /** Shows only the lines of one request. */
  onRequest(requestId: string): void;
}

/** Lines with their facts behind a click. */
export function LogTable({ lines, onRequest }: Props) {
  const { t } = useTranslation('logs');
  const columns = (['when', 'level', 'part', 'message', 'acts'] as const).map((name) => t(`fields.${name}`));
  return (
    <TableFrame label={t('lines')} columns={columns} minWidth={720}>
      {lines.map((line) => (
        <Row key={line.position} line={line} onRequest={onRequest} />
      ))}
    </TableFrame>
  );
}

function Row({ line, onRequest }: { readonly line: LogLine; onRequest(requestId: string): void }) {
  const { t } = useTranslation('logs');
  const { copy, copied } = useClipboard({ timeout: 2000 });
  const { at, level, component, message, requestId } = line;
  const facts = factsOf(line);
  return (
    <Table.Tr>
      <Table.Td className={classes.when}>{at === null ? t('noTime') : <Time at={at} />}</Table.Td>
      <Table.Td data-label={t('fields.level')}>{level !== null && <LevelSign level={level} />}</Table.Td>
      <Table.Td data-label={t('fields.part')}>{component}</Table.Td>
      <Table.Td className={classes.message}>
        {facts === null ? (
          message
        ) : (
          <details>
            <summary>{message}</summary>
            <Text component="pre" size="xs" className={classes.facts ?? ''}>
              {facts}
            </Text>
          </details>
        )}
      </Table.Td>
      <Table.Td>
        <Group gap={4} wrap="nowrap">
          <ActionIcon
            variant="subtle"
            color="gray"
            aria-label={t(copied ? 'copied' : 'copy')}
            title={t('copy')}
            onClick={() => copy(textOf(line))}
          >
            {copied ? <IconCheck size={16} aria-hidden /> : <IconCopy size={16} aria-hidden />}
          </ActionIcon>
          {requestId !== null && (
            <ActionIcon
              variant="subtle"
              color="gray"
              aria-label={t('sameRequest')}
              title={t('sameRequest')}
              onClick={() => onRequest(requestId)}
            >
              <IconFilter size={16} aria-hidden />
            </ActionIcon>
          )}
        </Group>
      </Table.Td>
    </Table.Tr>
  );
}

/** Date and time on this machine's clock to the second, which lines of a log need. */
function Time({ at }: { readonly at: string }) {
  const { i18n } = useTranslation();
  const locale = i18n.resolvedLanguage === 'fr' ? 'fr-CA' : 'en-US';
  const shown = new Intl.DateTimeFormat(locale, { dateStyle: 'short', timeStyle: 'medium' }).format(new Date(at));
  return (
    <time dateTime={at} title={at}>
      {shown}
    </time>
  );
}

/** The other facts, one a line; null where there are none. */
function factsOf({ facts, requestId }: LogLine): string | null {
  // as: the core writes an object.
  const record = { ...(requestId === null ? {} : { requestId }), ...(JSON.parse(facts) as object) };
  return Object.keys(record).length === 0 ? null : JSON.stringify(record, undefined, 2);
}

/** The line as one who asks for help pastes it. */
function textOf({ at, level, component, message, requestId, facts }: LogLine): string {
  return [at, level, component, message, requestId, facts === '{}' ? null : facts]
    .filter((part) => part !== null)
    .join(' ');
}
