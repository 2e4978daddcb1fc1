import { AppError } from '#shared/contract/errors.ts';

/** What of a workbook is read at most; files beyond are refused before they are unpacked, or as soon as they grow past it. */
export interface WorkbookLimits {
  /** Files inside the workbook. */
  readonly entries: number;
  /** All files inside the workbook unpacked, bytes. */
  readonly unpackedBytes: number;
  /** How many times its packed size a file inside the workbook may have, once it is larger than a few megabytes. */
  readonly ratio: number;
  readonly rows: number;
  /** Columns that hold something. */
  readonly columns: number;
  /** Characters that one sheet gives out: a text that is stored once may stand in a million cells. */
  readonly characters: number;
}

/** Generous for a clinic, and harmless for the workstation. */
export const workbookLimits: WorkbookLimits = {
  entries: 2000,
  unpackedBytes: 200_000_000,
  ratio: 250,
  rows: 200_000,
  columns: 150,
  characters: 300_000_000,
};

/** The workbook cannot be read to its end. */
export function damaged(cause?: unknown): AppError {
  return new AppError(
    'INVALID',
    'This workbook is damaged or was cut off on its way. Open it in Excel, save it again as .xlsx, and send that file.',
    { cause },
  );
}

/** The workbook unpacks to more than a workbook of a clinic does. */
export function tooLarge({ unpackedBytes }: WorkbookLimits): AppError {
  return new AppError(
    'INVALID',
    `This workbook unpacks to more than ${Math.round(unpackedBytes / 1_000_000)} MB and is not read. Delete sheets and pictures that do not belong here, or save the sheet as "CSV UTF-8".`,
  );
}

/** Only somebody with its password can read the workbook. */
export function encrypted(): AppError {
  return new AppError(
    'INVALID',
    'This workbook is protected by a password. Open it, remove the password under File > Info, and save it again.',
  );
}

/** A workbook in the format of Excel 97 to 2003, or one that is encrypted: both lie in the same container. */
export function oldOffice(): AppError {
  return new AppError(
    'INVALID',
    'This is a workbook of an old Excel (.xls), or one with a password. Open it, remove the password if it has one, choose "Save as" and the type "Excel Workbook (.xlsx)", and send that file.',
  );
}

/** A zip file, but none that holds a workbook. */
export function noWorkbook(): AppError {
  return new AppError(
    'INVALID',
    'This is a packed file, but no Excel workbook. Send the .xlsx file itself, or a CSV file.',
  );
}
