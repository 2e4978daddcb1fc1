import type { Db } from '../database/connection.ts';

/** The id of the next new unit that brings none: above everything that was ever stored and everything in the file. */
export function firstFreeId(db: Db, maxIdInFile: number): number {
  const last = db.prepare<[], number>(`SELECT seq FROM sqlite_sequence WHERE name = 'units'`).pluck().get() ?? 0;
  return Math.max(last, maxIdInFile) + 1;
}
