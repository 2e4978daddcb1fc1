import type { Db } from '../database/connection.ts';
import type { FileKind } from './kind.ts';

/**
 * The id of the next new record that brings none: above everything that was ever stored and everything in the file. Where records get
 * numbers of ours, those of the file's own system are left free for what it will add: a later file of it must not name other records here.
 */
export function firstFreeId(
  db: Db,
  { table, room }: Pick<FileKind, 'room'> & { readonly table: string },
  maxIdInFile: number,
): number {
  const last = db.prepare<[string], number>('SELECT seq FROM sqlite_sequence WHERE name = ?').pluck().get(table) ?? 0;
  return (maxIdInFile > last ? Math.ceil(maxIdInFile / room) * room : last) + 1;
}
