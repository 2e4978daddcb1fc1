import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit } from '../../shared/equipment.ts';
import type { SortLevel } from '../ui/sort.ts';
import { ChooseAll } from './bulk/choose-all.tsx';
import { SelectionBar } from './bulk/selection-bar.tsx';
import type { UnitSelection } from './bulk/use-unit-selection.ts';
import { useCellText } from './cell-text.ts';
import type { Column, ListSortKey } from './columns.ts';
import classes from './equipment.module.css';
import { HeadingCell } from './heading-cell.tsx';
import { rowHeight, UnitRow } from './unit-row.tsx';
import type { useListScroll } from './use-list-scroll.ts';
import type { UnitWindow } from './use-unit-window.ts';

interface Props {
  readonly columns: readonly Column[];
  readonly units: UnitWindow;
  readonly count: number;
  readonly sort: readonly SortLevel<ListSortKey>[];
  readonly scroll: ReturnType<typeof useListScroll>;
  readonly selection: UnitSelection;
  onSort(by: ListSortKey): void;
  open(unit: Unit): void;
}

/** Pixels of the column in which rows are chosen. */
const chooseWidth = 38;

/** The table over the whole result; only the rows in sight exist. Arrow keys move from row to row, Enter opens, Space chooses. */
export function UnitTable({ columns, units, count, sort, scroll, selection, onSort, open }: Props) {
  const { t } = useTranslation('equipment');
  const text = useCellText();
  const { frame, virtualizer, height, onScroll } = scroll;
  const [active, setActive] = useState(0);
  const moveFocus = useRef(false);
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const width = columns.reduce((sum, column) => sum + column.width, chooseWidth);
  // Exactly one row can be reached by Tab: the active one, or the first in sight when that has scrolled away.
  const tabStop = items.some((item) => item.index === active) ? active : (first?.index ?? 0);

  useEffect(() => {
    if (!moveFocus.current) return;
    const row = frame.current?.querySelector<HTMLElement>(`[data-index="${active}"]`);
    if (row === null || row === undefined) return;
    moveFocus.current = false;
    row.focus({ preventScroll: true });
  });

  const onKeyDown = (event: KeyboardEvent) => {
    if (!(event.target instanceof HTMLTableRowElement)) return;
    const page = Math.max(1, Math.floor(height / rowHeight) - 2);
    const steps: Readonly<Record<string, number>> = {
      ArrowDown: active + 1,
      ArrowUp: active - 1,
      PageDown: active + page,
      PageUp: active - page,
      Home: 0,
      End: count - 1,
    };
    const unit = units.row(active);
    if (event.key === 'Enter' && unit !== undefined) open(unit);
    if (event.key === ' ' && unit !== undefined) {
      event.preventDefault();
      selection.toggle(active, unit.id, event.shiftKey);
    }
    if (event.key === 'Escape') selection.clear();
    if (event.key.toLowerCase() === 'a' && (event.ctrlKey || event.metaKey)) {
      event.preventDefault();
      selection.chooseAll();
    }
    const wanted = steps[event.key];
    if (wanted === undefined) return;
    event.preventDefault();
    const next = Math.max(0, Math.min(count - 1, wanted));
    moveFocus.current = true;
    setActive(next);
    virtualizer.scrollToIndex(next, { align: 'auto' });
  };

  return (
    <div
      ref={frame}
      className={classes.frame}
      style={{ maxHeight: height, '--row-height': `${rowHeight}px` } as React.CSSProperties} // as: custom properties are not in the type
      onScroll={onScroll}
    >
      <table
        // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: it is a table; the role adds the keys that move between rows
        role="grid"
        aria-label={t('list.table')}
        aria-rowcount={count + 1}
        aria-busy={units.stale}
        className={`${classes.table} ${units.stale ? classes.stale : ''}`}
        style={{ width }}
      >
        <colgroup>
          <col style={{ width: chooseWidth }} />
          {columns.map((column) => (
            <col key={column.key} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            <th scope="col" className={classes.heading}>
              <ChooseAll selection={selection} total={count} />
            </th>
            {columns.map((column) => (
              <HeadingCell key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {/* Before the frame is measured there are no rows, but already the room they take: the frame can be scrolled to its place. */}
          {first === undefined && <Spacer height={virtualizer.getTotalSize()} columns={columns.length + 1} />}
          {first !== undefined && first.start > 0 && <Spacer height={first.start} columns={columns.length + 1} />}
          {items.map((item) => (
            <UnitRow
              key={item.index}
              index={item.index}
              unit={units.row(item.index)}
              columns={columns}
              text={text}
              tabbable={item.index === tabStop}
              chosen={selection.ids.has(units.row(item.index)?.id ?? 0)}
              choose={selection.toggle}
              onFocus={setActive}
              open={open}
            />
          ))}
          {last !== undefined && last.end < virtualizer.getTotalSize() && (
            <Spacer height={virtualizer.getTotalSize() - last.end} columns={columns.length + 1} />
          )}
        </tbody>
      </table>
      <SelectionBar selection={selection} total={count} columns={columns} />
      <VisuallyHidden role="status">{t('list.count', { count })}</VisuallyHidden>
    </div>
  );
}

/** Room of the rows that do not exist at the moment. */
function Spacer({ height, columns }: { readonly height: number; readonly columns: number }) {
  return (
    <tr aria-hidden className={classes.spacer} style={{ height }}>
      <td colSpan={columns} />
    </tr>
  );
}
