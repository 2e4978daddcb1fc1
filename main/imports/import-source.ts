import { AppError } from '../../shared/contract/errors.ts';
import { signatureOf } from '../files/xlsx/open-workbook.ts';
import { maxFileId, parseWhole } from './cell-values.ts';
import { type CsvRecord, readCsv } from './csv-reader.ts';
import { type FileHeader, recogniseHeader } from './file-header.ts';
import type { FileKind } from './kind.ts';
import { openSheet } from './sheet-source.ts';
import { decodeText, detectEncoding, type Encoding } from './text-decoding.ts';

/** A file that was read through once and can be read as one of its kind. */
export interface ImportSource {
  readonly encoding: Encoding | 'Excel';
  /** The sheet of a workbook that is read; null for text. */
  readonly sheet: string | null;
  readonly header: FileHeader;
  /** Rows below the header, empty lines included. */
  readonly total: number;
  /** The greatest id in the file, 0 without any: ids for new records start above it. */
  readonly maxId: number;
  /** The rows below the header; may be asked for again. */
  records(): Iterable<CsvRecord>;
}

/** The header stands within this many characters. */
const headLength = 65_536;

/**
 * Reads a file through, a workbook or text whatever its name: encoding, separator or sheet, header, number of rows, and whether it is whole.
 * @param chunks gives the bytes from the start, each time it is called
 * @throws AppError INVALID, in a sentence: not readable, empty, no file of this kind, no rows, cut off
 */
export function openSource(chunks: () => Iterable<Uint8Array>, kind: FileKind): ImportSource {
  const opened = isWorkbook(chunks())
    ? { encoding: 'Excel' as const, ...openSheet(chunks(), kind) }
    : openText(chunks, kind);
  const { header, records } = opened;
  const idPosition = header.positions.get(kind.idColumn);
  let total = 0;
  let filled = 0;
  let maxId = 0;
  let last: CsvRecord | undefined;
  for (const record of records()) {
    total += 1;
    if (record.cells.some((cell) => cell.trim() !== '')) filled += 1;
    if (idPosition !== undefined)
      maxId = Math.max(maxId, parseWhole((record.cells[idPosition] ?? '').trim(), 1, maxFileId) ?? 0);
    last = record;
  }
  if (filled === 0 && !kind.mayBeEmpty)
    throw new AppError('INVALID', 'The file has a header but no rows. There is nothing to import.');
  if (last && !last.terminated && last.cells.length < header.width) {
    throw new AppError(
      'INVALID',
      `The file ends in the middle of row ${last.row}: it was cut off on its way. Send it again.`,
    );
  }
  return { ...opened, total, maxId };
}

type OpenedFile = Omit<ImportSource, 'total' | 'maxId'>;

function openText(chunks: () => Iterable<Uint8Array>, kind: FileKind): OpenedFile {
  const encoding = detectEncoding(chunks());
  const header = recogniseHeader(headOf(decodeText(chunks(), encoding)), kind);
  const { delimiter } = header;
  return {
    encoding,
    sheet: null,
    header,
    *records() {
      for (const record of readCsv(decodeText(chunks(), encoding), delimiter ?? ','))
        if (record.row > header.row) yield record;
    },
  };
}

function isWorkbook(chunks: Iterable<Uint8Array>): boolean {
  for (const head of chunks) if (head.length > 0) return signatureOf(head) !== 'other';
  return false;
}

function headOf(texts: Iterable<string>): string {
  let head = '';
  for (const text of texts) {
    head += text;
    if (head.length >= headLength) return head.slice(0, headLength);
  }
  return head;
}
