import { randomBytes } from 'node:crypto';
import { copyFileSync, readFileSync, rmSync, statSync, truncateSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { createAnchorKeeper, readAnchor, replaceAnchor, writeAnchor } from '../../main/database/anchor.ts';
import {
  addAudit,
  close,
  fingerprintFolder,
  open,
  openReady,
  setUp,
  temporaryFolder,
  testPorts,
} from './test-installation.ts';

let folder: ReturnType<typeof temporaryFolder>;
let path: string;
const key = randomBytes(32);
const at = '2026-01-01T00:00:00.000Z';
const entry = (seq: number) => ({ installId: 'one', seq, hash: `hash-${seq}`, at });

beforeEach(() => {
  folder = temporaryFolder();
  path = join(folder.path, 'anchor.json');
});
afterEach(() => {
  vi.useRealTimers();
  folder.remove();
});

describe('the anchor file', () => {
  test('is closed to others and never goes back, unless it is replaced on purpose', () => {
    expect(readAnchor(path, key)).toEqual({ state: 'missing' });
    expect(writeAnchor(path, key, entry(5))).toBe(true);
    expect(writeAnchor(path, key, entry(4))).toBe(false);
    expect(readAnchor(path, key)).toEqual({ state: 'genuine', anchor: entry(5) });
    expect(statSync(path).mode & 0o777).toBe(0o600);
    replaceAnchor(path, key, entry(2));
    expect(readAnchor(path, key)).toEqual({ state: 'genuine', anchor: entry(2) });
  });

  test('shows every changed value and every foreign key', () => {
    writeAnchor(path, key, entry(5));
    const text = readFileSync(path, 'utf8');
    for (const [from, to] of [
      ['5', '4'],
      ['hash-5', 'hash-6'],
      ['one', 'two'],
      ['2026', '2027'],
      ['"v": 1', '"v": 2'],
    ] as const) {
      writeFileSync(path, text.replace(from, to));
      expect(readAnchor(path, key), from).toEqual({ state: 'altered' });
    }
    writeFileSync(path, text.slice(0, 20));
    expect(readAnchor(path, key)).toEqual({ state: 'altered' });
    writeFileSync(path, text);
    expect(readAnchor(path, randomBytes(32))).toEqual({ state: 'altered' });
  });

  test('follows the commits at most once a second, and at once when flushed', () => {
    vi.useFakeTimers();
    const keeper = createAnchorKeeper({ path, key, installId: 'one', clock: testPorts(folder.path).clock });
    for (let seq = 1; seq <= 100; seq += 1) keeper.note(seq, `hash-${seq}`);
    vi.advanceTimersByTime(999);
    expect(readAnchor(path, key).state).toBe('missing');
    vi.advanceTimersByTime(1);
    expect(readAnchor(path, key)).toMatchObject({ anchor: { seq: 100 } });
    keeper.note(101, 'hash-101');
    keeper.flush();
    expect(readAnchor(path, key)).toMatchObject({ anchor: { seq: 101 } });
    keeper.note(102, 'hash-102');
    keeper.stop();
    vi.advanceTimersByTime(5000);
    expect(readAnchor(path, key)).toMatchObject({ anchor: { seq: 101 } });
  });

  test('a failed write is reported and made up for', () => {
    vi.useFakeTimers();
    const elsewhere = join(folder.path, 'missing-folder', 'anchor.json');
    const reported: unknown[] = [];
    const { clock } = testPorts(folder.path);
    const keeper = createAnchorKeeper({
      path: elsewhere,
      key,
      installId: 'one',
      clock,
      onError: (cause) => reported.push(cause),
    });
    keeper.note(1, 'hash-1');
    vi.advanceTimersByTime(1000);
    expect(reported).toHaveLength(1);
    expect(() => keeper.flush()).toThrow(/ENOENT/);
  });
});

describe('an installation whose records went missing', () => {
  let data: string;

  beforeEach(async () => {
    data = join(folder.path, 'data');
    await setUp(testPorts(data));
  });

  async function write(count: number): Promise<void> {
    const opened = await openReady(testPorts(data));
    const head = addAudit(opened.db, count);
    opened.anchor.note(head.seq, head.hash);
    close(opened);
  }

  async function expectRolledBack(sentence: RegExp): Promise<void> {
    const before = fingerprintFolder(data);
    const outcome = await open(testPorts(data));
    expect(outcome).toMatchObject({ state: 'DATA_ROLLED_BACK' });
    if (outcome.state === 'READY') throw new Error('opened');
    expect(outcome.message).toMatch(sentence);
    expect(fingerprintFolder(data)).toEqual(before);
  }

  test('stays closed with an older database file, at every time, until an administrator decides', async () => {
    copyFileSync(join(data, 'rems.db'), join(folder.path, 'older.db'));
    await write(3);
    copyFileSync(join(folder.path, 'older.db'), join(data, 'rems.db'));
    await expectRolledBack(/ends at entry 1 .* entry 4/);
    await expectRolledBack(/entry 4/);
    const accepted = await openReady(testPorts(data), { acceptRollback: true });
    expect(accepted.notes.join()).toContain('accepted');
    close(accepted);
    close(await openReady(testPorts(data)));
  });

  test('stays closed with another history of the same length', async () => {
    copyFileSync(join(data, 'rems.db'), join(folder.path, 'older.db'));
    copyFileSync(join(data, 'anchor.json'), join(folder.path, 'older.json'));
    await write(3);
    copyFileSync(join(data, 'anchor.json'), join(folder.path, 'newer.json'));
    copyFileSync(join(folder.path, 'older.db'), join(data, 'rems.db'));
    copyFileSync(join(folder.path, 'older.json'), join(data, 'anchor.json'));
    await write(5);
    copyFileSync(join(folder.path, 'newer.json'), join(data, 'anchor.json'));
    await expectRolledBack(/was replaced: entry 4/);
  });

  test.each(['deleted', 'emptied', 'cut short'])('stays closed when the write-ahead log was %s', async (how) => {
    const opened = await openReady(testPorts(data));
    const head = addAudit(opened.db, 5);
    opened.anchor.note(head.seq, head.hash);
    opened.anchor.flush();
    const crashed = join(folder.path, 'crashed');
    // What the disk holds while the host runs is what a power cut leaves.
    const { cpSync } = await import('node:fs');
    cpSync(data, crashed, { recursive: true });
    close(opened);
    rmSync(data, { recursive: true });
    cpSync(crashed, data, { recursive: true });
    rmSync(join(data, 'rems.db-shm'));
    const log = join(data, 'rems.db-wal');
    if (how === 'deleted') rmSync(log);
    else truncateSync(log, how === 'emptied' ? 0 : 5000);
    const outcome = await open(testPorts(data));
    expect(outcome.state).toBe('DATA_ROLLED_BACK');
    cpSync(join(crashed, 'rems.db'), join(data, 'rems.db'));
    cpSync(join(crashed, 'rems.db-wal'), log);
    rmSync(join(data, 'rems.db-shm'), { force: true });
    const whole = await openReady(testPorts(data));
    expect(whole.db.prepare('SELECT count(*) FROM audit').pluck().get()).toBe(6);
    close(whole);
  });

  test('stays closed when the anchor is missing, altered or of another installation', async () => {
    const file = join(data, 'anchor.json');
    const text = readFileSync(file, 'utf8');
    rmSync(file);
    await expectRolledBack(/anchor\.json is missing/);
    writeFileSync(file, text.replace('"seq": 1', '"seq": 0'), { mode: 0o600 });
    await expectRolledBack(/anchor\.json was altered/);
    writeFileSync(file, '{}', { mode: 0o600 });
    await expectRolledBack(/anchor\.json was altered/);
    const other = join(folder.path, 'other');
    await setUp(testPorts(other));
    copyFileSync(join(other, 'anchor.json'), file);
    await expectRolledBack(/belongs to other data/);
    writeFileSync(file, text);
    close(await openReady(testPorts(data)));
  });

  test('opens when the database is ahead of its anchor, as after a crash', async () => {
    const opened = await openReady(testPorts(data));
    addAudit(opened.db, 10);
    close(opened);
    close(await openReady(testPorts(data)));
  });
});
