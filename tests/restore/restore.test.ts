import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { z } from 'zod';
import { openConnection } from '../../main/database/connection.ts';
import { dataFiles } from '../../main/database/data-files.ts';
import { systemRandom } from '../../main/host/system-ports.ts';
import type { Context } from '../../main/rpc/context.ts';
import { createDispatcher } from '../../main/rpc/dispatch.ts';
import { verifyChain } from '../../main/rpc/verify-chain.ts';
import { readSet } from '../../main/sets/read-set.ts';
import { mutation, query } from '../../shared/contract/define.ts';
import { createTestCore, type TestCore, temporaryFolder } from '../support/core.ts';
import { enrolled } from '../support/enrolled.ts';
import { memoryLog } from '../support/ports.ts';
import { deadMailServer, queueMails, setMail } from '../support/queued-mail.ts';
import { keysOf, makeProvenSet } from '../support/sets.ts';

const reason = 'Wrong file imported this morning';

async function addUnit(it: TestCore, model: string) {
  const { id: classId } = await it.as('operator').lookups.create({ kind: 'class', name: `Class of ${model}` });
  return it.as('operator').equipment.create({ classId, model });
}

async function models(it: TestCore): Promise<(string | null)[]> {
  const { items } = await it.as('operator').equipment.list({});
  return items.map(({ model }) => model).sort();
}

test('brings a set back, keeps what was there, signs everybody out and is on record', async () => {
  const it = await createTestCore();
  await addUnit(it, 'Before');
  const madeAt = it.clock.now();
  const set = await makeProvenSet(it.folder, it.clock);
  await addUnit(it, 'After');
  const lost = await it.as('operator').restore.preview({ set: set.name });
  expect(lost).toMatchObject({ needsRecoveryKey: false, upgrade: false, lost: { entries: 2 } });
  const states: string[] = [];
  it.core.onState((state) => states.push(state));
  const running: unknown[] = [];
  it.core.onEvent(({ topic }) => {
    if (topic !== 'backup') return;
    void it.send('operator', 'backup.state', {}).then((reply) => reply.ok && running.push(reply.data));
  });

  it.clock.advance(60_000);
  const done = await it.atConsole('administrator').restore.begin({ set: set.name, reason });
  expect(done).toMatchObject({ set: set.name, by: 'administrator', reason });
  expect(states).toEqual(expect.arrayContaining(['MAINTENANCE', 'READY']));
  expect(states.at(-1)).toBe('READY');
  expect(running).toContainEqual(expect.objectContaining({ running: expect.objectContaining({ task: 'restore' }) }));
  expect(await models(it)).toEqual(['Before']);
  await expect(it.as('administrator').equipment.list({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });

  const { authentication, database, files } = await keysOf(it.folder, it.clock);
  expect(readSet(`${files.backups}/${done.before}`, authentication)?.state).toBe('proven');
  const db = openConnection(files.database, database, { readonly: true });
  const newest = db
    .prepare<[], { action: string; reason: string; changes: string }>(
      'SELECT action, reason, changes FROM audit ORDER BY seq DESC LIMIT 1',
    )
    .get();
  expect(newest).toMatchObject({ action: 'restore.begin', reason });
  expect(JSON.parse(newest?.changes ?? '')).toMatchObject({ set: { new: set.name }, before: { new: done.before } });
  expect(verifyChain({ db }).ok).toBe(true);
  db.close();
  expect(readdirSync(it.folder).filter((name) => /^(staging|swap)/.test(name))).toEqual([]);
  const setAt = madeAt.toISOString().replace(/\.\d+Z$/, '.000Z');
  const last = { set: set.name, setAt, before: done.before };
  expect((await it.as('operator').restore.last({})).last).toMatchObject(last);
  const told = await it.as('operator').notices.list({});
  expect(told.items).toContainEqual(expect.objectContaining({ kind: 'restore.done', link: '/admin/backups' }));

  it.clock.advance(60_000);
  const undone = await it.as('operator').restore.undo({ reason: 'It was needed after all' });
  expect(undone.set).toBe(done.before);
  expect(await models(it)).toEqual(['After', 'Before']);
});

test('the attempt that made a backup is not under way for ever once that backup is restored', async () => {
  const it = await createTestCore();
  await addUnit(it, 'Before');
  const made = await it.as('operator').backup.run({});
  await it.atConsole('administrator').restore.begin({ set: made.set ?? '', reason });
  const { items } = await it.as('operator').backup.runs({});
  expect(items).toMatchObject([{ task: 'make', set: made.set, result: 'done', message: made.message }]);
});

test('copies go on to second places that the set does not know, and the last exercise stays known', async () => {
  const it = await createTestCore();
  await addUnit(it, 'Before');
  const { set } = await it.as('operator').backup.run({});
  const path = join(temporaryFolder(), 'share');
  mkdirSync(path);
  const place = { label: 'Share', path, removable: false };
  await it.as('operator').backup.addDestination(place);
  const drill = await it.as('operator').backup.drill({});
  expect(drill).toMatchObject({ task: 'drill', result: 'done' });
  await it.atConsole('administrator').restore.begin({ set: set ?? '', reason });
  const now = await it.as('operator').backup.state({});
  expect(now.destinations).toMatchObject([place]);
  const { startedAt, message } = drill;
  expect(now.lastDrill).toMatchObject({ startedAt, message, result: 'done' });

  // The restored data know both by then.
  const { set: again } = await it.as('operator').backup.run({});
  await it.atConsole('operator').restore.begin({ set: again ?? '', reason });
  const { items } = await it.as('operator').backup.runs({});
  expect(items.filter(({ task }) => task === 'drill')).toHaveLength(1);
  expect((await it.as('operator').backup.state({})).destinations).toHaveLength(1);
});

test('how this machine lets others in stays as it is, whatever the set says', async () => {
  const it = await createTestCore();
  const { network } = it.atConsole('administrator');
  const { settings } = await network.state({});
  expect(settings).toMatchObject({ enabled: false, version: 0 });
  const off = await it.as('operator').backup.run({});
  const on = await network.save({ version: 0, enabled: true, scope: 'loopback', port: 9443 });
  const open = await it.as('operator').backup.run({});
  await it.atConsole('administrator').restore.begin({ set: off.set ?? '', reason });
  expect((await it.as('operator').network.state({})).settings).toEqual(on);
  const closed = await it.as('operator').network.save({ version: on.version, enabled: false });
  await it.as('operator').restore.begin({ set: open.set ?? '', reason });
  expect((await it.as('operator').network.state({})).settings).toEqual(closed);
});

test('what was revoked since the set was made stays revoked, and the rest goes on', async () => {
  const it = await createTestCore();
  const physicist = it.as('physicist').tokens;
  const kept = await physicist.create({ name: 'kept', scopes: ['equipment:read'] });
  const gone = await physicist.create({ name: 'gone', scopes: ['equipment:read'] });
  const known = await enrolled(it);
  const set = await makeProvenSet(it.folder, it.clock);
  await physicist.revoke({ id: gone.item.id });
  await it.as('administrator').devices.revoke({ id: known.id });
  await it.atConsole('administrator').restore.begin({ set: set.name, reason });
  const answer = async (bearer: string) => {
    const script = { origin: 'https', address: '192.0.2.10', session: null, bearer } as const;
    const reply = await it.core.dispatch('equipment.list', {}, script);
    return reply.ok ? 'OK' : reply.error.code;
  };
  expect([await answer(kept.token), await answer(gone.token)]).toEqual(['OK', 'UNAUTHENTICATED']);
  expect(await it.core.dispatch('devices.status', {}, known.browser)).toMatchObject({ data: { approved: false } });
});

test('mail that waited when the set was made is not sent once more by itself', async () => {
  const it = await createTestCore();
  await setMail(it, deadMailServer);
  await queueMails(it, [{ subject: 'Survey due' }]);
  const set = await makeProvenSet(it.folder, it.clock);
  await it.atConsole('operator').restore.begin({ set: set.name, reason });
  const { items } = await it.as('operator').mail.outbox({});
  expect(items).toMatchObject([
    { subject: 'Survey due', state: 'failed', lastError: expect.stringContaining('before a restore') },
  ]);
  const [mail] = items;
  expect(await it.as('operator').mail.retry({ id: mail?.id ?? 0 })).toMatchObject({ state: 'queued' });
});

test('refuses a set that was altered, and leaves everything as it is', async () => {
  const it = await createTestCore();
  const set = await makeProvenSet(it.folder, it.clock);
  await addUnit(it, 'After');
  const { database } = dataFiles(set.folder);
  const bytes = readFileSync(database);
  bytes[5000] = (bytes[5000] ?? 0) ^ 1;
  writeFileSync(database, bytes);
  const attempt = it.atConsole('administrator').restore.begin({ set: set.name, reason });
  await expect(attempt).rejects.toMatchObject({ code: 'INVALID' });
  expect(await models(it)).toEqual(['After']);
  expect(existsSync(dataFiles(it.folder).staging)).toBe(false);
});

test('is done at the workstation, by who manages the system', async () => {
  const it = await createTestCore();
  const set = await makeProvenSet(it.folder, it.clock);
  await expect(it.as('administrator').restore.begin({ set: set.name, reason })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await expect(it.atConsole('physicist').restore.begin({ set: set.name, reason })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await expect(it.atConsole('administrator').restore.undo({ reason })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('is refused while a command has the data open, which stay as they are', async () => {
  const it = await createTestCore();
  const set = await makeProvenSet(it.folder, it.clock);
  await addUnit(it, 'After');
  const { database, files } = await keysOf(it.folder, it.clock);
  const command = openConnection(files.database, database);
  command.prepare('SELECT count(*) FROM units').get();
  await expect(it.atConsole('administrator').restore.begin({ set: set.name, reason })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
  command.close();
  expect(it.core.state().state).toBe('READY');
  expect(await models(it)).toEqual(['After']);
});

test('calls that arrive meanwhile are told to wait', async () => {
  const it = await createTestCore();
  const set = await makeProvenSet(it.folder, it.clock);
  const seen: unknown[] = [];
  it.core.onState((state) => {
    if (state === 'MAINTENANCE') void it.send('administrator', 'equipment.list', {}).then((reply) => seen.push(reply));
  });
  await it.atConsole('administrator').restore.begin({ set: set.name, reason });
  expect(seen[0]).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE', details: { state: 'MAINTENANCE' } } });
});

test('a call in flight on data that are closed meanwhile says so, and writes nothing into those that are open then', async () => {
  let data = {};
  const core = {
    state: () => ({ state: 'READY', message: '' }),
    handler: (name: string) => async (_input: unknown, ctx: Context) => {
      await Promise.resolve();
      data = {};
      if (name === 'test.write') ctx.transact(() => undefined);
      throw new TypeError('The database connection is not open');
    },
    data: () => data,
    readOnly: () => false,
    authenticate: () => null,
    present: () => null,
    read: () => undefined,
    onlyRows: () => false,
    flushing: () => undefined,
    transact: () => {
      throw new Error('nothing may be written here');
    },
  };
  const public_ = { access: 'public', summary: '', input: z.strictObject({}), output: z.object({}) } as const;
  const contract = { test: { read: query(public_), write: mutation(public_) } };
  const { dispatch } = createDispatcher({ contract, core, log: memoryLog(), random: systemRandom, host: 'headless' });
  const caller = { origin: 'cli', address: null, session: null } as const;
  for (const name of ['test.read', 'test.write'])
    expect(await dispatch(name, {}, caller)).toMatchObject({ ok: false, error: { code: 'UNAVAILABLE' } });
});
