import type { Db } from '../database/connection.ts';
import type { FileKind } from './kind.ts';

/** The id of the next new record that brings none: above everything that was ever stored and everything in the file. */
export function firstFreeId(db: Db, table: FileKind['table'], maxIdInFile: number): number {
  const last = db.prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(table) ?? 0;
  return Math.max(last, maxIdInFile) + 1;
}
