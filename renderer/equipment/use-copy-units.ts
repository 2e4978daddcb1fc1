import type { Unit } from '../../shared/equipment.ts';
import { useApi } from '../api/context.tsx';
import { allPages, copiedPage } from '../ui/all-pages.ts';
import type { CopyColumn } from '../ui/clipboard-table.ts';
import { useCopyTable } from '../ui/copy-table.ts';
import { useCellText } from './cell-text.ts';
import type { Column } from './columns.ts';
import type { listInput } from './list-state.ts';
import { useColumnLabel } from './use-column-label.ts';

/** Copies the units of the list with the columns that it shows. */
export function useCopyUnits() {
  const label = useColumnLabel();
  const api = useApi();
  const text = useCellText();
  const { copy, pending } = useCopyTable('equipment');

  function toCopy(column: Column): CopyColumn<Unit> {
    const heading = label(column);
    if (column.kind === 'custom') {
      const { id, kind } = column.field;
      const stored = (unit: Unit) => plain(unit.custom[id]);
      if (kind === 'number' || kind === 'date') return { heading, kind, value: stored };
      return { heading, kind: 'text', value: (unit) => text(unit, column) };
    }
    // Dates and figures go as they are stored, so that a spreadsheet can count with them; everything else as the list shows it.
    switch (column.kind) {
      case 'date':
        return { heading, kind: 'date', value: (unit) => plain(unit[column.key]) };
      case 'due':
        return { heading, kind: 'date', value: (unit) => unit.nextLimitOn ?? text(unit, column) };
      case 'number':
      case 'thousands':
        return { heading, kind: 'number', value: (unit) => plain(unit[column.key]) };
      default:
        return column.key === 'id'
          ? { heading, kind: 'number', value: (unit) => unit.id }
          : { heading, kind: 'text', value: (unit) => text(unit, column) };
    }
  }

  return {
    pending,
    /** All that match, up to the limit. Call it from the click itself. */
    copyMatching: (columns: readonly Column[], input: ReturnType<typeof listInput>) =>
      copy(columns.map(toCopy), () => allPages((page) => api.equipment.list({ ...input, page, pageSize: copiedPage }))),
  };
}

function plain(value: unknown): string | number | null {
  return typeof value === 'string' || typeof value === 'number' ? value : null;
}
