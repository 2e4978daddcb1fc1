import type { ImportMessage } from '../../shared/imports.ts';
import type { CsvRecord } from './csv-reader.ts';
import type { FileHeader } from './file-header.ts';
import type { PlannedRow } from './kind.ts';
import { createRowCells, type RowCells } from './row-cells.ts';

/**
 * What is the same for every kind of file: empty lines are passed over, and a row has as many cells as the header.
 * @param plan carries out a row of the right width; an answer of undefined refuses it for the errors among its messages
 * @param label names a refused row
 * @param blankKeeps whether a blank cell leaves its field as it is
 */
export function createRowPlanner<C extends string>(
  header: FileHeader,
  plan: (cells: RowCells<C>) => PlannedRow | undefined,
  label: (cells: RowCells<C>) => string,
  blankKeeps = false,
): (record: CsvRecord) => PlannedRow | undefined {
  return (record) => {
    const cells = createRowCells<C>(header, record, blankKeeps);
    if (record.cells.every((cell) => cell.trim() === '')) {
      // A line without anything is a row of the spreadsheet, but not one of the file's.
      if (record.cells.length === 1 && header.width > 1) return undefined;
      return { row: record.row, outcome: 'skipped', recordId: null, label: '', changes: [], messages: [] };
    }
    let planned: PlannedRow | undefined;
    if (record.cells.length === header.width) planned = plan(cells);
    else
      cells.error(
        `This row has ${record.cells.length} cells, the header has ${header.width}. Look for a missing or extra separator or quotation mark.`,
      );
    if (planned) return planned;
    const { row, messages } = cells;
    return { row, outcome: 'error', recordId: null, label: label(cells).slice(0, 200), changes: [], messages };
  };
}

/** Says which columns mean nothing here; silent when all are known. */
export function unknownColumns({ unknown, row }: FileHeader): ImportMessage[] {
  if (unknown.length === 0) return [];
  const shown = unknown.slice(0, 20).join(', ');
  const more = unknown.length > 20 ? ` and ${unknown.length - 20} more` : '';
  return [{ level: 'warning', row, message: `Columns that are not known here were left out: ${shown}${more}.` }];
}
