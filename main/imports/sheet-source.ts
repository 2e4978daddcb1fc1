import { AppError } from '../../shared/contract/errors.ts';
import { openWorkbook, type WorkbookSheet } from '../files/xlsx/open-workbook.ts';
import type { CsvRecord } from './csv-reader.ts';
import { type FileHeader, type FileLayout, headerOf } from './file-header.ts';

/** A sheet of a workbook that can be read as a file of its kind. */
export interface SheetSource {
  readonly sheet: string;
  readonly header: FileHeader;
  /** All rows below the header; may be asked for again. */
  records(): Iterable<CsvRecord>;
}

/** Packed, bytes: what is larger holds pictures, or more rows than are read. */
const maxBytes = 100_000_000;
/** Rows above the header that may hold a title. */
const lookedAt = 5;
/** Cells up to which the rows are kept for the second time that they are asked for. */
const keptCells = 3_000_000;

/**
 * Opens a workbook and takes the first sheet whose header fits, those that are shown before those that are hidden.
 * @throws AppError INVALID, in a sentence: no workbook, damaged, too large, or no sheet of this kind
 */
export function openSheet(chunks: Iterable<Uint8Array>, kind: FileLayout): SheetSource {
  const { sheets } = openWorkbook(joined(chunks));
  const inOrder = [...sheets.filter(({ hidden }) => !hidden), ...sheets.filter(({ hidden }) => hidden)];
  let complaint: AppError | undefined;
  for (const sheet of inOrder) {
    const header = headerIn(sheet, kind);
    if (!(header instanceof AppError)) return sourceOf(sheet, header);
    complaint ??= header;
  }
  if (inOrder.length < 2 && complaint) throw complaint;
  const names = inOrder
    .slice(0, 10)
    .map(({ name }) => `"${name.slice(0, 31)}"`)
    .join(', ');
  throw new AppError(
    'INVALID',
    `None of the sheets ${names} has the columns of such a file. Choose what the file holds, and write the names of the columns exactly as REMS writes them.`,
  );
}

function joined(chunks: Iterable<Uint8Array>): Uint8Array {
  const pieces: Uint8Array[] = [];
  let size = 0;
  for (const piece of chunks) {
    size += piece.length;
    if (size > maxBytes)
      throw new AppError('INVALID', 'The workbook is larger than 100 MB. Save the sheet as "CSV UTF-8" and send that.');
    pieces.push(piece);
  }
  return Buffer.concat(pieces);
}

/** The header of a sheet, or why it has none of this kind. */
function headerIn(sheet: WorkbookSheet, kind: FileLayout): FileHeader | AppError {
  let complaint: AppError | undefined;
  let seen = 0;
  for (const { row, cells } of sheet.rows()) {
    if (cells.length === 0) continue;
    try {
      return headerOf(cells, row, null, kind);
    } catch (cause) {
      if (!(cause instanceof AppError)) throw cause;
      complaint ??= cause;
    }
    seen += 1;
    if (seen >= lookedAt) break;
  }
  return (
    complaint ??
    new AppError('INVALID', `The sheet "${sheet.name.slice(0, 31)}" is empty. Choose the file that holds the rows.`)
  );
}

function sourceOf(sheet: WorkbookSheet, header: FileHeader): SheetSource {
  let kept: CsvRecord[] | undefined;
  return {
    sheet: sheet.name,
    header,
    *records() {
      if (kept) {
        yield* kept;
        return;
      }
      let keeping: CsvRecord[] | undefined = [];
      let cellCount = 0;
      for (const { row, cells } of sheet.rows()) {
        if (row <= header.row) continue;
        const record = { cells: widened(cells, header.width), row, line: row, terminated: true };
        cellCount += record.cells.length;
        if (cellCount > keptCells) keeping = undefined;
        keeping?.push(record);
        yield record;
      }
      kept = keeping;
    },
  };
}

/** A row of a workbook ends with its last filled cell; one without any stands for an empty line. */
function widened(cells: readonly string[], width: number): readonly string[] {
  if (cells.length === 0) return [''];
  return cells.length >= width ? cells : [...cells, ...Array<string>(width - cells.length).fill('')];
}
