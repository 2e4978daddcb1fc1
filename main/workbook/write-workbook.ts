import type { Db } from '../database/connection.ts';
import type { SheetValue } from '../files/xlsx/sheet-cells.ts';
import { createWorkbookWriter } from '../files/xlsx/workbook-writer.ts';
import { omittedTables } from './omitted-tables.ts';
import { ownSheets } from './own-sheets.ts';
import { remsSheets } from './rems-sheets.ts';
import type { BookColumn, BookSheet } from './sheet.ts';

/** Every sheet after the first, in the order in which tables refer to each other. */
export const bookSheets: readonly BookSheet[] = [...remsSheets, ...ownSheets];

/** Excel has 1,048,576 rows, one of which is the header. */
const maxRows = 1_048_575;
/** Rows between two rests. */
const restEvery = 500;

/** What the first sheet says of the workbook. */
export interface BookFacts {
  /** The instant at which it was asked for. */
  readonly at: string;
  readonly by: string;
  readonly appVersion: string;
}

/** How far it is: rows. */
export interface BookProgress {
  readonly done: number;
  readonly total: number;
}

/**
 * Writes the whole workbook from one snapshot of the database, in slices: between two of them the caller may pass on the bytes, tell how far
 * it is, or give up (by `return`). Only the columns that the sheets name are ever read.
 * @param db a connection of its own, or one whose thread has nothing else to do: it reads in a transaction
 */
export function* writeWorkbook(db: Db, facts: BookFacts, write: (bytes: Uint8Array) => void): Generator<BookProgress> {
  db.exec('BEGIN');
  try {
    const counts = new Map(bookSheets.map(({ table }) => [table, count(db, table)]));
    const total = [...counts.values()].reduce((sum, rows) => sum + rows, 0);
    const writer = createWorkbookWriter(write, new Date(facts.at));
    writeReadme(
      writer.sheet('_README', [{ heading: 'what' }, { heading: 'value' }, { heading: 'note' }]),
      facts,
      counts,
    );
    let done = 0;
    for (const sheet of bookSheets) {
      const { row } = writer.sheet(
        sheet.sheet,
        sheet.columns.map(({ heading, kind }) => ({ heading, kind: kind === 'flag' ? 'plain' : kind })),
      );
      for (const values of sheetRows(db, sheet)) {
        row(values);
        done += 1;
        if (done % restEvery === 0) yield { done, total };
      }
    }
    writer.finish();
    yield { done: total, total };
  } finally {
    db.exec('COMMIT');
  }
}

function count(db: Db, table: string): number {
  // Names from the sheets, never from outside.
  return db.prepare<[], number>(`SELECT count(*) FROM ${table}`).pluck().get() ?? 0;
}

/** The rows of a sheet, as they go into it. */
export function* sheetRows(db: Db, { table, columns, order = 'id' }: BookSheet): Iterable<SheetValue[]> {
  const selected = columns.map(({ column, expression }) => expression ?? column).join(', ');
  const statement = db.prepare<[number], SheetValue[]>(`SELECT ${selected} FROM ${table} ORDER BY ${order} LIMIT ?`);
  const flagged = columns.flatMap(({ kind }: BookColumn, position) => (kind === 'flag' ? [position] : []));
  for (const values of statement.raw().iterate(maxRows)) {
    for (const position of flagged) values[position] = values[position] === 1;
    yield values;
  }
}

function writeReadme(
  sheet: { row(values: readonly SheetValue[]): boolean },
  { at, by, appVersion }: BookFacts,
  counts: ReadonlyMap<string, number>,
): void {
  sheet.row(['Written', at.replace('T', ' ').slice(0, 19), 'UTC']);
  sheet.row(['By', by, null]);
  sheet.row(['Program', `REMS Workstation ${appVersion}`, null]);
  for (const { table, sheet: name, omitted = {} } of bookSheets) {
    const rows = counts.get(table) ?? 0;
    const left = Object.keys(omitted);
    const notes = [
      rows > maxRows ? `ONLY THE FIRST ${maxRows} ROWS: Excel holds no more` : null,
      left.length > 0 ? `columns left out: ${left.join(', ')}` : null,
    ];
    sheet.row([`Sheet ${name}`, rows, notes.filter((note) => note !== null).join('; ') || null]);
  }
  for (const [table, reason] of Object.entries(omittedTables)) sheet.row([`Left out: ${table}`, null, reason]);
}
