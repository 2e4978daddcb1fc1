import { randomBytes } from 'node:crypto';
import { statSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { root as checkout } from '../../build/root.ts';
import { createCheckpointThread } from '../../main/database/checkpoint-thread.ts';
import { openConnection } from '../../main/database/connection.ts';
import { createTestCore } from '../support/core.ts';
import { memoryLog, testClock } from '../support/ports.ts';
import { temporaryFolder } from './test-installation.ts';

const built = (name: string) => pathToFileURL(join(checkout, 'out/main', name));
/** Starting a thread and gathering for a second take long on a machine that is busy. */
const patience = { timeout: 20_000 };

/** An empty table on the connection of a host, and a thread beside it. */
function opened(entry = built('checkpoint-worker.js'), heard = () => {}) {
  const folder = temporaryFolder();
  const key = randomBytes(32);
  const file = join(folder.path, 'rems.db');
  const db = openConnection(file, key, { create: true });
  db.exec('CREATE TABLE document (id INTEGER PRIMARY KEY, content BLOB NOT NULL) STRICT');
  db.pragma('wal_checkpoint(TRUNCATE)');
  const clock = testClock();
  const log = memoryLog(heard);
  const thread = createCheckpointThread({ entry, db, key: () => key, clock, log });
  onTestFinished(async () => {
    await thread.close();
    db.close();
    folder.remove();
  });
  const insert = db.prepare('INSERT INTO document (content) VALUES (randomblob(100000))');
  return {
    db,
    key,
    clock,
    log,
    thread,
    commit() {
      insert.run();
      thread.committed();
    },
    bytes: () => statSync(file).size,
    /** Pages in the log from which on the host copies by itself. */
    limit: () => db.pragma('wal_autocheckpoint', { simple: true }),
  };
}

describe('the checkpoint thread', () => {
  test('copies what was committed, and the host leaves it most of that', async () => {
    const { commit, bytes, limit } = opened();
    const before = bytes();
    expect(limit()).toBe(1000);
    commit();
    expect(bytes()).toBe(before);
    await expect.poll(bytes, patience).toBeGreaterThan(before + 90_000);
    await expect.poll(limit, patience).toBe(4000);
    // And again.
    commit();
    await expect.poll(bytes, patience).toBeGreaterThan(before + 180_000);
  });

  test('copies while others write, and nothing is lost or mixed up', async () => {
    const { db, key, commit, thread } = opened();
    const change = db.prepare('UPDATE document SET content = randomblob(100000) WHERE id = 1 + (? % 10)');
    const until = performance.now() + 3_000;
    let commits = 0;
    for (; performance.now() < until; commits += 1) {
      if (commits < 30) commit();
      else change.run(commits);
      thread.committed();
      await new Promise((resolve) => setImmediate(resolve));
    }
    await thread.close();
    expect(db.pragma('wal_checkpoint(TRUNCATE)')).toEqual([{ busy: 0, log: 0, checkpointed: 0 }]);
    const alone = openConnection(db.name, key, { readonly: true });
    onTestFinished(() => void alone.close());
    expect(alone.pragma('integrity_check', { simple: true })).toBe('ok');
    expect(alone.prepare('SELECT count(*) FROM document').pluck().get()).toBe(Math.min(commits, 30));
  });

  test('leaves the log to the host once it is closed', async () => {
    const { commit, limit, thread, bytes } = opened();
    commit();
    await expect.poll(limit, patience).toBe(4000);
    await thread.close();
    expect(limit()).toBe(1000);
    const before = bytes();
    commit();
    expect(bytes()).toBe(before);
  });

  test('that breaks leaves the log to the host, and starts again after a while', async () => {
    const { commit, clock, limit, log } = opened(built('nothing-there.js'));
    const broke = () => log.entries.filter(({ message }) => message === 'the checkpoint thread broke').length;
    commit();
    await expect.poll(broke, patience).toBe(1);
    const since = performance.now();
    const committing = () => {
      commit();
      return performance.now() - since;
    };
    await expect.poll(committing, patience).toBeGreaterThan(1_500);
    expect(broke()).toBe(1);
    expect(limit()).toBe(1000);
    clock.advance(61_000);
    commit();
    await expect.poll(broke, patience).toBe(2);
  });

  test('that breaks has its pause from then on, however late its end is heard', async () => {
    const { commit, clock, log } = opened(built('nothing-there.js'), () => {
      // Before its end can be heard.
      if (log.entries.length > 1) return;
      clock.advance(61_000);
      commit();
    });
    commit();
    await expect.poll(() => log.entries.length, patience).toBe(2);
  });
});

test('a host copies its log in the thread, and leaves none behind', async () => {
  const plain = await createTestCore();
  const host = await plain.reopen({ workerEntry: built('import-worker.js') });
  const file = join(host.folder, 'rems.db');
  const before = statSync(file).mtimeMs;
  await host.as('administrator').lookups.create({ kind: 'manufacturer', name: 'Example Devices' });
  await expect.poll(() => statSync(file).mtimeMs, patience).toBeGreaterThan(before);
  await host.core.close();
  expect(statSync(`${file}-wal`, { throwIfNoEntry: false })).toBeUndefined();
});

test('the data get another key, and open again when the last commits of before are on record', async () => {
  const plain = await createTestCore();
  const host = await plain.reopen({ workerEntry: built('import-worker.js') });
  const api = host.as('administrator');
  const file = join(host.folder, 'rems.db');
  const before = statSync(file).mtimeMs;
  await api.lookups.create({ kind: 'manufacturer', name: 'Example Devices' });
  await expect.poll(() => statSync(file).mtimeMs, patience).toBeGreaterThan(before);
  await host.atConsole('administrator').keys.rotateDatabaseKey({});
  const again = await host.reopen();
  expect(again.core.state()).toMatchObject({ state: 'READY' });
});
