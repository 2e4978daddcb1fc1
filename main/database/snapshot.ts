import { copyFileSync, existsSync, mkdirSync, renameSync, rmSync, statfsSync } from 'node:fs';
import { basename, join } from 'node:path';
import { AppError } from '../../shared/contract/errors.ts';
import type { Clock } from '../ports.ts';
import { type Db, openConnection } from './connection.ts';
import type { DataFiles } from './data-files.ts';
import { syncFolder } from './durable-file.ts';
import { sizeOf } from './sidecars.ts';

/** What a snapshot must share with the database it was taken of. */
interface Inventory {
  readonly version: number;
  readonly schema: string;
  readonly counts: Readonly<Record<string, number>>;
}

/**
 * Copies the open database, still encrypted, into `backups/YYYYMMDD_HHMMSS_<kind>/` (UTC) together with the keyring,
 * and proves the copy: opened with the key, same version, schema and row counts, integrity intact.
 * Works on the calling thread: for start-up, before anyone waits.
 *
 * @returns the folder of the snapshot
 * @throws AppError UNAVAILABLE when the disk has no room; any other error when the copy differs. Nothing half-written stays under a set's name
 */
export function takeSnapshot(deps: {
  readonly db: Db;
  readonly key: Buffer;
  readonly files: DataFiles;
  readonly kind: 'pre-migration' | 'pre-restore' | 'pre-rotate';
  readonly clock: Clock;
}): string {
  const { db, key, files, kind, clock } = deps;
  mkdirSync(files.backups, { recursive: true, mode: 0o700 });
  refuseWithoutRoom(files);
  const partial = join(files.backups, `.partial-${process.pid}-${kind}`);
  rmSync(partial, { recursive: true, force: true });
  mkdirSync(partial, { mode: 0o700 });
  try {
    const copy = join(partial, basename(files.database));
    const before = takeInventory(db);
    db.prepare('VACUUM INTO ?').run(copy);
    verifyCopy(copy, key, before);
    if (existsSync(files.keyring)) copyFileSync(files.keyring, join(partial, basename(files.keyring)));
    syncFolder(partial);
    const folder = freeName(files.backups, kind, clock.now());
    renameSync(partial, folder);
    syncFolder(files.backups);
    return folder;
  } catch (cause) {
    rmSync(partial, { recursive: true, force: true });
    throw cause;
  }
}

/** `YYYYMMDD_HHMMSS_<kind>`, a second later when that name is taken. */
function freeName(backups: string, kind: string, now: Date): string {
  for (let at = now.getTime(); ; at += 1000) {
    const digits = new Date(at).toISOString().replace(/[-:]/g, '');
    const folder = join(backups, `${digits.slice(0, 8)}_${digits.slice(9, 15)}_${kind}`);
    if (!existsSync(folder)) return folder;
  }
}

function verifyCopy(file: string, key: Buffer, expected: Inventory): void {
  const copy = openConnection(file, key, { readonly: true });
  try {
    // All rows count: the first one alone can look well.
    const findings = copy.prepare('PRAGMA integrity_check').pluck().all();
    if (findings.length !== 1 || findings[0] !== 'ok') throw new Error('The copy failed its integrity check.');
    if (copy.prepare('PRAGMA foreign_key_check').all().length > 0)
      throw new Error('References inside the copy are broken.');
    // A half-written copy can open, pass the integrity check and hold nothing, so the contents are compared too.
    if (JSON.stringify(takeInventory(copy)) !== JSON.stringify(expected)) {
      throw new Error('The copy does not hold the same tables and rows as the database.');
    }
  } finally {
    copy.close();
  }
}

function takeInventory(db: Db): Inventory {
  // Columns of sqlite_master, in a fixed order.
  const schema = db.prepare('SELECT type, name, tbl_name, sql FROM sqlite_master ORDER BY type, name').all() as {
    type: string;
    name: string;
    sql: string | null;
  }[];
  const tables = schema.filter(({ type, sql }) => type === 'table' && sql !== null && !/^CREATE VIRTUAL/i.test(sql));
  const counts = tables.map(({ name }) => {
    // Names come from the schema and cannot be bound; quotes inside are doubled.
    const count = db
      .prepare(`SELECT count(*) FROM "${name.replaceAll('"', '""')}"`)
      .pluck()
      .get() as number;
    return [name, count] as const;
  });
  return {
    // The pragma always answers one integer.
    version: db.pragma('user_version', { simple: true }) as number,
    schema: JSON.stringify(schema),
    counts: Object.fromEntries(counts),
  };
}

/** The copy, its journal and some room to go on working. */
function refuseWithoutRoom(files: DataFiles): void {
  const size = (sizeOf(files.database) ?? 0) + (sizeOf(`${files.database}-wal`) ?? 0);
  const needed = 2.2 * size + 64 * 1024 * 1024;
  const volume = statfsSync(files.backups);
  const free = volume.bavail * volume.bsize;
  if (free < needed) {
    throw new AppError(
      'UNAVAILABLE',
      `There is not enough room for a safety copy: ${megabytes(needed)} MB are needed in ${files.backups}, ${megabytes(free)} MB are free. Free some space and start again.`,
    );
  }
}

function megabytes(bytes: number): number {
  return Math.ceil(bytes / (1024 * 1024));
}
