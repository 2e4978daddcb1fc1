import { Anchor, Table, Text } from '@mantine/core';
import { IconClockExclamation } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import type { AuditEntry } from '../../shared/audit.ts';
import { useEntryWords } from '../parts/history/entry-words.ts';
import { useFormats } from '../ui/formats.ts';
import { Sign } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';

/** Fields named in a row; the others are in the entry itself. */
const named = 3;

/** Entries in rows; a row opens by its number. */
export function EntryTable({ entries, show }: { readonly entries: readonly AuditEntry[]; show(seq: number): void }) {
  const { t } = useTranslation('audit');
  const formats = useFormats();
  const words = useEntryWords();
  const columns = (['seq', 'at', 'actor', 'action', 'record', 'changes'] as const).map((name) => t(`fields.${name}`));
  return (
    <TableFrame label={t('list.table')} columns={columns} minWidth={860}>
      {entries.map((entry) => (
        <Table.Tr key={entry.seq}>
          <Table.Td>
            <Anchor
              component="button"
              type="button"
              size="sm"
              aria-label={t('list.open', { seq: entry.seq })}
              onClick={() => show(entry.seq)}
            >
              {entry.seq}
            </Anchor>
          </Table.Td>
          <Table.Td data-label={t('fields.at')}>
            <time dateTime={entry.at}>{formats.instant(entry.at)}</time>
            {entry.clockBack && (
              <Sign icon={IconClockExclamation} tone="warning">
                {t('clockBack')}
              </Sign>
            )}
          </Table.Td>
          <Table.Td data-label={t('fields.actor')}>
            {words.actor(entry.actor)}
            <Text size="xs" c="dimmed">
              {entry.address ?? t(`origins.${origin(entry.origin)}`)}
            </Text>
          </Table.Td>
          <Table.Td data-label={t('fields.action')}>{words.act(entry)}</Table.Td>
          <Table.Td data-label={t('fields.record')}>{words.record(entry)}</Table.Td>
          <Table.Td data-label={t('fields.changes')}>
            {summary(entry, words.field)}
            {entry.reason !== null && (
              <Text size="xs" c="dimmed" lineClamp={2}>
                {entry.reason}
              </Text>
            )}
          </Table.Td>
        </Table.Tr>
      ))}
    </TableFrame>
  );
}

function summary({ entity, changes }: AuditEntry, fieldName: (entity: string, field: string) => string): string {
  const rest = changes.length - named;
  const fields = changes.slice(0, named).map(({ field }) => fieldName(entity, field));
  return fields.join(', ') + (rest > 0 ? ` +${rest}` : '');
}

/** Origins are a closed list in the trail; an unknown one comes from a later version. */
export function origin(name: string): 'ipc' | 'https' | 'cli' | 'job' {
  return name === 'ipc' || name === 'https' || name === 'cli' ? name : 'job';
}
