import { cpSync, mkdirSync, readdirSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { dataFiles } from '../../main/database/data-files.ts';
import { bootHost } from '../../main/host/boot.ts';
import { copyInstallation, createTestCore, openTestCore, temporaryFolder } from '../support/core.ts';
import { memoryLog, testClock, testPorts } from '../support/ports.ts';
import { rems as run } from '../support/run-program.ts';
import { makeProvenSet } from '../support/sets.ts';

const rems = (args: readonly string[], { data, input }: { data: string; input?: string }) =>
  run([...args, '--data', data], input);

const add = (it: Awaited<ReturnType<typeof createTestCore>>, name: string) =>
  it.as('operator').lookups.create({ kind: 'department', name });
const departments = async (it: Awaited<ReturnType<typeof createTestCore>>) =>
  (await it.as('operator').lookups.list({ kind: 'department' })).items.map(({ name }) => name);

test('--to makes a data folder that opens here without a question, for its owner only; a folder in use is refused', async () => {
  const it = await createTestCore();
  await add(it, 'Radiology');
  const set = await makeProvenSet(it.folder, it.clock);
  const to = join(temporaryFolder(), 'restored');
  const done = await rems(['backup', 'restore', 'latest', '--to', to, '--json'], { data: it.folder });
  expect(done).toMatchObject({ code: 0 });
  expect(JSON.parse(done.stdout)).toMatchObject({ set: set.name, folder: to });
  const open = readdirSync(to, { recursive: true, encoding: 'utf8' }).filter(
    (name) => (statSync(join(to, name)).mode & 0o077) !== 0,
  );
  expect(open).toEqual([]);
  const restored = await openTestCore(to, { clock: it.clock });
  expect(await departments(restored)).toEqual(['Radiology']);
  const again = { setFolder: set.folder, into: to, recoveryKey: undefined, operator: 'test' };
  await expect(it.core.restoreTo(again)).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('on another machine --to asks for the recovery key, and leaves nothing without it', async () => {
  const it = await createTestCore();
  const set = await makeProvenSet(it.folder, it.clock);
  const parent = temporaryFolder();
  const to = join(parent, 'restored');
  mkdirSync(join(parent, 'empty'));
  const elsewhere = await openTestCore(join(parent, 'empty'), { clock: it.clock });
  const without = { setFolder: set.folder, into: to, recoveryKey: undefined, operator: 'test' };
  await expect(elsewhere.core.restoreTo(without)).rejects.toMatchObject({
    code: 'INVALID',
    message: expect.stringContaining('--recovery-key-stdin'),
  });
  expect(readdirSync(parent)).toEqual(['empty']);
  const withKey = await rems(['backup', 'restore', set.folder, '--to', to, '--recovery-key-stdin'], {
    data: join(parent, 'empty'),
    input: `${set.recoveryKey}\n`,
  });
  expect(withKey).toMatchObject({ code: 0 });
  expect((await openTestCore(to, { clock: it.clock })).core.state().state).toBe('READY');
});

test('in place: asks first, then restores and keeps what was there', async () => {
  const it = await createTestCore();
  await add(it, 'Before');
  const set = await makeProvenSet(it.folder, it.clock);
  await add(it, 'After');
  await it.core.close();
  const unasked = await rems(['backup', 'restore', set.name], { data: it.folder });
  expect(unasked).toMatchObject({ code: 2, stderr: expect.stringContaining('--yes') });
  const alone = await rems(['backup', 'restore', set.name, '--yes', '--json'], { data: it.folder });
  expect(alone).toMatchObject({ code: 0 });
  expect(JSON.parse(alone.stdout)).toMatchObject({ before: expect.stringMatching(/pre-restore$/) });
  const after = await openTestCore(it.folder, { clock: it.clock });
  expect(await departments(after)).toEqual(['Before']);
});

test('a host that runs on the data is asked to do it itself', async () => {
  const folder = copyInstallation();
  const set = await makeProvenSet(folder, testClock());
  const host = await bootHost(testPorts({ folder, clock: testClock(), log: memoryLog() }), { workerEntry: null });
  onTestFinished(() => host.close());
  const states: string[] = [];
  host.core.onState((state) => states.push(state));
  expect(await rems(['backup', 'restore', set.name, '--yes'], { data: folder })).toMatchObject({ code: 0 });
  expect(states[0]).toBe('MAINTENANCE');
  expect(states.at(-1)).toBe('READY');
});

test('a data folder that does not open starts again from its newest backup that holds and that no restore made', async () => {
  const folder = copyInstallation();
  const set = await makeProvenSet(folder, testClock());
  const { backups } = dataFiles(folder);
  mkdirSync(join(backups, '20400101_000000_auto'));
  cpSync(set.folder, join(backups, '20390101_000000_pre-restore'), { recursive: true });
  writeFileSync(join(folder, 'rems.db'), Buffer.alloc(8192, 7));
  const done = await rems(['backup', 'restore', 'latest', '--yes'], { data: folder });
  expect(done).toMatchObject({ code: 0, stdout: expect.stringContaining(set.name) });
  expect((await openTestCore(folder)).core.state().state).toBe('READY');
});

test('on a machine without data the key makes them, and is not asked for again', async () => {
  const it = await createTestCore();
  await add(it, 'Radiology');
  const set = await makeProvenSet(it.folder, it.clock);
  const data = join(temporaryFolder(), 'deep', 'data');
  const restored = await rems(['backup', 'restore', set.folder, '--yes', '--recovery-key-stdin'], {
    data,
    input: `${set.recoveryKey}\n`,
  });
  expect(restored).toMatchObject({ code: 0 });
  expect(await departments(await openTestCore(data, { clock: it.clock }))).toEqual(['Radiology']);
});
