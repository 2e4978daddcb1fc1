import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { openConnection } from '../../main/database/connection.ts';
import { lockDataFolder } from '../../main/database/host-lock.ts';
import { latestVersion, type Migration, migrate, schemaVersion } from '../../main/database/migrate.ts';
import { close, open, openReady, setUp, temporaryFolder, testMigrations, testPorts } from './test-installation.ts';

let folder: ReturnType<typeof temporaryFolder>;
let data: string;

beforeEach(async () => {
  folder = temporaryFolder();
  data = join(folder.path, 'data');
  await setUp(testPorts(data));
  const opened = await openReady(testPorts(data));
  opened.db.exec(`INSERT INTO unit (id, name) VALUES (1, 'CT'); INSERT INTO survey (unit_id) VALUES (1)`);
  close(opened);
});
afterEach(() => folder.remove());

const rename: Migration = {
  id: 20,
  name: 'rebuild-unit',
  up: (db) =>
    db.exec(`
      CREATE TABLE unit_new (id INTEGER PRIMARY KEY, label TEXT NOT NULL) STRICT;
      INSERT INTO unit_new SELECT id, name FROM unit;
      DROP TABLE unit;
      ALTER TABLE unit_new RENAME TO unit;
    `),
};
const failing: Migration = {
  id: 30,
  name: 'fails',
  up: (db) => {
    db.exec(`CREATE TABLE half (id INTEGER) STRICT; INSERT INTO half VALUES (1); DELETE FROM survey`);
    throw new Error('the reason');
  },
};
const orphaning: Migration = { id: 20, name: 'orphans', up: (db) => db.exec('DELETE FROM unit') };

describe('migrations on data', () => {
  test('run in order, may rebuild a referenced table, and keep a snapshot that opens with the key', async () => {
    const opened = await openReady(testPorts(data, { version: '1.1.0' }), { migrations: [...testMigrations, rename] });
    expect(schemaVersion(opened.db)).toBe(20);
    expect(opened.db.prepare('SELECT label FROM unit').pluck().get()).toBe('CT');
    expect(opened.db.prepare('SELECT count(*) FROM survey').pluck().get()).toBe(1);
    expect(opened.db.pragma('foreign_keys', { simple: true })).toBe(1);
    expect(opened.db.prepare('SELECT id, name, app_version FROM schema_history ORDER BY id').all()).toEqual([
      { id: 10, name: 'first', app_version: '1.0.0' },
      { id: 20, name: 'rebuild-unit', app_version: '1.1.0' },
    ]);
    const [set = ''] = readdirSync(join(data, 'backups'));
    expect(set).toMatch(/^\d{8}_\d{6}_pre-migration$/);
    expect(readdirSync(join(data, 'backups', set)).sort()).toEqual([
      'anchor.json',
      'documents.json',
      'keyring.json',
      'manifest.json',
      'proof.json',
      'rems.db',
    ]);
    const copy = openConnection(join(data, 'backups', set, 'rems.db'), opened.keys.database, { readonly: true });
    expect(schemaVersion(copy)).toBe(10);
    expect(copy.prepare('SELECT name FROM unit').pluck().get()).toBe('CT');
    copy.close();
    close(opened);
    close(await openReady(testPorts(data), { migrations: [...testMigrations, rename] }));
    expect(readdirSync(join(data, 'backups'))).toHaveLength(1);
  });

  test.each([
    ['that throws', [failing], '030-fails', 'the reason'],
    ['that leaves references to nothing', [orphaning], '020-orphans', 'references'],
  ])('one %s stops the start, is named, and leaves the data and a snapshot', async (_, added, step, reason) => {
    const file = join(data, 'rems.db');
    const before = readFileSync(file);
    const outcome = await open(testPorts(data), { migrations: [...testMigrations, ...added] });
    expect(outcome.state).toBe('MIGRATION_FAILED');
    if (outcome.state === 'READY') throw new Error('opened');
    expect(outcome.message).toContain(step);
    expect(outcome.message).toContain(reason);
    expect(outcome.message).toContain('_pre-migration');
    expect(readFileSync(file).equals(before)).toBe(true);
    expect(readdirSync(data).filter((name) => name.startsWith('rems.db'))).toEqual(['rems.db']);
    const opened = await openReady(testPorts(data));
    expect(opened.db.prepare('SELECT count(*) FROM survey').pluck().get()).toBe(1);
    close(opened);
  });

  test('those before the failing one stay', async () => {
    const outcome = await open(testPorts(data), { migrations: [...testMigrations, rename, failing] });
    expect(outcome.state).toBe('MIGRATION_FAILED');
    const opened = await openReady(testPorts(data), { migrations: [...testMigrations, rename] });
    expect(schemaVersion(opened.db)).toBe(20);
    close(opened);
  });

  test('a command does not change the tables under a running host', async () => {
    const lock = lockDataFolder(data);
    const outcome = await open(testPorts(data, { host: 'cli' }), { migrations: [...testMigrations, rename] });
    expect(outcome.state).toBe('MIGRATION_FAILED');
    lock?.release();
    close(await openReady(testPorts(data, { host: 'cli' }), { migrations: [...testMigrations, rename] }));
  });

  test('ids must rise in steps of ten', async () => {
    const opened = await openReady(testPorts(data));
    const run = (migrations: readonly Migration[]) =>
      migrate(opened.db, { migrations, appVersion: '1', clock: testPorts(data).clock, snapshot: () => '' });
    expect(() => run([{ ...rename, id: 15 }])).toThrow(/out of order/);
    expect(() => run([rename, { ...rename, id: 20 }])).toThrow(/out of order/);
    expect(latestVersion([])).toBe(0);
    close(opened);
  });
});
