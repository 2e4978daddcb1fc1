import { unguardFormula } from '../../shared/csv-text.ts';
import type { ImportMessage } from '../../shared/imports.ts';
import type { CsvRecord } from './csv-reader.ts';
import type { FileHeader } from './file-header.ts';

/** A row of a file under the column names of its kind, and the messages it has gathered. */
export interface RowCells<C extends string> {
  readonly row: number;
  readonly messages: readonly ImportMessage[];
  readonly hasErrors: boolean;
  /**
   * Trimmed and without the apostrophe that keeps formulas out; '' when blank, undefined when the file lacks the column. Where blank cells
   * keep: undefined when blank, '' for a word that empties.
   */
  cell(column: C): string | undefined;
  /** The same whatever blank cells do. */
  written(column: C): string | undefined;
  /** The row does not go in. */
  error(message: string, column?: C): void;
  /** Something is not taken over as written. */
  warning(message: string, column?: C): void;
  /** About the quality of the data. */
  remark(message: string, column?: C): void;
}

/** Reads one record through the header. @param blankKeeps whether a blank cell counts as a column that the file lacks */
export function createRowCells<C extends string>(
  header: FileHeader,
  record: CsvRecord,
  blankKeeps: boolean,
): RowCells<C> {
  const messages: ImportMessage[] = [];
  // Where cells hold line breaks, an editor's line number is not the spreadsheet's row.
  const where = record.line === record.row ? '' : ` (line ${record.line} of the file)`;
  const add = (level: ImportMessage['level'], message: string, column: C | undefined) => {
    messages.push({ level, row: record.row, ...(column !== undefined && { column }), message: `${message}${where}` });
  };
  function written(column: C): string | undefined {
    const position = header.positions.get(column);
    if (position === undefined) return undefined;
    return unguardFormula((record.cells[position] ?? '').trim()).trim();
  }

  return {
    row: record.row,
    messages,
    get hasErrors() {
      return messages.some(({ level }) => level === 'error');
    },
    written,
    cell(column) {
      const text = written(column);
      if (!blankKeeps || text === undefined) return text;
      return text === '' ? undefined : isClear(text) ? '' : text;
    },
    error: (message, column) => add('error', message, column),
    warning: (message, column) => add('warning', message, column),
    remark: (message, column) => add('remark', message, column),
  };
}

/** Whether a cell asks to empty its field, where a blank one keeps it. Source: REMS 3.11. */
export function isClear(text: string): boolean {
  return /^(clear|null|none)$/i.test(text);
}

/** A cell's text in a message: short, on one line, in quotation marks. */
export function quoted(text: string): string {
  const flat = text.replace(/\s+/g, ' ');
  return `"${flat.length > 60 ? `${flat.slice(0, 57)}…` : flat}"`;
}
