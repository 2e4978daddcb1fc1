import { cpSync, existsSync } from 'node:fs';
import { expect, inject, test } from 'vitest';
import { openConnection } from '../../main/database/connection.ts';
import { dataFiles } from '../../main/database/data-files.ts';
import { copyInstallation, openTestCore } from '../support/core.ts';
import { testClock } from '../support/ports.ts';
import { keysOf } from '../support/sets.ts';

/** What a kill leaves while the database is out of its write-ahead log, as before a swap: pages half written, and the journal that takes them back. */
async function cutWrite(): Promise<string> {
  const folder = copyInstallation();
  const { database, files } = await keysOf(folder, testClock(inject('template').at));
  const db = openConnection(files.database, database, { journal: 'delete' });
  db.pragma('cache_size = 2');
  db.exec('BEGIN IMMEDIATE');
  db.exec(
    `WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 4000)
     INSERT INTO departments (name, name_folded, created_at) SELECT 'Ward ' || i, 'ward ' || i, '2026-01-01T00:00:00.000Z' FROM n`,
  );
  const cut = copyInstallation();
  cpSync(folder, cut, { recursive: true, force: true });
  db.exec('ROLLBACK');
  db.close();
  expect(existsSync(`${dataFiles(cut).database}-journal`)).toBe(true);
  return cut;
}

test('a write that was cut before the database went into its log is taken back, and the data open', async () => {
  const it = await openTestCore(await cutWrite());
  expect(it.core.state()).toMatchObject({ state: 'READY' });
  const { items } = await it.as('administrator').lookups.list({ kind: 'department' });
  expect(items).toEqual([]);
});
