import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type ChangedRows, createChangedRows } from '../../main/database/changed-rows.ts';
import { type Db, openConnection } from '../../main/database/connection.ts';
import { temporaryFolder } from './test-installation.ts';

let folder: ReturnType<typeof temporaryFolder>;
let db: Db;
let beside: Db;
let changed: ChangedRows;

beforeEach(() => {
  folder = temporaryFolder();
  const key = randomBytes(32);
  const file = join(folder.path, 'rems.db');
  db = openConnection(file, key, { create: true });
  db.exec(`
    CREATE TABLE clinic (id INTEGER PRIMARY KEY, name TEXT NOT NULL, note TEXT) STRICT;
    CREATE TABLE unit (id INTEGER PRIMARY KEY, room TEXT UNIQUE, part_of INTEGER REFERENCES unit (id) ON DELETE CASCADE) STRICT;
    INSERT INTO clinic VALUES (1, 'North', NULL);
    INSERT INTO unit VALUES (1, 'a', NULL), (2, 'b', 1), (3, 'c', NULL);
  `);
  beside = openConnection(file, key);
  changed = createChangedRows(db, 'test', [
    { table: 'clinic', columns: ['name'] },
    { table: 'unit', key: 'id', further: (row) => `SELECT ${row}.part_of` },
  ]);
  expect(changed()).toBe('any');
  expect(changed()).toEqual([]);
});
afterEach(() => {
  beside.close();
  db.close();
  folder.remove();
});

describe('what changed', () => {
  test.each([
    ['a row that comes', `INSERT INTO unit VALUES (4, 'd', 3)`, [3, 4]],
    ['a row that changes', `UPDATE unit SET room = 'z' WHERE id = 3`, [3]],
    ['what a row belongs to and belonged to', 'UPDATE unit SET part_of = 3 WHERE id = 2', [1, 2, 3]],
    ['a row under another id', 'UPDATE unit SET id = 9 WHERE id = 3', [3, 9]],
    ['rows that go with another', 'DELETE FROM unit WHERE id = 1', [1, 2]],
    ['a row that is replaced', `INSERT OR REPLACE INTO unit VALUES (7, 'c', NULL)`, [3, 7]],
    [
      'a row that is there already',
      `INSERT INTO unit VALUES (3, 'c', NULL) ON CONFLICT (id) DO UPDATE SET room = 'y'`,
      [3],
    ],
    [
      'a row that changes twice',
      `UPDATE unit SET room = 'y' WHERE id = 3; UPDATE OR FAIL unit SET room = 'x' WHERE id = 3`,
      [3],
    ],
    ['nothing of which a column is not looked at', `UPDATE clinic SET note = 'x'`, []],
    ['nothing that was taken back', `BEGIN; DELETE FROM unit; UPDATE clinic SET name = 'x'; ROLLBACK`, []],
  ])('is noted: %s', (_, sql, expected) => {
    db.exec(sql);
    expect(changed()).toEqual(expected);
    expect(changed()).toEqual([]);
  });

  test.each([
    ['a source without a key', `UPDATE clinic SET name = 'x'`],
    ['such a source beside others', `UPDATE unit SET room = 'z' WHERE id = 3; DELETE FROM clinic`],
  ])('may be any after a change of %s', (_, sql) => {
    db.exec(sql);
    expect(changed()).toBe('any');
    expect(changed()).toEqual([]);
  });

  test('may be any after a commit of another connection, and not before', () => {
    beside.exec(`BEGIN; UPDATE unit SET room = 'z' WHERE id = 3`);
    expect(changed()).toEqual([]);
    beside.exec('COMMIT');
    expect(changed()).toBe('any');
    expect(changed()).toEqual([]);
  });

  test('is not asked inside a transaction, and not lost by that', () => {
    db.exec(`BEGIN; UPDATE unit SET room = 'z' WHERE id = 3`);
    expect(changed()).toBeUndefined();
    db.exec('COMMIT');
    expect(changed()).toEqual([3]);
  });

  test('leaves nothing in the file', () => {
    const schema = (one: Db) => one.prepare('SELECT name FROM sqlite_master ORDER BY name').pluck().all();
    expect(schema(db)).toEqual(['clinic', 'sqlite_autoindex_unit_1', 'unit']);
    expect(schema(beside)).toEqual(schema(db));
  });
});
