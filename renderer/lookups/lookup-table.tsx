import { ActionIcon, Anchor, Badge, Button, Group, Table, Text } from '@mantine/core';
import { IconCircleCheck, IconCircleOff, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LookupKind, LookupRow } from '../../shared/lookups.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';

interface Props {
  readonly kind: LookupKind;
  readonly rows: readonly LookupRow[];
  readonly editable: boolean;
  edit(row: LookupRow): void;
}

/** Columns between the name and the count. */
const ownColumns = {
  class: [],
  subclass: ['className', 'estimatedCost', 'lifetimeYears'],
  manufacturer: [],
  department: [],
  facility: ['fullName', 'address'],
} as const satisfies Record<LookupKind, readonly (keyof LookupRow)[]>;

/** The entries of one kind with how many units hold them. */
export function LookupTable({ kind, rows, editable, edit }: Props) {
  const notify = useNotify();
  const touch = useTouch();
  const { t } = useTranslation('lookups');
  const formats = useFormats();
  const toggle = useAction('lookups.update', {
    onSuccess: (row) => {
      touch('lookup');
      notify.done(t(row.active ? 'reactivated' : 'deactivated', { name: row.name }));
    },
    onError: (error) => notify.failed(error),
  });

  const text = (row: LookupRow, column: (typeof ownColumns)[LookupKind][number]): string => {
    switch (column) {
      case 'estimatedCost':
        return formats.thousands(row.estimatedCost);
      case 'lifetimeYears':
        return row.lifetimeYears === null ? '' : t('years', { count: row.lifetimeYears });
      default:
        return row[column] ?? '';
    }
  };

  return (
    <Table.ScrollContainer type="native" role="region" minWidth={520} tabIndex={0} aria-label={t(`kinds.${kind}`)}>
      <Table verticalSpacing={6} highlightOnHover stickyHeader>
        <Table.Thead>
          <Table.Tr>
            <Table.Th scope="col">{t('fields.name')}</Table.Th>
            {ownColumns[kind].map((column) => (
              <Table.Th scope="col" key={column}>
                {t(`fields.${column}`)}
              </Table.Th>
            ))}
            <Table.Th scope="col" ta="right">
              {t('fields.usage')}
            </Table.Th>
            <Table.Th scope="col">{t('fields.state')}</Table.Th>
            {editable && <Table.Th scope="col">{t('fields.actions')}</Table.Th>}
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {rows.map((row) => (
            <Table.Tr key={row.id} {...(row.active ? {} : { c: 'dimmed' })}>
              <Table.Td>{row.name}</Table.Td>
              {ownColumns[kind].map((column) => (
                <Table.Td key={column}>{text(row, column)}</Table.Td>
              ))}
              <Table.Td ta="right">
                {row.usage === 0 ? (
                  <Text span size="sm" c="dimmed">
                    0
                  </Text>
                ) : (
                  <Anchor
                    component={Link}
                    size="sm"
                    to={`/equipment?${kind}=${row.id}&retired=1&uncovered=1&planned=1`}
                    aria-label={`${formats.number(row.usage)}: ${t('usageLink', { name: row.name })}`}
                  >
                    {formats.number(row.usage)}
                  </Anchor>
                )}
              </Table.Td>
              <Table.Td>
                <Badge
                  variant="default"
                  tt="none"
                  fw={500}
                  styles={{ root: { borderColor: 'var(--rems-line)' } }}
                  leftSection={
                    row.active ? <IconCircleCheck size={14} aria-hidden /> : <IconCircleOff size={14} aria-hidden />
                  }
                >
                  {t(row.active ? 'active' : 'inactive')}
                </Badge>
              </Table.Td>
              {editable && (
                <Table.Td>
                  <Group gap={4} wrap="nowrap">
                    <ActionIcon variant="subtle" aria-label={t('edit', { name: row.name })} onClick={() => edit(row)}>
                      <IconPencil size={17} aria-hidden />
                    </ActionIcon>
                    <Button
                      size="compact-xs"
                      variant="subtle"
                      aria-label={t(row.active ? 'deactivateNamed' : 'reactivateNamed', { name: row.name })}
                      loading={toggle.isPending && toggle.variables.id === row.id}
                      onClick={() => toggle.mutate({ kind, id: row.id, version: row.version, active: !row.active })}
                    >
                      {t(row.active ? 'deactivate' : 'reactivate')}
                    </Button>
                  </Group>
                </Table.Td>
              )}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
    </Table.ScrollContainer>
  );
}
