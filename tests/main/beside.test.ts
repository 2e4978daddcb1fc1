import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { createTransactor } from '../../main/rpc/transact.ts';
import { type AppEvent, topics } from '../../shared/contract/events.ts';
import { copyInstallation, createTestCore, openTestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';

const actor = {
  accountId: null,
  name: 'beside',
  origin: 'cli',
  address: null,
  requestId: 'r',
  action: 'test.beside',
} as const;

describe('a commit of another connection', () => {
  test('is announced, and the anchor follows it', async () => {
    const test = await createTestCore();
    const db = await openDatabaseOf(test.folder);
    const { transact } = createTransactor({ db, clock: test.clock });
    const announced = new Promise<AppEvent>((resolve) => test.core.onEvent(resolve));
    const seq = transact(actor, (tx) => tx.audit({ entity: 'person', entityId: 7 }));
    expect(await announced).toEqual({ topic: 'person', ids: [7] });
    await test.core.close();
    expect(JSON.parse(readFileSync(join(test.folder, 'anchor.json'), 'utf8'))).toMatchObject({ seq });
  });

  test('is one event without ids when it touches very many records', async () => {
    const test = await createTestCore();
    const db = await openDatabaseOf(test.folder);
    const { transact } = createTransactor({ db, clock: test.clock });
    const announced = new Promise<AppEvent>((resolve) => test.core.onEvent(resolve));
    transact(actor, (tx) => {
      for (let id = 1; id <= 500; id += 1) tx.audit({ entity: 'unit', entityId: id });
    });
    expect(await announced).toEqual({ topic: 'unit' });
  });

  test('is announced for every topic, unread, when it wrote thousands of entries', async () => {
    const test = await createTestCore();
    const db = await openDatabaseOf(test.folder);
    const { transact } = createTransactor({ db, clock: test.clock });
    const events: AppEvent[] = [];
    const all = new Promise<void>((resolve) => {
      test.core.onEvent((event) => {
        if (events.push(event) === topics.length) resolve();
      });
    });
    transact(actor, (tx) => {
      for (let id = 1; id <= 2001; id += 1) tx.audit({ entity: 'unit', entityId: 7 });
    });
    await all;
    expect(events).toEqual(topics.map((topic) => ({ topic })));
  });
});

describe('a listener that fails', () => {
  test('is logged, and keeps the event from nobody else', async () => {
    const { core, as, log } = await createTestCore();
    core.onEvent(() => {
      throw new Error('a window that is just closing');
    });
    const heard = new Promise<AppEvent>((resolve) => core.onEvent(resolve));
    await as('administrator').lookups.create({ kind: 'department', name: 'Angiography' });
    expect(await heard).toMatchObject({ topic: 'lookup' });
    const errors = log.entries.filter(({ level }) => level === 'error');
    expect(errors).toMatchObject([{ data: { topic: 'lookup' } }]);
  });
});

describe('a host that starts while a command writes', () => {
  test('does not wait for it, and leaves the import alone that the command then ends', async () => {
    const folder = copyInstallation();
    const db = await openDatabaseOf(folder);
    db.exec(
      "INSERT INTO imports (kind, source, file_name, state, created_at, created_by) VALUES ('equipment', 'file', 'a.csv', 'applying', '2026-01-01T00:00:00.000Z', 'x')",
    );
    db.exec("BEGIN IMMEDIATE; UPDATE imports SET state = 'applied'");
    const { core, as, log } = await openTestCore(folder, { workerEntry: new URL('file:///never-started.js') });
    expect(core.state().state).toBe('READY');
    db.exec('COMMIT');
    await as('administrator').lookups.create({ kind: 'department', name: 'Angiography' });
    expect(await as('administrator').imports.list({})).toMatchObject({ items: [{ state: 'applied' }] });
    expect(log.entries.filter(({ level }) => level === 'error')).toEqual([]);
  });

  test('sets an import back whose program has ended', async () => {
    const folder = copyInstallation();
    const db = await openDatabaseOf(folder);
    db.exec(
      "INSERT INTO imports (kind, source, file_name, state, created_at, created_by) VALUES ('equipment', 'file', 'a.csv', 'applying', '2026-01-01T00:00:00.000Z', 'x')",
    );
    const { as } = await openTestCore(folder, { workerEntry: new URL('file:///never-started.js') });
    expect(await as('administrator').imports.list({})).toMatchObject({ items: [{ state: 'checked' }] });
  });
});
