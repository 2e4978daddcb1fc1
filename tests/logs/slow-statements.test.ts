import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, it, onTestFinished } from 'vitest';
import { openConnection } from '../../main/database/connection.ts';
import { watchStatements } from '../../main/database/slow-statements.ts';
import { temporaryFolder } from '../support/core.ts';

function watched(limitMs: number) {
  const db = openConnection(join(temporaryFolder(), 'a.db'), randomBytes(32), { create: true });
  onTestFinished(() => void db.close());
  const noted: { sql: string; ms: number }[] = [];
  const watch = watchStatements(db, { limitMs, note: (statement) => noted.push(statement) });
  db.exec('CREATE TABLE t (a TEXT NOT NULL) STRICT');
  return { db, watch, noted };
}

it('notes what takes long with its text, never with its values', () => {
  const { db, watch, noted } = watched(0);
  db.prepare('INSERT INTO t (a)\n      VALUES (@a)').run({ a: 'Marker' });
  expect(db.prepare<[], string>('SELECT a FROM t').pluck().all()).toEqual(['Marker']);
  expect(db.prepare('SELECT a FROM t WHERE a = ?').bind('Marker').get()).toEqual({ a: 'Marker' });
  expect(noted.map(({ sql }) => sql)).toEqual([
    'INSERT INTO t (a) VALUES (@a)',
    'SELECT a FROM t',
    'SELECT a FROM t WHERE a = ?',
  ]);
  expect(watch.count()).toBe(3);
  expect(() => db.prepare('INSERT INTO t (a) VALUES (?)').run(null)).toThrow(/NOT NULL/);
});

it('notes nothing below the limit, which may change', () => {
  const { db, watch, noted } = watched(60_000);
  const statement = db.prepare('SELECT 1');
  statement.get();
  expect(noted).toEqual([]);
  watch.setLimit(0);
  statement.get();
  expect(noted).toMatchObject([{ sql: 'SELECT 1' }]);
});

it('prepares a statement at its first use, in the mode that was asked for before or after', () => {
  const { db } = watched(60_000);
  const wrong = db.prepare('SELECT a FROM missing');
  expect(() => wrong.get()).toThrow('no such table: missing');
  db.exec("CREATE TABLE missing (a TEXT); INSERT INTO missing VALUES ('x')");
  expect(wrong.get()).toEqual({ a: 'x' });
  expect(wrong.pluck().get()).toBe('x');
  expect(wrong.pluck(false).get()).toEqual({ a: 'x' });
  expect(db.prepare('SELECT a FROM missing').raw().all()).toEqual([['x']]);
  expect([...db.prepare('SELECT a FROM missing').pluck().iterate()]).toEqual(['x']);
  expect(db.prepare('SELECT a FROM missing').reader).toBe(true);
  expect(
    db
      .prepare('SELECT a FROM missing')
      .columns()
      .map(({ name }) => name),
  ).toEqual(['a']);
});
