import { guardForSheet } from '#shared/csv-text.ts';
import type { FileHeader } from '../file-header.ts';
import { firstFreeId } from '../free-ids.ts';
import type { FileKind } from '../kind.ts';
import type { RemsPart, RemsPartDeps } from './rems-part.ts';
import type { RemsRow, RemsValue } from './rems-tables.ts';
import type { RowNotes } from './row-notes.ts';

/** The cells of a row as a file of that kind has them; undefined refuses the row for the errors among its notes. */
export type FileCells = (row: RemsRow, notes: RowNotes) => readonly RemsValue[] | undefined;

/**
 * A table that goes the way of a file of its own: each row is written as that file writes it and carried out by the same rules.
 * @param columns those of the cells, in their order
 */
export function createFilePart(
  deps: RemsPartDeps,
  kind: FileKind,
  columns: readonly string[],
  cellsOf: FileCells,
): RemsPart {
  const { db, now, write, shared, tables, table } = deps;
  const header: FileHeader = {
    delimiter: ',',
    row: 1,
    width: columns.length,
    positions: new Map(columns.map((column, position) => [column, position])),
    unknown: [],
  };
  const rows = kind.createRows({
    db,
    now,
    write,
    shared,
    header,
    firstFreeId: firstFreeId(db, kind, tables.maxId(table)),
  });
  return {
    plan(row, notes) {
      const cells = cellsOf(row, notes);
      if (!cells) return undefined;
      const { number } = row;
      return rows.plan({
        cells: cells.map((cell) => guardForSheet(cell ?? '')),
        row: number,
        line: number,
        terminated: true,
      });
    },
    finish: () => rows.finish(),
    fileMessages: () => rows.fileMessages(),
  };
}
