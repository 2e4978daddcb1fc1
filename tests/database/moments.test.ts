import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openConnection } from '../../main/database/connection.ts';
import { createMoments } from '../../main/database/moments.ts';
import { temporaryFolder } from './test-installation.ts';

test('a moment ends with the turn, and with everything that the connection writes, kept or taken back', async () => {
  const folder = temporaryFolder();
  const db = openConnection(join(folder.path, 'rems.db'), randomBytes(32), { create: true });
  db.exec('CREATE TABLE t (id INTEGER PRIMARY KEY) STRICT');
  const moments = createMoments(db);
  const first = moments();
  db.prepare('SELECT * FROM t').all();
  expect(moments()).toBe(first);
  await Promise.resolve();
  expect(moments()).toBe(first);

  const seen = new Set([first]);
  const isNew = () => {
    const before = seen.size;
    return seen.add(moments()).size > before;
  };
  db.exec('INSERT INTO t VALUES (1)');
  expect(isNew()).toBe(true);
  expect(isNew()).toBe(false);
  db.exec('BEGIN; INSERT INTO t VALUES (2)');
  expect(moments()).toBeUndefined();
  db.exec('ROLLBACK');
  expect(isNew()).toBe(true);
  db.exec('DELETE FROM t');
  expect(isNew()).toBe(true);
  await new Promise((resolve) => setImmediate(resolve));
  expect(isNew()).toBe(true);
  db.close();
  folder.remove();
});
