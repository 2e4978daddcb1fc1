import { AppError } from '#shared/contract/errors.ts';
import { signatureOf } from '../../files/xlsx/open-workbook.ts';
import type { OpenedImport } from '../opened-import.ts';
import { isSqlite, openRemsBackup } from './rems-backup.ts';
import { createRemsRows } from './rems-rows.ts';
import { type RemsRecord, type RemsTables, remsTableNames } from './rems-tables.ts';
import { openRemsWorkbook } from './rems-workbook.ts';

/**
 * Reads a REMS backup or workbook, whichever the bytes are.
 * @throws AppError INVALID, in a sentence, for anything else
 */
export function openRemsFile(chunks: Iterable<Uint8Array>): OpenedImport {
  const tables = openTables(Buffer.concat([...chunks]));
  return {
    encoding: tables.form,
    delimiter: null,
    sheet: null,
    total: remsTableNames.reduce((sum, table) => sum + tables.count(table), 0),
    records: () => recordsOf(tables),
    createRows: (deps) => createRemsRows({ ...deps, tables }),
  };
}

function openTables(bytes: Buffer): RemsTables {
  if (bytes.length === 0)
    throw new AppError(
      'INVALID',
      'The file is empty. Choose the file of a REMS backup, or the workbook that REMS has written.',
    );
  if (isSqlite(bytes)) return openRemsBackup(bytes);
  if (signatureOf(bytes) !== 'other') return openRemsWorkbook(bytes);
  throw new AppError(
    'INVALID',
    'This is neither a backup of REMS (.sqlite3) nor its workbook (.xlsx), or it is encrypted. Make one in REMS under Admin and send that.',
  );
}

function* recordsOf(tables: RemsTables): Iterable<RemsRecord> {
  let row = 0;
  for (const table of remsTableNames) {
    for (const data of tables.rows(table)) {
      row += 1;
      yield { table, data, cells: [], row, line: row, terminated: true };
    }
  }
}
