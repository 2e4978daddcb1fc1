import { Anchor, SegmentedControl, Skeleton, Stack, Table, Text } from '@mantine/core';
import { keepPreviousData } from '@tanstack/react-query';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Person, PersonRecord } from '../../shared/people.ts';
import { useCall } from '../api/hooks.ts';
import { UnitCell, unitPlace } from '../parts/units/unit-cell.tsx';
import { ErrorPanel } from '../ui/error-panel.tsx';
import { useFormats } from '../ui/formats.ts';
import { Pager } from '../ui/pager.tsx';
import { SectionCard } from '../ui/section-card.tsx';
import { TableFrame } from '../ui/table-frame.tsx';

const pageSize = 10;
const assignedKinds = ['unit', 'booking', 'finding'] as const;
const doneKinds = ['test', 'booking', 'finding'] as const;

/** What the person is assigned to now. */
export function AssignedCard({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const [kind, setKind] = useState<(typeof assignedKinds)[number]>();
  const [page, setPage] = useState(1);
  const list = useCall(
    'people.assigned',
    { id: person.id, ...(kind === undefined ? {} : { kind }), page, pageSize },
    { placeholderData: keepPreviousData },
  );
  return (
    <RecordsCard
      title={t('assigned')}
      kinds={assignedKinds}
      kind={kind}
      page={page}
      list={list}
      none={t('assignedNone')}
      onKind={(next) => {
        setKind(next);
        setPage(1);
      }}
      onPage={setPage}
    />
  );
}

/** What the person has done, the newest first. */
export function DoneCard({ person }: { readonly person: Person }) {
  const { t } = useTranslation('people');
  const [kind, setKind] = useState<(typeof doneKinds)[number]>();
  const [page, setPage] = useState(1);
  const list = useCall(
    'people.done',
    { id: person.id, ...(kind === undefined ? {} : { kind }), page, pageSize },
    { placeholderData: keepPreviousData },
  );
  return (
    <RecordsCard
      title={t('done')}
      kinds={doneKinds}
      kind={kind}
      page={page}
      list={list}
      none={t('doneNone')}
      onKind={(next) => {
        setKind(next);
        setPage(1);
      }}
      onPage={setPage}
    />
  );
}

interface CardProps<K extends PersonRecord['kind']> {
  readonly title: string;
  readonly kinds: readonly K[];
  readonly kind: K | undefined;
  readonly page: number;
  readonly list: {
    readonly data: { readonly items: readonly PersonRecord[]; readonly total: number } | undefined;
    readonly error: unknown;
    refetch(): unknown;
  };
  readonly none: string;
  onKind(kind: K | undefined): void;
  onPage(page: number): void;
}

function RecordsCard<K extends PersonRecord['kind']>(props: CardProps<K>) {
  const { title, kinds, kind, page, list, none, onKind, onPage } = props;
  const { t } = useTranslation('people');
  const { data } = list;
  const nothing = data !== undefined && data.total === 0 && kind === undefined;
  return (
    <SectionCard
      title={title}
      actions={
        !nothing && (
          <SegmentedControl
            size="xs"
            aria-label={t('kindOf', { title })}
            data={[
              { value: '', label: t('kinds.all') },
              ...kinds.map((one) => ({ value: one, label: t(`kinds.${one}`) })),
            ]}
            value={kind ?? ''}
            onChange={(value) => onKind(kinds.find((one) => one === value))}
          />
        )
      }
    >
      {list.error != null && <ErrorPanel error={list.error} onRetry={() => void list.refetch()} />}
      {data === undefined ? (
        list.error == null && <Skeleton height={120} />
      ) : data.items.length === 0 ? (
        <Text size="sm" c="dimmed">
          {nothing ? none : t('kindNone')}
        </Text>
      ) : (
        <Stack gap={0}>
          <RecordTable label={t('tableOf', { title })} records={data.items} />
          <Pager page={page} pageSize={pageSize} total={data.total} onChange={onPage} />
        </Stack>
      )}
    </SectionCard>
  );
}

/** Records that name a person, each with its unit and as what it names them. */
export function RecordTable({ label, records }: { readonly label: string; readonly records: readonly PersonRecord[] }) {
  const { t } = useTranslation('people');
  const formats = useFormats();
  const columns = [t('record.what'), t('record.unit'), t('record.place'), t('record.as'), t('record.on')];
  return (
    <TableFrame label={label} columns={columns} minWidth={680}>
      {records.map((record) => (
        <Table.Tr key={`${record.kind}${record.id}`}>
          <Table.Td>
            <RecordName record={record} />
          </Table.Td>
          <Table.Td data-label={t('record.unit')}>
            <UnitCell unit={record.unit} />
          </Table.Td>
          <Table.Td data-label={t('record.place')}>{unitPlace(record.unit)}</Table.Td>
          <Table.Td data-label={t('record.as')}>{record.as.map((part) => t(`parts.${part}`)).join(', ')}</Table.Td>
          <Table.Td data-label={t('record.on')}>{record.on === null ? '' : formats.date(record.on)}</Table.Td>
        </Table.Tr>
      ))}
    </TableFrame>
  );
}

function RecordName({ record }: { readonly record: PersonRecord }) {
  const { t } = useTranslation('people');
  const words = useRecordWords();
  if (record.kind !== 'finding') return <Text size="sm">{words(record)}</Text>;
  return (
    <Anchor component={Link} to={`/findings/${record.id}`} size="sm" aria-label={t('openFinding', { id: record.id })}>
      {words(record)}
    </Anchor>
  );
}

/** What a record is, in a word or two: the type of a test, how bad a finding is. */
function useRecordWords(): (record: PersonRecord) => string {
  const { t } = useTranslation('people');
  const { t: tObligations } = useTranslation('obligations');
  const { t: tFindings } = useTranslation('findings');
  return ({ kind, detail }) => {
    if (detail === null) return t(`kind.${kind}`);
    // as: details come from closed lists of the contract, whose words stand where tests and findings are.
    const word =
      kind === 'test' ? tObligations(`types.${detail as 'Annual'}`) : tFindings(`severities.${detail as 'minor'}`);
    return `${t(`kind.${kind}`)} · ${word}`;
  };
}
