import { Skeleton, Stack, VisuallyHidden } from '@mantine/core';
import { useThrottledCallback } from '@mantine/hooks';
import { type ReactNode, useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../shared/equipment.ts';
import { ErrorPanel } from '../ui/error-panel.tsx';
import type { SortLevel } from '../ui/sort.ts';
import type { UnitSelection } from './bulk/use-unit-selection.ts';
import type { Column, ListSortKey } from './columns.ts';
import type { listInput } from './list-state.ts';
import { cardHeight, UnitCards } from './unit-cards.tsx';
import { rowHeight } from './unit-row.tsx';
import { UnitTable } from './unit-table.tsx';
import { useListScroll } from './use-list-scroll.ts';
import { type UnitWindow, useUnitWindow } from './use-unit-window.ts';

const placeholders = Array.from({ length: 14 }, (_, index) => index);
/** Rows around those in sight that are fetched with them. */
const ahead = 30;

interface Props {
  readonly input: ReturnType<typeof listInput>;
  readonly at: number;
  readonly sort: readonly SortLevel<ListSortKey>[];
  readonly columns: readonly Column[];
  readonly narrow: boolean;
  readonly selection: UnitSelection;
  readonly empty: ReactNode;
  onTotal(total: number | undefined): void;
  onSettle(at: number): void;
  onSort(by: ListSortKey): void;
  open(unit: Unit): void;
}

/** The rows of the list in whatever shape the screen has room for, and what stands there instead while there are none. */
export function UnitList(props: Props) {
  const { t } = useTranslation('equipment');
  // Until the frame is measured, a screenful from the place in the address.
  const [range, setRange] = useState({ first: props.at, last: props.at + ahead });
  const units = useUnitWindow(props.input, range);
  const { onTotal } = props;
  useEffect(() => onTotal(units.total), [units.total, onTotal]);

  if (units.total === undefined) {
    if (units.error) return <ErrorPanel error={units.error} onRetry={units.retry} />;
    return (
      <Stack gap={6} aria-busy>
        <VisuallyHidden role="status">{t('list.loading')}</VisuallyHidden>
        {placeholders.map((row) => (
          <Skeleton key={row} height={props.narrow ? cardHeight - 12 : rowHeight - 6} radius="sm" />
        ))}
      </Stack>
    );
  }
  return (
    <>
      {units.error && <ErrorPanel error={units.error} onRetry={units.retry} />}
      {units.total === 0 && !units.stale ? (
        props.empty
      ) : (
        <Rows {...props} key={props.narrow ? 'cards' : 'table'} units={units} count={units.total} onRange={setRange} />
      )}
    </>
  );
}

interface RowsProps extends Props {
  readonly units: UnitWindow;
  readonly count: number;
  onRange(range: { readonly first: number; readonly last: number }): void;
}

function Rows({
  selection,
  input,
  at,
  sort,
  columns,
  narrow,
  units,
  count,
  onSettle,
  onSort,
  open,
  onRange,
}: RowsProps) {
  const scroll = useListScroll({
    count,
    rowHeight: narrow ? cardHeight : rowHeight,
    headingHeight: narrow ? 0 : rowHeight,
    at,
    question: JSON.stringify(input),
    onSettle,
  });
  const items = scroll.virtualizer.getVirtualItems();
  const first = items[0]?.index ?? at;
  const last = items.at(-1)?.index ?? at;
  // A fast drag passes pages that nobody will look at.
  const report = useThrottledCallback(onRange, 90);
  useEffect(
    () => report({ first: Math.max(0, first - ahead), last: Math.min(count - 1, last + ahead) }),
    [first, last, count, report],
  );

  return narrow ? (
    <UnitCards units={units} count={count} scroll={scroll} selection={selection} columns={columns} />
  ) : (
    <UnitTable
      columns={columns}
      units={units}
      count={count}
      sort={sort}
      scroll={scroll}
      selection={selection}
      onSort={onSort}
      open={open}
    />
  );
}
