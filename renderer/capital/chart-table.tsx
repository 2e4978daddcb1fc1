import { Anchor, Table } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import type { ChartPoint } from '../../shared/capital-plan.ts';
import type { CopyColumn } from '../ui/clipboard-table.ts';
import { useFormats } from '../ui/formats.ts';
import { Pager } from '../ui/pager.tsx';
import { cycleSort, type SortLevel } from '../ui/sort.ts';
import { ariaSort, SortButton } from '../ui/sort-button.tsx';
import { TableFrame } from '../ui/table-frame.tsx';
import classes from './capital-plan.module.css';

/** What the table of the chart sorts by. */
export const chartSortKeys = ['unitId', 'className', 'year', 'eolOn', 'cost', 'facility', 'room'] as const;
export type ChartSortKey = (typeof chartSortKeys)[number];
type Sort = readonly SortLevel<ChartSortKey>[];

const pageSize = 100;

/** The points by a sort: blanks last in both directions, ties by unit. */
export function sortedPoints(points: readonly ChartPoint[], sort: Sort): ChartPoint[] {
  return points.toSorted((one, other) => {
    for (const { by, direction } of sort) {
      const [a, b] = [one[by], other[by]];
      if (a === b) continue;
      if (a === null || b === null) return a === null ? 1 : -1;
      const order =
        typeof a === 'number' && typeof b === 'number'
          ? a - b
          : String(a).localeCompare(String(b), undefined, { numeric: true, sensitivity: 'base' });
      if (order !== 0) return direction === 'asc' ? order : -order;
    }
    return one.unitId - other.unitId;
  });
}

/** The columns of the chart's table in files and on the clipboard. */
export function useChartColumns(): readonly CopyColumn<ChartPoint>[] {
  const { t } = useTranslation('capital-plan');
  return [
    { heading: t('chart.columns.unitId'), kind: 'number', value: ({ unitId }) => unitId },
    { heading: t('chart.columns.className'), kind: 'text', value: ({ className }) => className },
    { heading: t('chart.columns.year'), kind: 'number', value: ({ year }) => year },
    { heading: t('chart.columns.eolOn'), kind: 'date', value: ({ eolOn }) => eolOn },
    {
      heading: t('chart.columns.estimated'),
      kind: 'text',
      value: ({ estimated }) => t(estimated ? 'chart.yes' : 'chart.no'),
    },
    { heading: t('chart.columns.costFile'), kind: 'number', value: ({ cost }) => cost },
    { heading: t('chart.columns.facility'), kind: 'text', value: ({ facility }) => facility },
    { heading: t('chart.columns.room'), kind: 'text', value: ({ room }) => room },
  ];
}

interface Props {
  /** Already sorted. */
  readonly points: readonly ChartPoint[];
  readonly sort: Sort;
  readonly page: number;
  onSort(sort: Sort): void;
  onPage(page: number): void;
}

/** The same figures as the chart, to read, to sort and to copy. */
export function ChartTable({ points, sort, page, onSort, onPage }: Props) {
  const { t } = useTranslation('capital-plan');
  const { t: tCapital } = useTranslation('capital');
  const formats = useFormats();
  const { pathname, search } = useLocation();
  const shownPage = Math.min(page, Math.max(1, Math.ceil(points.length / pageSize)));
  return (
    <div>
      <TableFrame
        label={t('chart.title')}
        minWidth={760}
        sorted={chartSortKeys.map((by) => ariaSort(sort, by))}
        columns={chartSortKeys.map((by) => (
          <SortButton
            key={by}
            by={by}
            label={t(`chart.columns.${by}`)}
            sort={sort}
            onSort={() => onSort(cycleSort(sort, by))}
          />
        ))}
      >
        {points.slice((shownPage - 1) * pageSize, shownPage * pageSize).map((point) => (
          <Table.Tr key={point.unitId}>
            <Table.Td data-label={t('chart.columns.unitId')}>
              <Anchor component={Link} size="sm" to={`/equipment/${point.unitId}`} state={{ from: pathname + search }}>
                {point.unitId}
              </Anchor>
            </Table.Td>
            <Table.Td data-label={t('chart.columns.className')}>{point.className}</Table.Td>
            <Table.Td data-label={t('chart.columns.year')}>{point.year}</Table.Td>
            <Table.Td data-label={t('chart.columns.eolOn')}>
              {point.estimated ? tCapital('estimated', { text: formats.date(point.eolOn) }) : formats.date(point.eolOn)}
            </Table.Td>
            <Table.Td data-label={t('chart.columns.cost')} className={classes.number ?? ''}>
              {formats.thousands(point.cost)}
            </Table.Td>
            <Table.Td data-label={t('chart.columns.facility')}>{point.facility}</Table.Td>
            <Table.Td data-label={t('chart.columns.room')}>{point.room}</Table.Td>
          </Table.Tr>
        ))}
      </TableFrame>
      <Pager page={shownPage} pageSize={pageSize} total={points.length} onChange={onPage} />
    </div>
  );
}
