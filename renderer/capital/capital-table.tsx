import { Group, Table, Text } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { CapitalRow, CapitalSort, CapitalSortKey } from '../../shared/capital-plan.ts';
import classes from '../parts/capital/capital.module.css';
import { CaseButton } from '../parts/capital/case-button.tsx';
import { ScoreSign } from '../parts/capital/score-sign.tsx';
import { usePlanWords } from '../parts/capital/use-plan-words.ts';
import { UnitCell } from '../parts/units/unit-cell.tsx';
import { ariaSort, SortButton } from '../ui/sort-button.tsx';
import { TableFrame } from '../ui/table-frame.tsx';

interface Props {
  readonly rows: readonly CapitalRow[];
  readonly sort: CapitalSort;
  readonly scenarioId: number | null;
  onSort(by: CapitalSortKey): void;
}

/** The columns with what each sorts by. */
const headings = [
  ['className', 'manufacturerName'],
  ['facilityName'],
  ['departmentName', 'room'],
  ['yearsUntilEndOfLife'],
  ['cost'],
  ['planYear'],
  ['score'],
] as const satisfies readonly (readonly [CapitalSortKey, CapitalSortKey?])[];

/** Units with what capital planning knows of them. */
export function CapitalTable({ rows, sort, scenarioId, onSort }: Props) {
  const { t } = useTranslation('capital');
  const words = usePlanWords();
  const columns = [
    ...headings.map((keys) => (
      <Group key={keys[0]} gap={10} wrap="nowrap">
        {keys.map((by) => (
          <SortButton key={by} label={t(`headings.${by}`)} by={by} sort={sort} onSort={() => onSort(by)} />
        ))}
      </Group>
    )),
    t('columns.acts'),
  ];
  return (
    <TableFrame
      label={t('title')}
      columns={columns}
      sorted={[...headings.map((keys) => sortOf(sort, keys)), undefined]}
      minWidth={1000}
    >
      {rows.map((row) => {
        const { unit } = row;
        const year = words.year(row);
        return (
          <Table.Tr key={unit.id}>
            <Table.Td miw={230}>
              <UnitCell unit={unit} />
            </Table.Td>
            <Table.Td data-label={t('columns.facilityName')}>{unit.facilityName}</Table.Td>
            <Table.Td data-label={`${t('headings.departmentName')} · ${t('headings.room')}`}>
              {[unit.departmentName, unit.room].filter((part) => part !== null).join(' · ')}
            </Table.Td>
            <Table.Td data-label={t('headings.yearsUntilEndOfLife')} className={classes.line ?? ''}>
              <Text size="sm" span fw={row.yearsUntilEndOfLife !== null && row.yearsUntilEndOfLife < 0 ? 600 : 400}>
                {words.years(row)}
              </Text>
              <Beneath>{words.endOfLife(row)}</Beneath>
            </Table.Td>
            <Table.Td data-label={t('columns.cost')} className={classes.line ?? ''}>
              {words.cost(row)}
              <Beneath>{row.category}</Beneath>
            </Table.Td>
            <Table.Td data-label={t('columns.planYear')} className={classes.line ?? ''}>
              {year.text}
              <Beneath>{year.from}</Beneath>
            </Table.Td>
            <Table.Td data-label={t('columns.score')}>
              <ScoreSign score={row.score} />
            </Table.Td>
            <Table.Td>
              <CaseButton unitId={unit.id} scenarioId={scenarioId} />
            </Table.Td>
          </Table.Tr>
        );
      })}
    </TableFrame>
  );
}

/** How a column sorts that has two keys: as the one that sorts. */
function sortOf(sort: CapitalSort, keys: readonly CapitalSortKey[]) {
  const by = keys.find((key) => ariaSort(sort, key) !== 'none');
  return by === undefined ? 'none' : ariaSort(sort, by);
}

function Beneath({ children }: { readonly children: string | null }) {
  if (children === null || children === '') return null;
  return (
    <Text size="xs" c="dimmed">
      {children}
    </Text>
  );
}
