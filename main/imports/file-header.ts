import { AppError } from '../../shared/contract/errors.ts';
import { type CsvRecord, type Delimiter, delimiters, readCsv } from './csv-reader.ts';

/** How the header of a kind of file looks. */
export interface FileLayout {
  /** Every column that means something, also those that are read and left alone. */
  readonly columns: readonly string[];
  /** Refuses a header that belongs to something else. @throws AppError INVALID */
  requireHeader(names: ReadonlySet<string>): void;
}

/** What the first line of a file says. */
export interface FileHeader {
  readonly delimiter: Delimiter;
  /** Row of the header, 1 unless empty lines come first. */
  readonly row: number;
  /** Number of cells that every row must have. */
  readonly width: number;
  /** Where the known columns stand. */
  readonly positions: ReadonlyMap<string, number>;
  /** Headings that mean nothing here, as written. */
  readonly unknown: readonly string[];
}

/**
 * Recognises separator and columns by the header: the separator that yields most known columns.
 * @param head the beginning of the text, long enough to hold the header
 * @throws AppError INVALID when it is empty, no file of this kind, or names a column twice
 */
export function recogniseHeader(head: string, kind: FileLayout): FileHeader {
  if (head.trim() === '')
    throw new AppError('INVALID', 'The file is empty. Choose the CSV file that REMS or a spreadsheet has written.');
  const known = new Set(kind.columns);
  const candidates = delimiters.map((delimiter) => {
    const record = firstRecord(head, delimiter);
    const names = record?.cells.map((cell) => cell.trim()) ?? [];
    return { delimiter, names, row: record?.row ?? 1, score: names.filter((name) => known.has(name)).length };
  });
  const best = candidates.reduce((winner, candidate) => (candidate.score > winner.score ? candidate : winner));
  const positions = new Map<string, number>();
  const unknown: string[] = [];
  best.names.forEach((name, position) => {
    if (!known.has(name)) {
      if (name !== '') unknown.push(name.slice(0, 60));
      return;
    }
    if (positions.has(name))
      throw new AppError(
        'INVALID',
        `The column ${name} occurs twice in the header. Remove one of them and send the file again.`,
      );
    positions.set(name, position);
  });
  kind.requireHeader(new Set(best.names));
  return { delimiter: best.delimiter, row: best.row, width: best.names.length, positions, unknown };
}

function firstRecord(head: string, delimiter: Delimiter): CsvRecord | undefined {
  for (const record of readCsv([head], delimiter)) if (record.cells.some((cell) => cell.trim() !== '')) return record;
  return undefined;
}
