import { AppError } from '#shared/contract/errors.ts';
import { type Db, openForeignBytes } from '../../database/connection.ts';
import {
  layoutOf,
  missingColumns,
  neededTables,
  type RemsRow,
  type RemsTable,
  type RemsTables,
  readColumns,
  remsTableNames,
  unknownAmong,
} from './rems-tables.ts';

const magic = 'SQLite format 3\0';
/** Longer cells are nobody's notes. */
const maxCell = 100_000;
const maxRows = 2_000_000;

/** Whether these bytes begin a plain SQLite file. */
export function isSqlite(head: Uint8Array): boolean {
  return Buffer.from(head.subarray(0, magic.length)).toString('latin1') === magic;
}

/**
 * Reads a REMS database file in memory. Only its ten tables are asked, with plain SELECTs, after the schema has said that they are tables:
 * views, virtual tables, triggers and calculated columns of a file from elsewhere stay what they are, text.
 * @throws AppError INVALID, in a sentence: damaged, or no database of REMS
 */
export function openRemsBackup(bytes: Buffer): RemsTables {
  try {
    return readTables(openForeignBytes(asRollbackJournal(bytes)));
  } catch (cause) {
    throw inWords(cause);
  }
}

/** A copy of a running database says that it has a log beside it; in memory there is none, and the file alone is read. */
function asRollbackJournal(bytes: Buffer): Buffer {
  if (bytes.length > 20 && bytes[18] === 2) bytes.fill(1, 18, 20);
  return bytes;
}

function readTables(db: Db): RemsTables {
  const columns = new Map<RemsTable, readonly string[]>();
  for (const table of remsTableNames) {
    const found = columnsOf(db, table);
    if (found !== undefined) columns.set(table, found);
  }
  const missing = neededTables.filter((table) => !columns.has(table));
  if (missing.length > 0)
    throw new AppError(
      'INVALID',
      `This is no database of REMS: it has no table ${missing.join(', ')}. Choose the file of a REMS backup.`,
    );
  for (const [table, present] of columns) {
    requireColumns(table, present);
    requireWhole(db, table);
  }
  const counts = new Map([...columns.keys()].map((table) => [table, count(db, table)]));
  if ([...counts.values()].reduce((sum, rows) => sum + rows, 0) > maxRows)
    throw new AppError(
      'INVALID',
      'The file has more than two million rows, which no REMS has. Choose the file of a REMS backup.',
    );

  return {
    form: 'REMS backup',
    has: (table) => columns.has(table),
    unknownColumns: (table) => unknownAmong(table, columns.get(table) ?? []),
    count: (table) => counts.get(table) ?? 0,
    maxId(table) {
      if (!columns.has(table)) return 0;
      const { key } = layoutOf(table);
      const max = db
        .prepare<[], number | null>(
          `SELECT max("${key}") FROM main."${table}" NOT INDEXED WHERE typeof("${key}") = 'integer'`,
        )
        .pluck()
        .get();
      return Math.max(0, max ?? 0);
    },
    *rows(table) {
      const present = columns.get(table);
      if (!present) return;
      try {
        yield* rowsOf(db, table, present);
      } catch (cause) {
        throw inWords(cause);
      }
    },
  };
}

function requireWhole(db: Db, table: RemsTable): void {
  const findings = db.pragma(`quick_check("${table}")`) as readonly { readonly quick_check: string }[]; // the column of this pragma
  // What breaks a rule of its own schema can still be read; what cannot be read is damage.
  const harmless = /^(ok$|CHECK |NULL |NUMERIC |TEXT |non-unique |row \d+ missing from index|wrong # of entries)/;
  if (findings.some(({ quick_check: finding }) => !harmless.test(finding))) throw damaged();
}

/** The stored columns of a table; undefined when the file has no such table, or something else of that name. */
function columnsOf(db: Db, table: RemsTable): readonly string[] | undefined {
  const isTable = db
    .prepare<[string], number>(`SELECT 1 FROM main.sqlite_schema WHERE type = 'table' AND name = ? AND rootpage > 0`)
    .pluck()
    .get(table);
  if (isTable === undefined) return undefined;
  const columns = db
    .prepare<[string], { readonly name: string; readonly hidden: number }>(
      `SELECT name, hidden FROM pragma_table_xinfo(?, 'main')`,
    )
    .all(table);
  // Calculated columns run what the file says; REMS has none.
  if (columns.some(({ hidden }) => hidden !== 0)) throw foreign();
  return columns.map(({ name }) => name);
}

function requireColumns(table: RemsTable, present: readonly string[]): void {
  const missing = missingColumns(table, present);
  if (missing.length > 0)
    throw new AppError(
      'INVALID',
      `This is no database of REMS: its table ${table} has no column ${missing.join(', ')}. Choose the file of a REMS backup.`,
    );
}

function count(db: Db, table: RemsTable): number {
  // Names of ours, never of the file.
  return db.prepare<[], number>(`SELECT count(*) FROM main."${table}" NOT INDEXED`).pluck().get() ?? 0;
}

function* rowsOf(db: Db, table: RemsTable, present: readonly string[]): Iterable<RemsRow> {
  const { key } = layoutOf(table);
  const wanted = readColumns(table).filter((column) => present.includes(column));
  const cells = wanted.map(
    (column) => `CASE typeof("${column}") WHEN 'blob' THEN x'' ELSE substr("${column}", 1, ${maxCell}) END`,
  );
  const statement = db.prepare<[], readonly (string | Buffer | null)[]>(
    `SELECT ${cells.join(', ')} FROM main."${table}" NOT INDEXED ORDER BY "${key}"`,
  );
  const positions = new Map(wanted.map((column, position) => [column, position]));
  const keyPosition = positions.get(key) ?? 0;
  for (const values of statement.raw().iterate()) {
    yield {
      number: Number(/^\d{1,15}$/.exec(String(values[keyPosition]))?.[0] ?? 0),
      value(column) {
        const value = values[positions.get(column) ?? -1];
        return typeof value === 'string' ? plain(value) : null;
      },
      unreadable: values.some((value) => value instanceof Buffer)
        ? wanted.filter((_, position) => values[position] instanceof Buffer)
        : [],
    };
  }
}

/** Trimmed, without the characters that end texts elsewhere; null for nothing. Whole numbers that were stored as decimals are whole. */
function plain(text: string): string | null {
  const trimmed = text.replaceAll('\0', '').trim();
  return trimmed === '' ? null : trimmed.replace(/^(-?\d{1,15})\.0$/, '$1');
}

function damaged(): AppError {
  return new AppError(
    'INVALID',
    'The database file is damaged and cannot be read as a whole. Make a new backup in REMS and send that.',
  );
}

/** The driver's complaints about a file from elsewhere; anything else is a mistake of ours. */
function inWords(cause: unknown): unknown {
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  if (code.startsWith('SQLITE_NOTADB') || code.startsWith('SQLITE_CORRUPT') || code.startsWith('SQLITE_IOERR'))
    return damaged();
  return code.startsWith('SQLITE_') ? foreign() : cause;
}

function foreign(): AppError {
  return new AppError(
    'INVALID',
    'The database file cannot be read: it is not one that REMS writes. Choose the file of a REMS backup.',
  );
}
