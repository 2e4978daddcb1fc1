import { ActionIcon, Anchor, Button, Group, Table, Text } from '@mantine/core';
import { IconArrowMerge, IconCircleCheck, IconCircleOff, IconPencil } from '@tabler/icons-react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import {
  type LookupKind,
  type LookupRow,
  mergeableKinds,
  type Related,
  unitLookupKinds,
} from '../../shared/lookups.ts';
import { useAction } from '../api/hooks.ts';
import { useTouch } from '../api/touch.ts';
import { useFormats } from '../ui/formats.ts';
import { useNotify } from '../ui/notify.ts';
import { Sign } from '../ui/sign.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import { useUnmerge } from './use-unmerge.ts';

interface Props {
  readonly kind: LookupKind;
  readonly rows: readonly LookupRow[];
  readonly editable: boolean;
  edit(row: LookupRow): void;
  merge(row: LookupRow): void;
}

/** Columns between the name and the count. */
const ownColumns = {
  class: [],
  subclass: ['className', 'estimatedCost', 'lifetimeYears'],
  manufacturer: [],
  department: [],
  facility: ['fullName', 'address'],
  room: ['facilityName', 'departmentName'],
  'capital-category': ['range'],
} as const satisfies Record<LookupKind, readonly (keyof LookupRow | 'range')[]>;

/** What else is counted of each kind. */
const relatedColumns: Readonly<Record<LookupKind, readonly (keyof Related)[]>> = {
  class: ['subclasses', 'rules'],
  subclass: [],
  manufacturer: [],
  department: ['facilities', 'rooms', 'people'],
  facility: ['departments', 'rooms', 'people'],
  room: [],
  'capital-category': [],
};

/** The entries of one kind with what refers to them. */
export function LookupTable({ kind, rows, editable, edit, merge }: Props) {
  const notify = useNotify();
  const touch = useTouch();
  const { t } = useTranslation('lookups');
  const formats = useFormats();
  const unmerge = useUnmerge();
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
      case 'range':
        return row.maxCost === null
          ? t('rangeFrom', { from: formats.thousands(row.minCost) })
          : t('range', { from: formats.thousands(row.minCost), to: formats.thousands(row.maxCost) });
      default:
        return row[column] ?? '';
    }
  };
  const columns = [
    t('fields.name'),
    ...ownColumns[kind].map((column) => t(`fields.${column}`)),
    t('fields.usage'),
    ...relatedColumns[kind].map((column) => t(`related.${column}`)),
    t('fields.state'),
    ...(editable ? [t('fields.actions')] : []),
  ];

  return (
    <TableFrame label={t(`kinds.${kind}`)} columns={columns} minWidth={520 + 90 * relatedColumns[kind].length}>
      {rows.map((row) => (
        <Table.Tr key={row.id} {...(row.active ? {} : { c: 'dimmed' })}>
          <Table.Td>
            {kind === 'facility' ? (
              <Anchor component={Link} size="sm" to={`/facilities/${row.id}`}>
                {row.name}
              </Anchor>
            ) : (
              row.name
            )}
            {row.mergedIntoName !== null && (
              <Text size="xs" c="dimmed">
                {t('mergedInto', { name: row.mergedIntoName })}
              </Text>
            )}
          </Table.Td>
          {ownColumns[kind].map((column) => (
            <Table.Td key={column} data-label={t(`fields.${column}`)}>
              {text(row, column)}
            </Table.Td>
          ))}
          <Table.Td data-label={t('fields.usage')}>
            <UsageCount row={row} />
          </Table.Td>
          {relatedColumns[kind].map((column) => (
            <Table.Td key={column} data-label={t(`related.${column}`)}>
              {formats.number(row.related[column])}
            </Table.Td>
          ))}
          <Table.Td data-label={t('fields.state')}>
            <Sign icon={row.active ? IconCircleCheck : row.mergedIntoId === null ? IconCircleOff : IconArrowMerge}>
              {t(row.active ? 'active' : row.mergedIntoId === null ? 'inactive' : 'merged')}
            </Sign>
          </Table.Td>
          {editable && (
            <Table.Td data-label={t('fields.actions')}>
              <Group gap={4} wrap="nowrap">
                <ActionIcon variant="subtle" aria-label={t('edit', { name: row.name })} onClick={() => edit(row)}>
                  <IconPencil size={17} aria-hidden />
                </ActionIcon>
                {isMergeable(kind) && row.mergedIntoId === null && (
                  <ActionIcon
                    variant="subtle"
                    aria-label={t('merge.open', { name: row.name })}
                    title={t('merge.open', { name: row.name })}
                    onClick={() => merge(row)}
                  >
                    <IconArrowMerge size={17} aria-hidden />
                  </ActionIcon>
                )}
                {row.mergedIntoId !== null && isMergeable(kind) ? (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={t('merge.undoNamed', { name: row.name })}
                    loading={unmerge.isPending && unmerge.variables.fromId === row.id}
                    onClick={() => unmerge.mutate({ kind, fromId: row.id })}
                  >
                    {t('merge.undo')}
                  </Button>
                ) : (
                  <Button
                    size="compact-xs"
                    variant="subtle"
                    aria-label={t(row.active ? 'deactivateNamed' : 'reactivateNamed', { name: row.name })}
                    loading={toggle.isPending && toggle.variables.id === row.id}
                    onClick={() => toggle.mutate({ kind, id: row.id, version: row.version, active: !row.active })}
                  >
                    {t(row.active ? 'deactivate' : 'reactivate')}
                  </Button>
                )}
              </Group>
            </Table.Td>
          )}
        </Table.Tr>
      ))}
    </TableFrame>
  );
}

function isMergeable(kind: LookupKind): kind is (typeof mergeableKinds)[number] {
  return mergeableKinds.some((known) => known === kind);
}

/** How many units hold the entry, and the way to them where the list of units can be filtered by it. */
function UsageCount({ row }: { readonly row: LookupRow }) {
  const { t } = useTranslation('lookups');
  const formats = useFormats();
  const listed = unitLookupKinds.some((kind) => kind === row.kind);
  if (row.usage === 0 || !listed) {
    return (
      <Text span size="sm" {...(row.usage === 0 ? { c: 'dimmed' } : {})}>
        {formats.number(row.usage)}
      </Text>
    );
  }
  return (
    <Anchor
      component={Link}
      size="sm"
      to={`/equipment?${row.kind}=${row.id}&retired=1&uncovered=1&planned=1`}
      aria-label={`${formats.number(row.usage)}: ${t('usageLink', { name: row.name })}`}
    >
      {formats.number(row.usage)}
    </Anchor>
  );
}
