import { randomBytes } from 'node:crypto';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Db, openConnection } from '../../main/database/connection.ts';
import { isBusy, isUnreadable, toAppError } from '../../main/database/sql-errors.ts';
import { temporaryFolder } from './test-installation.ts';

let folder: ReturnType<typeof temporaryFolder>;
let file: string;
let db: Db;
const key = randomBytes(32);

beforeEach(() => {
  folder = temporaryFolder();
  file = join(folder.path, 'rems.db');
  db = openConnection(file, key, { create: true });
  db.exec(`
    CREATE TABLE unit (id INTEGER PRIMARY KEY, serial_secret TEXT NOT NULL UNIQUE, state TEXT CHECK (state IN ('a', 'b')), size ANY) STRICT;
    CREATE TABLE survey (id INTEGER PRIMARY KEY, unit_id INTEGER NOT NULL REFERENCES unit (id)) STRICT;
    CREATE TRIGGER kept BEFORE DELETE ON unit BEGIN SELECT RAISE(ABORT, 'kept'); END;
    INSERT INTO unit (serial_secret) VALUES ('one');
  `);
});
afterEach(() => {
  db.close();
  folder.remove();
});

function causeOf(act: () => unknown): unknown {
  try {
    act();
  } catch (cause) {
    return cause;
  }
  throw new Error('nothing was thrown');
}

describe('errors of the driver', () => {
  test.each([
    [`INSERT INTO unit (serial_secret) VALUES ('one')`, 'CONFLICT'],
    [`INSERT INTO unit (id, serial_secret) VALUES (1, 'two')`, 'CONFLICT'],
    ['INSERT INTO survey (unit_id) VALUES (99)', 'INVALID'],
    [`INSERT INTO unit (serial_secret, state) VALUES ('three', 'c')`, 'INVALID'],
    ['INSERT INTO unit (serial_secret) VALUES (NULL)', 'INVALID'],
    [`INSERT INTO survey (unit_id) VALUES ('text')`, 'INVALID'],
  ])('%s becomes %s without the text of the driver', (sql, code) => {
    const error = toAppError(causeOf(() => db.exec(sql)));
    expect(error?.code).toBe(code);
    expect(error?.message).not.toMatch(/serial_secret|constraint|unit_id/i);
    expect(error?.cause).toBeDefined();
  });

  test('an append-only trigger is a fault of ours and stays INTERNAL', () => {
    expect(toAppError(causeOf(() => db.exec('DELETE FROM unit')))).toBeUndefined();
    expect(toAppError(causeOf(() => db.exec('SELECT nothing FROM nowhere')))).toBeUndefined();
    expect(toAppError(new Error('not of the driver'))).toBeUndefined();
  });

  test('another writer in the way is busy and may be tried again', () => {
    const other = openConnection(file, key);
    other.exec('BEGIN IMMEDIATE');
    const cause = causeOf(() => db.exec('BEGIN IMMEDIATE'));
    other.close();
    expect(isBusy(cause)).toBe(true);
    expect(toAppError(cause)?.code).toBe('UNAVAILABLE');
    expect(isBusy(causeOf(() => db.exec('INSERT INTO unit (serial_secret) VALUES (NULL)')))).toBe(false);
  });

  test('a full disk says so, and the data stay usable', () => {
    db.pragma(`max_page_count = ${Number(db.pragma('page_count', { simple: true })) + 1}`);
    const cause = causeOf(() =>
      db.prepare(`INSERT INTO unit (serial_secret, size) VALUES ('big', zeroblob(100000))`).run(),
    );
    expect(toAppError(cause)?.message).toContain('disk is full');
    expect(db.prepare('SELECT count(*) FROM unit').pluck().get()).toBe(1);
  });

  test('a reading connection, a missing file and a file that is no database', () => {
    const reader = openConnection(file, key, { readonly: true });
    expect(toAppError(causeOf(() => reader.exec('DELETE FROM survey')))?.code).toBe('UNAVAILABLE');
    reader.close();
    expect(toAppError(causeOf(() => openConnection(join(folder.path, 'none.db'), key)))?.code).toBe('UNAVAILABLE');
    const foreign = join(folder.path, 'foreign.db');
    writeFileSync(foreign, randomBytes(8192));
    const cause = causeOf(() => openConnection(foreign, key));
    expect(isUnreadable(cause)).toBe(true);
    expect(toAppError(cause)?.code).toBe('UNAVAILABLE');
  });
});
