import { Anchor, Group, Table, Text } from '@mantine/core';
import { IconAlertTriangle, IconEqual, IconPencil, IconPlus, IconX } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { ImportKind, ImportRow } from '../../shared/imports.ts';
import { useSentence } from '../i18n/index.ts';
import { Changes } from './changes.tsx';
import classes from './imports.module.css';
import { tableName } from './table-name.ts';

const signs = {
  created: { icon: IconPlus, color: 'green' },
  updated: { icon: IconPencil, color: 'blue' },
  unchanged: { icon: IconEqual, color: 'gray' },
  skipped: { icon: IconX, color: 'gray' },
  error: { icon: IconAlertTriangle, color: 'red' },
} as const;

interface Props {
  readonly rows: readonly ImportRow[];
  readonly kind: ImportKind;
  /** Whether the units exist, so that their names lead to them. */
  readonly linked: boolean;
}

/** Rows of the file with what they change: a sign, a word and a colour for what happens; old → new for each column. */
export function DifferenceTable({ rows, kind, linked }: Props) {
  const { t } = useTranslation('imports');
  const sentence = useSentence();
  return (
    <Table.ScrollContainer
      type="native"
      role="region"
      minWidth={800}
      tabIndex={0}
      aria-label={t('difference.title')}
      className={classes.scroll ?? ''}
    >
      <Table verticalSpacing="xs" className={classes.table ?? ''}>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col" w={kind === 'rems' ? 130 : 80}>
              {t(kind === 'rems' ? 'difference.number' : 'difference.row')}
            </Table.Th>
            <Table.Th scope="col" w={130}>
              {t('difference.what')}
            </Table.Th>
            <Table.Th scope="col" w={220}>
              {t(`difference.record.${kind}`)}
            </Table.Th>
            <Table.Th scope="col">{t('difference.changes')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => {
            const { icon: Icon, color } = signs[row.outcome];
            return (
              <Table.Tr key={`${row.table ?? ''} ${row.row}`} className={classes.row ?? ''} data-outcome={row.outcome}>
                <Table.Td>
                  {row.row}
                  {row.table !== null && (
                    <Text size="xs" c="dimmed">
                      {tableName(t, row.table)}
                    </Text>
                  )}
                </Table.Td>
                <Table.Td>
                  <Group gap={6} wrap="nowrap">
                    <Icon size={16} aria-hidden color={`var(--mantine-color-${color}-text)`} />
                    {t(`outcome.${row.outcome}`)}
                  </Group>
                </Table.Td>
                <Table.Td>
                  {linked && row.unitId !== null ? (
                    <Anchor
                      component={Link}
                      to={`/equipment/${row.unitId}`}
                      size="sm"
                      title={t('difference.openUnit', { id: row.unitId })}
                    >
                      {row.label}
                    </Anchor>
                  ) : (
                    row.label
                  )}
                </Table.Td>
                <Table.Td>
                  {row.messages.map((message) => (
                    <Text
                      key={`${message.column ?? ''} ${message.message}`}
                      size="sm"
                      {...(message.level === 'error' ? { c: 'var(--mantine-color-error)' } : {})}
                    >
                      {t(`messages.${message.level}`)}
                      {message.column === undefined ? '' : ` · ${message.column}`}
                      {' – '}
                      {sentence(message.message)}
                    </Text>
                  ))}
                  <Changes changes={row.changes} />
                </Table.Td>
              </Table.Tr>
            );
          })}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
