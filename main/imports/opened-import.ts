import type { CsvRecord } from './csv-reader.ts';
import type { FileRows, RowsDeps } from './kind.ts';

/** A file that was read through once: a table of one kind, or everything of a REMS. */
export interface OpenedImport {
  /** How it was read, for the report. */
  readonly encoding: string;
  /** Null where nothing separates cells. */
  readonly delimiter: string | null;
  /** The sheet of a workbook that is read; null where there is no choice. */
  readonly sheet: string | null;
  /** Rows in all, empty lines included. */
  readonly total: number;
  /** The rows; may be asked for again. */
  records(): Iterable<CsvRecord>;
  /** What carries the rows out, in their order. */
  createRows(deps: Pick<RowsDeps, 'db' | 'now' | 'write' | 'blankCells'>): FileRows;
}
