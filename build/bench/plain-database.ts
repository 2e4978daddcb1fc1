import Database from 'better-sqlite3';
import type { Db } from '../../main/database/connection.ts';
import { migrations } from '../../main/database/migrations/index.ts';
import { openData } from '../../main/database/open-data.ts';
import type { Ports } from '../../main/ports.ts';

/** The same schema and rows in a plain-text file, opened with SQLite's defaults but for WAL and `synchronous = FULL`. */
export interface PlainDatabase {
  readonly db: Db;
  /** How long the rows of the import took to insert: units, search texts, obligations, audit entries and report, one transaction. */
  readonly insertMs: number;
}

/** What an import builds on. */
const grounds = [
  'classes',
  'subclasses',
  'manufacturers',
  'departments',
  'facilities',
  'people',
  'person_roles',
  'imports',
] as const;

/** What an import writes. */
const written = [
  'SELECT * FROM units',
  'SELECT * FROM unit_search',
  'SELECT * FROM obligations',
  'SELECT * FROM audit WHERE import_id = 1',
  'SELECT * FROM import_rows WHERE import_id = 1',
] as const;

interface Rows {
  readonly table: string;
  readonly rows: readonly unknown[][];
}

/** Copies what the first import of an installation left, out of the encrypted database into `file`. */
export async function createPlainDatabase(file: string, ports: Ports): Promise<PlainDatabase> {
  const data = await openData(ports, { migrations });
  if (data.state !== 'READY') throw new Error(`the installation is not open: ${data.message}`);
  const ground = grounds.map((table) => readRows(data.db, `SELECT * FROM ${table}`));
  const rows = written.map((sql) => readRows(data.db, sql));
  data.db.close();

  const db = openPlain(file);
  for (const { up } of migrations) up(db);
  insert(db, ground);
  const begun = performance.now();
  insert(db, rows);
  return { db, insertMs: performance.now() - begun };
}

/** A plain-text file with these tables as they are in an open database. */
export function copyTables(file: string, from: Db, tables: readonly string[]): Db {
  const db = openPlain(file);
  for (const { up } of migrations) up(db);
  db.exec('BEGIN IMMEDIATE');
  for (const table of tables) {
    const read = from.prepare(`SELECT * FROM ${table}`);
    const width = read.columns().length;
    // Some rows are made by the migrations.
    const write = db.prepare(`INSERT OR REPLACE INTO ${table} VALUES (${Array(width).fill('?').join(', ')})`);
    for (const row of read.raw().iterate()) write.run(...(row as unknown[])); // as: raw rows are arrays
  }
  db.exec('COMMIT');
  return db;
}

function openPlain(file: string): Db {
  const db = new Database(file);
  db.pragma('journal_mode = WAL');
  db.pragma('synchronous = FULL');
  return db;
}

function readRows(db: Db, sql: string): Rows {
  const table = /FROM (\w+)/.exec(sql)?.[1] ?? '';
  // as: raw rows are arrays.
  return { table, rows: db.prepare(sql).raw().all() as unknown[][] };
}

function insert(db: Db, all: readonly Rows[]): void {
  db.exec('BEGIN IMMEDIATE');
  for (const { table, rows } of all) {
    const width = rows[0]?.length ?? 0;
    if (width === 0) continue;
    const statement = db.prepare(`INSERT INTO ${table} VALUES (${Array(width).fill('?').join(', ')})`);
    for (const row of rows) statement.run(...row);
  }
  db.exec('COMMIT');
}
