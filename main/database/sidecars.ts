import { rmSync, statSync } from 'node:fs';

const suffixes = ['-wal', '-shm', '-journal'] as const;

/** The files SQLite keeps beside a database. Whoever copies, moves or removes a database must treat them as parts of it. */
function sidecars(database: string): readonly string[] {
  return suffixes.map((suffix) => database + suffix);
}

/** Those sidecars of `database` that exist. */
export function existingSidecars(database: string): readonly string[] {
  return sidecars(database).filter((path) => sizeOf(path) !== undefined);
}

/** Whether a write-ahead log lies beside the database: it is open somewhere, or was not closed cleanly. */
export function hasWriteAheadLog(database: string): boolean {
  return sizeOf(`${database}-wal`) !== undefined;
}

/** Removes a database that is known to be disposable (a leftover of set-up or a partial copy) with its sidecars. */
export function removeDisposableDatabase(database: string): void {
  for (const path of [database, ...sidecars(database)]) rmSync(path, { force: true });
}

/** The size of a file in bytes; undefined when it is not there. */
export function sizeOf(path: string): number | undefined {
  return statSync(path, { throwIfNoEntry: false })?.size;
}
