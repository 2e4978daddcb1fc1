import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test } from 'vitest';
import { createDestinationRunner } from '../../main/backup/destination-runner.ts';
import { createBackupRunner } from '../../main/backup/runner.ts';
import { systemRandom } from '../../main/host/system-ports.ts';
import { createBackupDesk, smallReserve } from '../support/backup-desk.ts';
import { temporaryFolder } from '../support/core.ts';
import { checkout } from '../support/run-program.ts';

const entryOf = (file: string) => pathToFileURL(join(checkout, 'main/backup', file));
const unwatched = () => undefined;

test('a set is made and proven in a thread of its own, which refuses in words and stops when it is asked to', async () => {
  const { files, keys, clock, folder } = await createBackupDesk();
  const before = Buffer.from(keys.database);
  const runner = createBackupRunner({ entry: entryOf('worker.ts'), keys, clock, random: systemRandom });
  const order = { task: 'make', dataFolder: folder, kind: 'auto', appVersion: '1.0.0' } as const;
  const steps = new Set<string>();
  const never = new AbortController().signal;
  const end = await runner({ ...order, reserve: smallReserve }, (step) => steps.add(step), never);
  expect(end.proof.ok).toBe(true);
  expect(readdirSync(files.backups)).toEqual([end.set]);
  expect([...steps]).toEqual(expect.arrayContaining(['database', 'seal', 'manifest', 'audit']));
  // The keys were copied for the thread, not taken away.
  expect(keys.database.equals(before)).toBe(true);

  const large = runner({ ...order, reserve: Number.MAX_SAFE_INTEGER / 2 }, unwatched, never);
  await expect(large).rejects.toMatchObject({ code: 'UNAVAILABLE', details: { state: 'DISK_LOW' } });
  await expect(runner({ ...order, reserve: 0 }, unwatched, AbortSignal.abort())).rejects.toThrow();
  expect(readdirSync(files.backups)).toEqual([end.set]);
});

test('a second place is worked at by a process of its own, which is given up when the place hangs', async () => {
  const desk = await createBackupDesk();
  const made = desk.make();
  desk.prove(made.folder, { record: true });
  const path = join(temporaryFolder(), 'share');
  mkdirSync(path);
  const { keys, clock, installId, folder: dataFolder } = desk;
  const { authentication } = keys;
  const runner = createDestinationRunner({ entry: entryOf('copy-process.ts'), authentication, clock });
  const marked = await runner({ order: 'mark', path, installId, dataFolder, at: clock.now().toISOString() }, unwatched);
  expect(marked).toMatchObject({ state: 'ours', sets: [] });
  const copied = await runner(
    {
      ...{ order: 'copy', path, installId, dataFolder, from: desk.files.backups, name: made.name, uuid: 'a' },
      ...{ rules: { dailyDays: 30, weeklyDays: 90, monthlyDays: 365 }, pinned: [], prune: true },
    },
    unwatched,
  );
  expect(copied.sets).toMatchObject([{ name: made.name, state: 'proven' }]);
  await expect(
    runner({ order: 'mark', path: dataFolder, installId, dataFolder, at: '' }, unwatched),
  ).rejects.toMatchObject({
    code: 'INVALID',
  });

  const silent = join(temporaryFolder(), 'silent.mjs');
  writeFileSync(silent, `process.on('message', () => { for (;;); });`);
  const limits = { work: 300, look: 300 };
  const hung = createDestinationRunner({ entry: pathToFileURL(silent), authentication, clock, limits });
  await expect(hung({ order: 'look', path, installId }, unwatched)).rejects.toMatchObject({ code: 'UNAVAILABLE' });

  const slow = join(temporaryFolder(), 'slow.mjs');
  writeFileSync(
    slow,
    `process.on('message', () => {
      let steps = 0;
      setInterval(() => process.send(steps++ < 12 ? { kind: 'step', step: 'copy', done: steps, total: 12 } : { kind: 'ended', report: {} }), 100);
    });`,
  );
  const patient = createDestinationRunner({
    entry: pathToFileURL(slow),
    authentication,
    clock,
    limits: { ...limits, work: 800 },
  });
  await expect(patient({ order: 'verify', path, installId, name: made.name }, unwatched)).resolves.toEqual({});

  const broken = join(temporaryFolder(), 'broken.mjs');
  writeFileSync(broken, 'process.exit(3);');
  const dying = createDestinationRunner({ entry: pathToFileURL(broken), authentication, clock });
  await expect(dying({ order: 'look', path, installId }, unwatched)).rejects.toThrow(/code 3/);
});
