import { VisuallyHidden } from '@mantine/core';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Unit, UnitSortKey } from '../../shared/equipment.ts';
import type { SortLevel } from '../ui/sort.ts';
import { useCellText } from './cell-text.ts';
import type { Column } from './columns.ts';
import classes from './equipment.module.css';
import { HeadingCell } from './heading-cell.tsx';
import { rowHeight, UnitRow } from './unit-row.tsx';
import type { useListScroll } from './use-list-scroll.ts';
import type { UnitWindow } from './use-unit-window.ts';

interface Props {
  readonly columns: readonly Column[];
  readonly units: UnitWindow;
  readonly count: number;
  readonly sort: readonly SortLevel<UnitSortKey>[];
  readonly scroll: ReturnType<typeof useListScroll>;
  onSort(by: UnitSortKey): void;
  open(unit: Unit): void;
}

/** The table over the whole result; only the rows in sight exist. Arrow keys move from row to row, Enter opens. */
export function UnitTable({ columns, units, count, sort, scroll, onSort, open }: Props) {
  const { t } = useTranslation('equipment');
  const text = useCellText();
  const { frame, virtualizer, height, onScroll } = scroll;
  const [active, setActive] = useState(0);
  const moveFocus = useRef(false);
  const items = virtualizer.getVirtualItems();
  const first = items[0];
  const last = items.at(-1);
  const width = columns.reduce((sum, column) => sum + column.width, 0);
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
          {columns.map((column) => (
            <col key={column.key} style={{ width: column.width }} />
          ))}
        </colgroup>
        <thead>
          <tr aria-rowindex={1}>
            {columns.map((column) => (
              <HeadingCell key={column.key} column={column} sort={sort} onSort={onSort} />
            ))}
          </tr>
        </thead>
        <tbody onKeyDown={onKeyDown}>
          {/* Before the frame is measured there are no rows, but already the room they take: the frame can be scrolled to its place. */}
          {first === undefined && <Spacer height={virtualizer.getTotalSize()} columns={columns.length} />}
          {first !== undefined && first.start > 0 && <Spacer height={first.start} columns={columns.length} />}
          {items.map((item) => (
            <UnitRow
              key={item.index}
              index={item.index}
              unit={units.row(item.index)}
              columns={columns}
              text={text}
              tabbable={item.index === tabStop}
              onFocus={setActive}
              open={open}
            />
          ))}
          {last !== undefined && last.end < virtualizer.getTotalSize() && (
            <Spacer height={virtualizer.getTotalSize() - last.end} columns={columns.length} />
          )}
        </tbody>
      </table>
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
