import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { describe, expect, onTestFinished, test } from 'vitest';
import { root as checkout } from '../../build/root.ts';
import { openConnection } from '../../main/database/connection.ts';
import { createFlushThread } from '../../main/database/flush-thread.ts';
import { memoryLog, testClock } from '../support/ports.ts';
import { temporaryFolder } from './test-installation.ts';

const built = (name: string) => pathToFileURL(join(checkout, 'out/main', name));
/** Starting a thread takes long on a machine that is busy. */
const patience = { timeout: 20_000 };
const full = 2;
const normal = 1;

/** A table on the connection of a host, and a thread beside it. */
function opened({ entry = built('flush-worker.js'), file = '', heard = () => {} } = {}) {
  const folder = temporaryFolder();
  const key = randomBytes(32);
  const db = openConnection(join(folder.path, 'rems.db'), key, { create: true });
  db.exec('CREATE TABLE unit (id INTEGER PRIMARY KEY, room TEXT NOT NULL) STRICT');
  const clock = testClock();
  const log = memoryLog(heard);
  let faults = 0;
  const thread = createFlushThread({
    entry,
    db,
    file: file || `${db.name}-wal`,
    clock,
    log,
    onFault: () => {
      faults += 1;
    },
  });
  onTestFinished(async () => {
    await thread.close();
    db.close();
    folder.remove();
  });
  const insert = db.prepare(`INSERT INTO unit (room) VALUES ('B 12')`);
  /** How SQLite flushes by now. */
  const level = () => db.pragma('synchronous', { simple: true });
  const commit = () =>
    thread.together(() => {
      insert.run();
      return level();
    });
  return {
    db,
    clock,
    log,
    thread,
    level,
    commit,
    faults: () => faults,
    /** Starts the thread; the commits until it is ready are SQLite's own, and the last one is on its way. */
    async begin() {
      while (commit() !== normal) await new Promise((resolve) => setImmediate(resolve));
    },
  };
}

describe('the thread that flushes', () => {
  test('leaves it to SQLite until it is ready', async () => {
    const { commit, thread, begin } = opened();
    expect(commit()).toBe(full);
    expect(thread.flushing()).toBeUndefined();
    await begin();
    expect(await thread.flushing()).toBe(true);
    expect(thread.flushing()).toBeUndefined();
  });

  test('flushes the commits of a turn together, and never counts one into a flush that had begun before it', async () => {
    const { commit, thread, begin } = opened();
    await begin();
    await thread.flushing();
    commit();
    const first = thread.flushing();
    commit();
    const second = thread.flushing();
    commit();
    expect(second).not.toBe(first);
    expect(thread.flushing()).toBe(second);
    const order: string[] = [];
    await Promise.all([
      second?.then((kept) => order.push(`second ${String(kept)}`)),
      first?.then((kept) => order.push(`first ${String(kept)}`)),
    ]);
    expect(order).toEqual(['first true', 'second true']);
    expect(thread.flushing()).toBeUndefined();
  });

  test('lets SQLite flush everything that is not meant to be flushed together', async () => {
    const { db, level, thread, begin } = opened();
    await begin();
    await thread.flushing();
    expect(level()).toBe(full);
    const wrong = () =>
      thread.together(() => {
        db.prepare('INSERT INTO unit (room) VALUES (NULL)').run();
      });
    expect(wrong).toThrow('NOT NULL');
    expect(level()).toBe(full);
    expect(thread.flushing()).toBeUndefined();
  });

  test('tells afterwards what waited for it, in order, and at once what need not wait', async () => {
    const { commit, thread, begin } = opened();
    await begin();
    await thread.flushing();
    const told: string[] = [];
    thread.afterwards(() => told.push('at once'));
    expect(told).toEqual(['at once']);
    commit();
    thread.afterwards(() => told.push('one'));
    commit();
    thread.afterwards(() => told.push('two'));
    expect(told).toEqual(['at once']);
    await thread.flushing();
    expect(told).toEqual(['at once', 'one', 'two']);
  });

  test('flushes what is left before it ends, and then leaves it to SQLite', async () => {
    const { commit, thread, begin } = opened();
    await begin();
    commit();
    const kept = thread.flushing();
    let told = false;
    thread.afterwards(() => {
      told = true;
    });
    await thread.close();
    expect(told).toBe(true);
    expect(await kept).toBe(true);
    expect(commit()).toBe(full);
    expect(thread.flushing()).toBeUndefined();
  });

  test('that breaks leaves it to SQLite, and starts again after a while', async () => {
    const { commit, clock, log } = opened({ entry: built('nothing-there.js') });
    const broke = () => log.entries.filter(({ message }) => message === 'the thread that flushes broke').length;
    expect(commit()).toBe(full);
    await expect.poll(broke, patience).toBe(1);
    expect(commit()).toBe(full);
    expect(broke()).toBe(1);
    clock.advance(61_000);
    expect(commit()).toBe(full);
    await expect.poll(broke, patience).toBe(2);
  });

  test('that breaks has its pause from then on, however late its end is heard', async () => {
    const { commit, clock, log } = opened({
      entry: built('nothing-there.js'),
      // Before its end can be heard.
      heard() {
        if (log.entries.length > 1) return;
        clock.advance(61_000);
        commit();
      },
    });
    commit();
    await expect.poll(() => log.entries.length, patience).toBe(2);
  });

  // A pipe is opened and written like a file, and the system refuses to flush it.
  test.runIf(process.platform !== 'win32')(
    'says when the disk refuses, and leaves it to SQLite for a while',
    async () => {
      const folder = temporaryFolder();
      onTestFinished(() => folder.remove());
      const pipe = join(folder.path, 'pipe');
      execFileSync('mkfifo', [pipe]);
      const { commit, thread, begin, clock, log, faults } = opened({ file: pipe });
      await begin();
      commit();
      const both = [thread.flushing()];
      commit();
      both.push(thread.flushing());
      let told = false;
      thread.afterwards(() => {
        told = true;
      });
      expect(await Promise.all(both)).toEqual([false, false]);
      expect(told).toBe(false);
      expect(faults()).toBe(1);
      expect(log.entries).toMatchObject([{ level: 'error', message: 'the disk refused to flush the log' }]);
      expect(thread.flushing()).toBeUndefined();
      expect(commit()).toBe(full);
      clock.advance(61_000);
      await begin();
    },
  );
});
