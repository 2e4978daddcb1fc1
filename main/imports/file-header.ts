import { AppError } from '../../shared/contract/errors.ts';
import { type RemsEquipmentColumn, remsEquipmentColumns } from '../../shared/rems-csv.ts';
import { type CsvRecord, type Delimiter, delimiters, readCsv } from './csv-reader.ts';

/** What the first line of a file says. */
export interface FileHeader {
  readonly delimiter: Delimiter;
  /** Row of the header, 1 unless empty lines come first. */
  readonly row: number;
  /** Number of cells that every row must have. */
  readonly width: number;
  /** Where the known columns stand. */
  readonly positions: ReadonlyMap<RemsEquipmentColumn, number>;
  /** Headings that mean nothing here, as written. */
  readonly unknown: readonly string[];
}

const known: ReadonlySet<string> = new Set(remsEquipmentColumns);

/**
 * Recognises separator and columns by the header: the separator that yields most known columns.
 * @param head the beginning of the text, long enough to hold the header
 * @throws AppError INVALID when it is empty, no equipment file, or names a column twice
 */
export function recogniseHeader(head: string): FileHeader {
  if (head.trim() === '')
    throw new AppError('INVALID', 'The file is empty. Choose the CSV file that REMS or a spreadsheet has written.');
  const candidates = delimiters.map((delimiter) => {
    const record = firstRecord(head, delimiter);
    const names = record?.cells.map((cell) => cell.trim()) ?? [];
    return { delimiter, names, row: record?.row ?? 1, score: names.filter((name) => known.has(name)).length };
  });
  const best = candidates.reduce((winner, candidate) => (candidate.score > winner.score ? candidate : winner));
  const positions = new Map<RemsEquipmentColumn, number>();
  const unknown: string[] = [];
  best.names.forEach((name, position) => {
    const column = remsEquipmentColumns.find((candidate) => candidate === name);
    if (column === undefined) {
      if (name !== '') unknown.push(name.slice(0, 60));
      return;
    }
    if (positions.has(column))
      throw new AppError(
        'INVALID',
        `The column ${column} occurs twice in the header. Remove one of them and send the file again.`,
      );
    positions.set(column, position);
  });
  if (!positions.has('eq_id') && !positions.has('equipment_class')) {
    throw new AppError(
      'INVALID',
      'This is not an equipment file: its first line names neither eq_id nor equipment_class. Column names must be written exactly as REMS writes them.',
    );
  }
  return { delimiter: best.delimiter, row: best.row, width: best.names.length, positions, unknown };
}

function firstRecord(head: string, delimiter: Delimiter): CsvRecord | undefined {
  for (const record of readCsv([head], delimiter)) if (record.cells.some((cell) => cell.trim() !== '')) return record;
  return undefined;
}
