import { existsSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { readAnchor, replaceAnchor } from '../../main/database/anchor.ts';
import { readAuditHead } from '../../main/database/audit-head.ts';
import { openConnection } from '../../main/database/connection.ts';
import { type DataFiles, dataFiles } from '../../main/database/data-files.ts';
import { lockDataFolder } from '../../main/database/host-lock.ts';
import { beginSwap, freshStaging, type SwapStep, settleSwap, swapSteps } from '../../main/database/swap-database.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { addAudit, close, open, openReady, setUp, temporaryFolder, testPorts } from './test-installation.ts';

let folder: ReturnType<typeof temporaryFolder>;
let files: DataFiles;
let keys: { database: Buffer; authentication: Buffer; installId: string };
const now = new Date();

beforeEach(async () => {
  folder = temporaryFolder();
  files = dataFiles(folder.path);
  await setUp(testPorts(folder.path));
  const opened = await openReady(testPorts(folder.path));
  keys = {
    database: Buffer.from(opened.keys.database),
    authentication: Buffer.from(opened.keys.authentication),
    installId: opened.installId,
  };
  addAudit(opened.db, 4);
  opened.anchor.note(5, readAuditHead(opened.db).hash);
  close(opened);
});
afterEach(() => folder.remove());

/** A copy that ends at the second entry, with the anchor that goes with it. */
function stageOlder(): void {
  const staged = freshStaging(files);
  const present = openConnection(files.database, keys.database);
  present.prepare('VACUUM INTO ?').run(staged.database);
  present.close();
  const copy = openConnection(staged.database, keys.database, { journal: 'delete' });
  copy.exec('DELETE FROM audit WHERE seq > 2');
  replaceAnchor(staged.anchor, keys.authentication, {
    installId: keys.installId,
    ...readAuditHead(copy),
    at: now.toISOString(),
  });
  copy.close();
}

function swap(onStep: (step: SwapStep) => void = () => {}): void {
  const begun = beginSwap({ files, task: 'restore', key: keys.database, now, onStep });
  begun.commit();
}

test('puts the new database and its anchor in place, and leaves nothing behind', async () => {
  stageOlder();
  swap();
  const opened = await openReady(testPorts(folder.path));
  expect(readAuditHead(opened.db).seq).toBe(2);
  close(opened);
  expect(readdirSync(folder.path).filter((name) => /swap|staging|-wal|-journal/.test(name))).toEqual([]);
});

class Cut extends Error {}

test.each(swapSteps)('a crash at %s ends in the old state or the new one, never in both', async (cutAt) => {
  stageOlder();
  const attempt = () =>
    swap((step) => {
      if (step === cutAt) throw new Cut();
    });
  expect(attempt).toThrow(Cut);
  const opened = await openReady(testPorts(folder.path));
  const { seq } = readAuditHead(opened.db);
  const isNew = swapSteps.indexOf(cutAt) >= swapSteps.indexOf('swap.committed');
  expect(seq).toBe(isNew ? 2 : 5);
  const anchor = readAnchor(files.anchor, keys.authentication);
  expect(anchor.state === 'genuine' && anchor.anchor.seq).toBe(seq);
  close(opened);
  expect(existsSync(files.swapJournal) || existsSync(files.staging)).toBe(false);
});

test('a log of the old database that lies there is not replayed over the new one', async () => {
  stageOlder();
  const cut = () =>
    swap((step) => {
      if (step === 'swap.committed') throw new Cut();
    });
  expect(cut).toThrow(Cut);
  writeFileSync(`${files.database}-wal`, 'not of this database');
  writeFileSync(`${files.database}-journal`, 'nor this');
  const opened = await openReady(testPorts(folder.path));
  expect(readAuditHead(opened.db).seq).toBe(2);
  close(opened);
});

test('is refused while another program has the database open', async () => {
  const other = await openReady(testPorts(folder.path, { host: 'cli' }));
  stageOlder();
  expect(() => swap()).toThrow(AppError);
  expect(existsSync(files.swapJournal)).toBe(false);
  close(other);
  stageOlder();
  swap();
});

test('other programs wait while a swap is made, and take one back whose owner is gone', async () => {
  const lock = lockDataFolder(folder.path);
  stageOlder();
  const begun = beginSwap({ files, task: 'rotate', key: keys.database, now });
  const blocked = await open(testPorts(folder.path, { host: 'cli' }));
  expect(blocked.state).toBe('MAINTENANCE');
  expect(existsSync(files.swapJournal)).toBe(true);
  lock?.release();
  const opened = await openReady(testPorts(folder.path, { host: 'cli' }));
  expect(readAuditHead(opened.db).seq).toBe(5);
  close(opened);
  expect(existsSync(files.swapJournal)).toBe(false);
  begun.end();
});

test('a journal that somebody damaged is judged by what was moved already', () => {
  stageOlder();
  writeFileSync(files.swapJournal, '{"v":1,"task":');
  const before = readFileSync(files.database);
  expect(settleSwap(files)).toBe('taken-back');
  expect(readFileSync(files.database).equals(before)).toBe(true);
  expect(settleSwap(files)).toBeUndefined();
});

test('staging without a journal is swept at the next start', async () => {
  stageOlder();
  close(await openReady(testPorts(folder.path)));
  expect(existsSync(files.staging)).toBe(false);
  rmSync(files.staging, { recursive: true, force: true });
});
