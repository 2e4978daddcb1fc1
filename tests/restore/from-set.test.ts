import {
  cpSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFiles } from '../../main/database/data-files.ts';
import { createTestCore, openTestCore, type TestCore, temporaryFolder } from '../support/core.ts';
import { keysOf, makeProvenSet } from '../support/sets.ts';

async function withSet() {
  const it = await createTestCore();
  const { id: classId } = await it.as('operator').lookups.create({ kind: 'class', name: 'Mammography' });
  await it.as('operator').equipment.create({ classId, model: 'Kept' });
  return { it, set: await makeProvenSet(it.folder, it.clock) };
}

const models = async (it: TestCore) => (await it.as('operator').equipment.list({})).items.map(({ model }) => model);

/** A data folder of a new machine, and a drive with the set. */
function newMachine(setFolder: string, name: string) {
  const parent = temporaryFolder();
  const drive = join(parent, 'drive');
  mkdirSync(drive);
  cpSync(setFolder, join(drive, name), { recursive: true });
  return { drive, folder: join(parent, 'data') };
}

test('on a new machine the recovery key is enough, and the machine is remembered', async () => {
  const { it, set } = await withSet();
  const { drive, folder } = newMachine(set.folder, set.name);
  await it.core.close();
  mkdirSync(folder);
  const fresh = await openTestCore(folder, { clock: it.clock });
  expect(fresh.core.state().state).toBe('SETUP');
  const console = fresh.atConsole('nobody');
  const found = await console.restore.found({ folder: join(drive, set.name) });
  expect(found).toMatchObject({ folder: drive, items: [{ name: set.name, state: 'unproven' }] });
  const call = { folder: drive, set: set.name };
  await expect(console.restore.fromSet(call)).rejects.toMatchObject({
    code: 'INVALID',
    fields: { recoveryKey: expect.any(String) },
  });
  expect(existsSync(dataFiles(folder).database)).toBe(false);
  const answer = await console.restore.fromSet({ ...call, recoveryKey: set.recoveryKey });
  expect(answer).toMatchObject({ state: 'READY', proof: { ok: true } });
  expect(await models(fresh)).toEqual(['Kept']);
  await expect(console.restore.found({})).rejects.toMatchObject({ code: 'CONFLICT' });
  const again = await fresh.reopen();
  expect(again.core.state().state).toBe('READY');
  for (const name of ['', 'keys', 'backups', 'attachments'])
    expect(statSync(join(folder, name)).mode & 0o077, name).toBe(0);
});

test('a key of another installation opens nothing and changes nothing', async () => {
  const { it, set } = await withSet();
  const { drive, folder } = newMachine(set.folder, set.name);
  await it.core.close();
  mkdirSync(folder);
  const fresh = await openTestCore(folder, { clock: it.clock });
  const groups = set.recoveryKey.split('-').reverse().join('-');
  const call = { folder: drive, set: set.name, recoveryKey: groups };
  await expect(fresh.atConsole('nobody').restore.fromSet(call)).rejects.toMatchObject({ code: 'INVALID' });
  await expect(fresh.as('nobody').restore.found({ folder: drive })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(fresh.atConsole('nobody').restore.fromSet({ folder: drive, set: '../../etc' })).rejects.toMatchObject({
    code: 'NOT_FOUND',
  });
  expect(fresh.core.state().state).toBe('SETUP');
});

test('over HTTP the printed code is asked for', async () => {
  const { it, set } = await withSet();
  const { drive, folder } = newMachine(set.folder, set.name);
  await it.core.close();
  mkdirSync(folder);
  const fresh = await openTestCore(folder, { clock: it.clock, setupCode: 'ABCD1234' });
  await expect(fresh.atConsole('nobody').restore.found({ folder: drive })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  expect((await fresh.atConsole('nobody').restore.found({ folder: drive, code: 'abcd-1234' })).items).toHaveLength(1);
});

const losses: readonly [string, string, (folder: string) => void][] = [
  ['DB_CORRUPT', 'the first page overwritten', (folder) => spoil(dataFiles(folder).database, 0, 4096)],
  ['DB_MISSING', 'the database gone', (folder) => rmSync(dataFiles(folder).database)],
  ['KEYRING_MISSING', 'the keyring and its copies gone', (folder) => dropKeyrings(folder)],
];

test.each(losses)(
  '%s: %s; the machine starts again from its own set, what lay there is kept',
  async (state, _how, harm) => {
    const { it, set } = await withSet();
    await it.core.close();
    harm(it.folder);
    const before = existsSync(dataFiles(it.folder).database) ? readFileSync(dataFiles(it.folder).database) : undefined;
    const broken = await openTestCore(it.folder, { clock: it.clock });
    expect(broken.core.state().state).toBe(state);
    expect((await broken.atConsole('nobody').restore.found({})).items.map(({ name }) => name)).toEqual([set.name]);
    it.clock.advance(5_000);
    const answer = await broken.atConsole('nobody').restore.fromSet({ set: set.name });
    expect(answer.state).toBe('READY');
    expect(await models(broken)).toEqual(['Kept']);
    const aside = readdirSync(dataFiles(it.folder).backups).filter((name) => name.endsWith('pre-restore'));
    expect(aside).toHaveLength(1);
    // What was kept is no backup that went wrong.
    const { health, newest } = await broken.as('operator').backup.state({});
    expect({ health, newest: newest?.name }).toEqual({ health: 'green', newest: set.name });
    const kept = join(dataFiles(it.folder).backups, aside[0] ?? '', 'rems.db');
    if (before === undefined) expect(existsSync(kept)).toBe(false);
    else expect(readFileSync(kept).equals(before)).toBe(true);
  },
);

function spoil(file: string, from: number, to: number): void {
  const bytes = readFileSync(file);
  bytes.fill(0x5a, from, to);
  writeFileSync(file, bytes);
}

function dropKeyrings(folder: string): void {
  const { keys } = dataFiles(folder);
  for (const name of readdirSync(keys))
    if (name.startsWith('keyring')) renameSync(join(keys, name), join(folder, `${name}.gone`));
}

test('a database that was rolled back behind its anchor is kept as a proven set', async () => {
  const { it, set } = await withSet();
  const { files } = await keysOf(it.folder, it.clock);
  await it.core.close();
  const older = readFileSync(files.database);
  const again = await openTestCore(it.folder, { clock: it.clock });
  await again.as('operator').lookups.create({ kind: 'department', name: 'Radiology' });
  await again.core.close();
  writeFileSync(files.database, older);
  const broken = await openTestCore(it.folder, { clock: it.clock });
  expect(broken.core.state().state).toBe('DATA_ROLLED_BACK');
  it.clock.advance(5_000);
  const answer = await broken.atConsole('nobody').restore.fromSet({ set: set.name });
  expect(answer.state).toBe('READY');
});
