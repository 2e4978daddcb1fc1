import { closeSync, existsSync, openSync } from 'node:fs';
import Database from 'better-sqlite3';
import { requireEngine } from './engine-floor.ts';

/** An open connection of the driver. */
export type Db = import('better-sqlite3').Database;

/** How {@link openConnection} opens. */
export interface ConnectionOptions {
  /** Refuse every write on this connection. */
  readonly readonly?: boolean;
  /** Create the file (0600) when it is missing. Without it a missing file is an error, so that lost data are never replaced by an empty database. */
  readonly create?: boolean;
  /** How commits are logged: `wal` as a rule; `delete` for a copy that one program works on alone, or to leave a database without any file beside it. */
  readonly journal?: 'wal' | 'delete';
}

/** Milliseconds a statement waits for another writer before BUSY; short, because `transact` retries without blocking the event loop. */
const busyTimeout = 50;

/**
 * What every connection must say of itself: name, value to set, value read back.
 * The driver is built with `synchronous = NORMAL` for databases that are already in WAL mode and with temporary files
 * on disk in plain text, so nothing is left to defaults.
 */
const pragmas: readonly (readonly [name: string, set: string, expected: number])[] = [
  ['temp_store', 'MEMORY', 2],
  ['mmap_size', '0', 0],
  ['secure_delete', 'ON', 1],
  ['trusted_schema', 'OFF', 0],
  ['foreign_keys', 'ON', 1],
  ['synchronous', 'FULL', 2],
  ['cell_size_check', 'ON', 1],
  ['recursive_triggers', 'ON', 1],
  ['cache_size', '-65536', -65536],
  ['busy_timeout', String(busyTimeout), busyTimeout],
  // An import is one transaction: without a limit its log keeps its size until the host ends.
  ['journal_size_limit', '67108864', 67_108_864],
];

/**
 * Opens an encrypted database (SQLCipher 4 format, raw 32-byte key) and proves the key by reading the schema.
 * The only place that opens databases. Errors are the driver's, with every form of the key removed.
 *
 * @param file absolute path; must exist unless `create`
 * @param key 32 bytes
 * @throws the driver's error: NOTADB for a wrong key or a damaged first page, CANTOPEN for a missing file
 */
export function openConnection(file: string, key: Buffer, options: ConnectionOptions = {}): Db {
  if (key.length !== 32) throw new RangeError('A database key has 32 bytes.');
  const readonly = options.readonly ?? false;
  if (options.create === true) createPrivately(file);
  let db: Db | undefined;
  try {
    db = new Database(file, { readonly, fileMustExist: true, timeout: 5000 });
    unlock(db, key);
    db.prepare('SELECT count(*) FROM sqlite_master').get();
    requireEngine(engineVersions(db).cipher);
    const journal = options.journal ?? 'wal';
    if (!readonly) expectPragma(db, 'journal_mode', db.pragma(`journal_mode = ${journal}`, { simple: true }), journal);
    for (const [name, value, expected] of pragmas) {
      db.pragma(`${name} = ${value}`);
      expectPragma(db, name, db.pragma(name, { simple: true }), expected);
    }
    return db;
  } catch (cause) {
    db?.close();
    throw withoutKey(cause, key);
  }
}

/** An empty database that lives in memory only and never holds data: for comparing schemas. */
export function openInMemory(): Db {
  return new Database(':memory:');
}

/**
 * Opens a plain database from elsewhere that lies in memory: nothing of it is written anywhere, nothing in it is trusted, no statement
 * may change it.
 * @param bytes the file, which the driver copies
 * @throws the driver's error: NOTADB, CORRUPT
 */
export function openForeignBytes(bytes: Buffer): Db {
  const db = new Database(bytes, { readonly: true });
  try {
    // Conditions of the file's own tables are never worked out: one can cost as much as whoever wrote it likes.
    const settings = [
      'trusted_schema = OFF',
      'ignore_check_constraints = ON',
      'query_only = ON',
      'cell_size_check = ON',
    ];
    for (const set of [...settings, 'temp_store = MEMORY']) db.pragma(set);
    return db;
  } catch (cause) {
    db.close();
    throw cause;
  }
}

/**
 * Gives a copy of a database that nobody else has open another key, in the journal mode in which an interruption leaves at most a copy
 * to be thrown away. Never for a database that is in use: exchanging the key in place loses files when it is interrupted.
 */
export function rekeyCopy(file: string, from: Buffer, to: Buffer): void {
  let db: Db | undefined;
  const raw = Buffer.concat([Buffer.from('raw:', 'latin1'), to]);
  try {
    db = new Database(file, { fileMustExist: true, timeout: 0 });
    unlock(db, from);
    db.pragma('temp_store = MEMORY');
    db.pragma('synchronous = FULL');
    expectPragma(db, 'journal_mode', db.pragma('journal_mode', { simple: true }), 'delete');
    db.rekey(raw);
  } catch (cause) {
    throw withoutKey(withoutKey(cause, from), to);
  } finally {
    raw.fill(0);
    db?.close();
  }
}

/** Opens a small plain file that carries only locks, never data; see host-lock. Fails at once when it is held. */
export function openLockFile(file: string): Db {
  createPrivately(file);
  return new Database(file, { fileMustExist: true, timeout: 0 });
}

/**
 * Creates an empty file (0600), because SQLite itself would leave the mode to the umask.
 * A file that exists is not even opened: closing any handle of it would drop the locks that this process holds on it (POSIX).
 */
function createPrivately(file: string): void {
  if (existsSync(file)) return;
  try {
    closeSync(openSync(file, 'ax', 0o600));
  } catch (cause) {
    // Another process was faster, which is as good.
    if (!existsSync(file)) throw cause;
  }
}

/** The versions of the database engine, for About and manifests. Needs an open connection. */
export function engineVersions(db: Db): { readonly sqlite: string; readonly cipher: string } {
  // The row has exactly these two text columns.
  return db.prepare('SELECT sqlite_version() AS sqlite, sqlite3mc_version() AS cipher').get() as {
    sqlite: string;
    cipher: string;
  };
}

/** The key as a buffer with the `raw:` prefix: no PBKDF2 (opens in under 1 ms instead of 130 ms) and no SQL text that could be printed. */
function unlock(db: Db, key: Buffer): void {
  db.pragma(`cipher = 'sqlcipher'`);
  db.pragma('legacy = 4');
  const raw = Buffer.concat([Buffer.from('raw:', 'latin1'), key]);
  try {
    db.key(raw);
  } finally {
    raw.fill(0);
  }
}

function expectPragma(db: Db, name: string, actual: unknown, expected: unknown): void {
  if (actual !== expected) {
    throw new Error(
      `The database engine answered ${name} = ${String(actual)} for ${db.name}; ${String(expected)} is required.`,
    );
  }
}

/** The same error when it is clean, a replacement when its message or stack shows the key in any common form. */
export function withoutKey(cause: unknown, key: Buffer): unknown {
  if (!(cause instanceof Error)) return cause;
  const text = `${cause.message}\n${cause.stack ?? ''}`.toLowerCase();
  const forms = [key.toString('hex'), key.toString('base64'), key.toString('base64url'), key.toString('latin1')];
  if (!forms.some((form) => text.includes(form.toLowerCase()))) return cause;
  const clean = new Error('The database refused to open; the details held secrets and were removed.');
  return 'code' in cause ? Object.assign(clean, { code: cause.code }) : clean;
}
