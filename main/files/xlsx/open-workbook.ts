import { type ByteSource, bytesSource } from './byte-source.ts';
import { damaged, encrypted, oldOffice, type WorkbookLimits, workbookLimits } from './refusals.ts';
import { readSharedStrings } from './shared-strings.ts';
import { readSheet, type SheetRow } from './sheet-reader.ts';
import { readParts } from './workbook-parts.ts';
import { openZip } from './zip-reader.ts';

/** A sheet of an open workbook. */
export interface WorkbookSheet {
  readonly name: string;
  readonly hidden: boolean;
  /** Its rows from the top, those without anything left out by whoever wrote the file; may be asked for again. @throws AppError INVALID */
  rows(): Iterable<SheetRow>;
}

/** An open workbook. */
export interface Workbook {
  /** In the order of their tabs. */
  readonly sheets: readonly WorkbookSheet[];
}

/** What the first bytes of a file say about it. */
export type FileSignature = 'zip' | 'old-office' | 'other';

/** Recognises workbooks by their content, whatever they are called. */
export function signatureOf(head: Uint8Array): FileSignature {
  const [a, b, c, d] = head;
  if (a === 0x50 && b === 0x4b && ((c === 0x03 && d === 0x04) || (c === 0x05 && d === 0x06))) return 'zip';
  if (a === 0xd0 && b === 0xcf && c === 0x11 && d === 0xe0) return 'old-office';
  return 'other';
}

/**
 * Opens an .xlsx (or .xlsm, whose macros are never looked at) synchronously, so that it can be read inside a transaction; for threads and
 * commands, not for the main loop. Cells come as the text that a person sees ({@link readSheet}). Nothing is unpacked before the limits
 * were held against what the file says of itself, and what it says is checked while it is unpacked. No link out of the file is followed.
 * @param source bytes, or a {@link ByteSource} such as `fileSource(path)`
 * @throws AppError INVALID in a sentence: damaged, encrypted, an .xls, no workbook, too large
 */
export function openWorkbook(source: ByteSource | Uint8Array, limits: WorkbookLimits = workbookLimits): Workbook {
  const bytes = source instanceof Uint8Array ? bytesSource(source) : source;
  const signature = signatureOf(bytes.read(0, Math.min(4, bytes.size)));
  if (signature === 'old-office') throw oldOffice();
  if (signature !== 'zip') throw damaged();
  const zip = openZip(bytes, limits);
  // How Office itself wraps an encrypted workbook that something has repacked.
  if (zip.has('EncryptedPackage')) throw encrypted();
  const { sheets, dates, looks, strings } = readParts(zip);
  let texts: readonly string[] | undefined;
  return {
    sheets: sheets.map(({ name, hidden, path }) => ({
      name,
      hidden,
      *rows() {
        texts ??= strings === undefined ? [] : readSharedStrings(zip.read(strings));
        yield* readSheet(zip.read(path), name, { strings: texts, looks, dates }, limits);
      },
    })),
  };
}
