import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { openInMemory } from '../../main/database/connection.ts';
import { compiled, sliced, totalOf } from '../../main/database/query-builder.ts';
import { createQueryReader } from '../../main/database/query-reader.ts';

describe('how many rows a list has', () => {
  const mustNotCount = () => {
    throw new Error('counted');
  };

  test('a part that is not full tells it without counting', () => {
    expect(totalOf(7, { limit: 10, offset: 0 }, mustNotCount)).toBe(7);
    expect(totalOf(0, { limit: 10, offset: 0 }, mustNotCount)).toBe(0);
    expect(totalOf(3, { limit: 10, offset: 20 }, mustNotCount)).toBe(23);
  });

  test('a full part, and one behind the end, are counted', () => {
    expect(totalOf(10, { limit: 10, offset: 0 }, () => 12)).toBe(12);
    expect(totalOf(0, { limit: 10, offset: 20 }, () => 12)).toBe(12);
  });
});

describe('a part of a list', () => {
  // A limit that is bound makes SQLite compile the statement anew at every call, three to five times as slow.
  test('is asked for with its limit in the text and the rest bound', () => {
    const { sql, parameters } = compiled(sliced({ limit: 50, offset: 100 }));
    expect(sql).toBe('LIMIT 50 OFFSET ?');
    expect(parameters).toEqual([100]);
    expect(compiled(sliced(undefined)).sql).toBe('');
  });

  test('starts where it is told and ends with its limit', () => {
    const db = openInMemory();
    const read = createQueryReader(db);
    const part = (limit: number, offset: number) =>
      read.numbers(
        compiled(sql`SELECT value FROM json_each('[1,2,3,4,5]') ORDER BY value DESC ${sliced({ limit, offset })}`),
      );
    expect([part(2, 0), part(2, 2), part(2, 4), part(2, 6)]).toEqual([[5, 4], [3, 2], [1], []]);
    db.close();
  });
});

describe('queries that are kept prepared', () => {
  test('answer with the values of each time, also after more texts than are kept and after a change of the schema', () => {
    const db = openInMemory();
    db.exec('CREATE TABLE things (id INTEGER PRIMARY KEY, name TEXT)');
    const read = createQueryReader(db);
    const query = (sql: string, ...parameters: unknown[]) =>
      ({ sql, parameters }) as unknown as Parameters<typeof read.number>[0]; // as: what is read of a compiled query
    const insert = db.prepare('INSERT INTO things (name) VALUES (?)');
    for (let round = 1; round <= 120; round += 1) {
      insert.run(`thing ${round}`);
      expect(read.number(query(`SELECT count(*) + ${round} FROM things`))).toBe(round + round);
      expect(read.numbers(query('SELECT id FROM things WHERE id = ?', round))).toEqual([round]);
      expect(read.rows(query('SELECT * FROM things WHERE id = ?', round))).toEqual([
        { id: round, name: `thing ${round}` },
      ]);
    }
    db.exec(`ALTER TABLE things ADD COLUMN more TEXT DEFAULT 'yes'`);
    expect(read.rows(query('SELECT * FROM things WHERE id = ?', 1))).toEqual([{ id: 1, name: 'thing 1', more: 'yes' }]);
    db.close();
  });
});
