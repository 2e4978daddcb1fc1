import { AppError } from '../../shared/contract/errors.ts';
import { workbookLimits } from '../files/xlsx/refusals.ts';
import { type CsvRecord, type Delimiter, delimiters, readCsv } from './csv-reader.ts';

/** How the header of a kind of file looks. */
export interface FileLayout {
  /** Every column that means something, also those that are read and left alone. */
  readonly columns: readonly string[];
  /** Whether another heading means something too. */
  readonly isColumn?: (name: string) => boolean;
  /** Refuses a header that belongs to something else. @throws AppError INVALID */
  requireHeader(names: ReadonlySet<string>): void;
}

/** What the first line of a file says. */
export interface FileHeader {
  /** Null in a workbook, whose cells need none. */
  readonly delimiter: Delimiter | null;
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
    throw new AppError(
      'INVALID',
      'The file is empty. Choose the CSV file or the workbook that REMS or a spreadsheet has written.',
    );
  const isKnown = knownBy(kind);
  const candidates = delimiters.map((delimiter) => {
    const record = firstRecord(head, delimiter);
    const names = record?.cells.map((cell) => cell.trim()) ?? [];
    return { delimiter, names, row: record?.row ?? 1, score: names.filter(isKnown).length };
  });
  const best = candidates.reduce((winner, candidate) => (candidate.score > winner.score ? candidate : winner));
  return headerOf(best.names, best.row, best.delimiter, kind);
}

/**
 * Recognises the columns of a header.
 * @throws AppError INVALID when it belongs to no file of this kind, is too wide, or names a column twice
 */
export function headerOf(
  cells: readonly string[],
  row: number,
  delimiter: Delimiter | null,
  kind: FileLayout,
): FileHeader {
  const names = cells.map((cell) => cell.trim());
  const isKnown = knownBy(kind);
  const positions = new Map<string, number>();
  const unknown: string[] = [];
  for (const [position, name] of names.entries()) {
    if (!isKnown(name)) {
      if (name !== '') unknown.push(name.slice(0, 60));
      continue;
    }
    if (positions.has(name))
      throw new AppError(
        'INVALID',
        `The column ${name} occurs twice in the header. Remove one of them and send the file again.`,
      );
    positions.set(name, position);
  }
  kind.requireHeader(new Set(names));
  if (positions.size + unknown.length > workbookLimits.columns)
    throw new AppError(
      'INVALID',
      `The header names ${positions.size + unknown.length} columns; files here have at most ${workbookLimits.columns}. Remove those that do not belong here.`,
    );
  return { delimiter, row, width: names.length, positions, unknown };
}

function knownBy(kind: FileLayout): (name: string) => boolean {
  const columns = new Set(kind.columns);
  return (name) => columns.has(name) || kind.isColumn?.(name) === true;
}

function firstRecord(head: string, delimiter: Delimiter): CsvRecord | undefined {
  for (const record of readCsv([head], delimiter)) if (record.cells.some((cell) => cell.trim() !== '')) return record;
  return undefined;
}
