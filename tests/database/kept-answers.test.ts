import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { createChangeStamp } from '../../main/database/change-stamp.ts';
import { type Db, openConnection } from '../../main/database/connection.ts';
import { createKeptAnswers } from '../../main/database/kept-answers.ts';
import { temporaryFolder } from './test-installation.ts';

let folder: ReturnType<typeof temporaryFolder>;
let db: Db;
let beside: Db;
let reads: number;
/** The names of all clinics and the rooms of all units, kept. */
let seen: () => string;

beforeEach(() => {
  folder = temporaryFolder();
  const key = randomBytes(32);
  const file = join(folder.path, 'rems.db');
  db = openConnection(file, key, { create: true });
  db.exec(`
    CREATE TABLE clinic (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;
    CREATE TABLE unit (id INTEGER PRIMARY KEY, room TEXT, note TEXT, clinic_id INTEGER REFERENCES clinic (id) ON DELETE CASCADE) STRICT;
    INSERT INTO clinic VALUES (1, 'North'), (2, 'South');
    INSERT INTO unit VALUES (1, 'a', NULL, 1), (2, 'b', NULL, 2);
  `);
  beside = openConnection(file, key);
  const rows = db.prepare<[], string>(`SELECT name FROM clinic UNION ALL SELECT room FROM unit ORDER BY 1`).pluck();
  const sources = [{ table: 'clinic' }, { table: 'unit', columns: ['room'] }];
  const kept = createKeptAnswers<readonly string[]>(createChangeStamp(db, 'test', sources), 10);
  reads = 0;
  seen = () =>
    kept('all', () => {
      reads += 1;
      return rows.all();
    }).join(' ');
  expect(seen()).toBe('North South a b');
});
afterEach(() => {
  beside.close();
  db.close();
  folder.remove();
});

describe('a kept answer', () => {
  test('is read once while nothing changes, whatever else is written', () => {
    db.exec(`UPDATE unit SET note = 'x'; CREATE TABLE other (id INTEGER) STRICT; INSERT INTO other VALUES (1)`);
    expect(seen()).toBe('North South a b');
    expect(reads).toBe(1);
  });

  test.each([
    ['a row that comes', `INSERT INTO unit (room) VALUES ('c')`, 'North South a b c'],
    ['a row that changes', `UPDATE unit SET room = 'z' WHERE id = 1`, 'North South b z'],
    ['a row that goes', 'DELETE FROM unit WHERE id = 1', 'North South b'],
    ['all rows that go', 'DELETE FROM unit', 'North South'],
    ['a row that is replaced', `INSERT OR REPLACE INTO clinic VALUES (3, 'North')`, 'North South b'],
    [
      'a row that is there already',
      `INSERT INTO clinic VALUES (1, 'West') ON CONFLICT DO UPDATE SET name = 'West'`,
      'South West a b',
    ],
    ['a row that goes with another', 'DELETE FROM clinic WHERE id = 2', 'North a'],
  ])('follows %s', (_, sql, expected) => {
    db.exec(sql);
    expect(seen()).toBe(expected);
  });

  test('follows several changes of the same row, one after the other', () => {
    for (const room of ['x', 'y', 'z']) {
      db.prepare('UPDATE unit SET room = ? WHERE id = 1').run(room);
      expect(seen()).toBe(`North South b ${room}`);
    }
  });

  test('follows what another connection commits, and not before', () => {
    beside.exec(`BEGIN; UPDATE unit SET room = 'z' WHERE id = 1`);
    expect(seen()).toBe('North South a b');
    beside.exec('COMMIT');
    expect(seen()).toBe('North South b z');
  });

  test('is read anew inside a transaction, of which nothing stays when it is taken back', () => {
    db.exec(`BEGIN; UPDATE unit SET room = 'z' WHERE id = 1`);
    expect(seen()).toBe('North South b z');
    db.exec('ROLLBACK');
    expect(seen()).toBe('North South a b');
    // As many changes as were taken back must not bring back what was seen then.
    db.exec(`UPDATE unit SET room = 'y' WHERE id = 1`);
    expect(seen()).toBe('North South b y');
  });

  test('leaves nothing in the file', () => {
    const schema = (one: Db) => one.prepare('SELECT name FROM sqlite_master ORDER BY name').pluck().all();
    expect(schema(beside)).toEqual(['clinic', 'sqlite_autoindex_clinic_1', 'unit']);
    expect(schema(db)).toEqual(schema(beside));
  });
});

test('what is not found is asked for again, and the answer that nobody asked for longest makes room', () => {
  const read: string[] = [];
  const kept = createKeptAnswers<object>(() => 1, 2);
  const ask = (key: string, answer: object | undefined) =>
    kept(key, () => {
      read.push(key);
      return answer;
    });
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) ask(key, {});
  for (let time = 0; time < 2; time += 1) ask('missing', undefined);
  expect(read).toEqual(['a', 'b', 'c', 'b', 'missing', 'missing']);
});
