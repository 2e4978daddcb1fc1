import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFiles } from '../../main/database/data-files.ts';
import { insertInstallation } from '../../main/database/installation.ts';
import { migrations } from '../../main/database/migrations/index.ts';
import { prepareInstallation } from '../../main/database/prepare-installation.ts';
import { createTransactor } from '../../main/rpc/transact.ts';
import { writeFirstRows } from '../../main/setup/first-rows.ts';
import { createTestCore, openTestCore, temporaryFolder } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { memoryLog, testClock, testPorts } from '../support/ports.ts';
import { makeProvenSet } from '../support/sets.ts';

const clock = testClock('2026-03-02T08:00:00.000Z');
const administrator = { username: 'anna', email: null, passwordHash: 'none', language: 'en' } as const;
const actor = { accountId: null, name: 'x', origin: 'job', address: null, requestId: 'r', action: 'x' } as const;
const released = migrations.slice(0, -1).map(({ id }) => id);
const [first = 0] = released;

/** A proven set as the version made it whose last step this is, with one unit. */
async function setOf(version: number) {
  const folder = join(temporaryFolder(), 'data');
  mkdirSync(folder);
  const ports = testPorts({ folder, clock, log: memoryLog() });
  const prepared = await prepareInstallation(ports);
  const { db, anchor } = await prepared.create({
    migrations: migrations.filter(({ id }) => id <= version),
    // The first version had less to write.
    firstWrite: (fresh) =>
      version > first
        ? writeFirstRows({ db: fresh, installId: prepared.installId, ports, administrator })
        : createTransactor({ db: fresh, clock }).transact(actor, (tx) => {
            insertInstallation(fresh, { installId: prepared.installId, at: tx.at, appVersion: '0.0.0' });
            tx.audit({ entity: 'system', entityId: prepared.installId });
          }),
  });
  createTransactor({ db, clock }).transact(actor, (tx) => {
    db.prepare(`INSERT INTO classes (name, name_folded, created_at) VALUES ('CT', 'ct', ?)`).run(tx.at);
    db.prepare(`INSERT INTO units (class_id, model, created_at, updated_at) VALUES (1, 'Old', ?, ?)`).run(tx.at, tx.at);
    tx.audit({ entity: 'unit', entityId: 1, action: 'equipment.create' });
  });
  anchor.flush();
  db.close();
  return { folder, set: await makeProvenSet(folder, clock) };
}

test.each(released)(
  'B14: a set of schema %i comes back, brought up to date, and its trail goes on',
  async (version) => {
    const { folder, set } = await setOf(version);
    const empty = join(temporaryFolder(), 'data');
    mkdirSync(empty);
    const fresh = await openTestCore(empty, { clock });
    const call = { folder: dataFiles(folder).backups, set: set.name, recoveryKey: set.recoveryKey };
    expect(await fresh.atConsole('nobody').restore.fromSet(call)).toMatchObject({
      state: 'READY',
      proof: { ok: true },
    });
    const api = fresh.as('operator');
    expect((await api.equipment.list({})).items).toMatchObject([{ model: 'Old' }]);
    expect(await api.audit.verify({})).toMatchObject({ ok: true });
    expect((await api.restore.last({})).last).toMatchObject({ set: set.name });
    expect((await api.backup.run({})).result).toBe('done');
  },
);

test('B14: a set of a newer version is refused, with the version that reads it', async () => {
  const it = await createTestCore();
  const db = await openDatabaseOf(it.folder);
  db.pragma('user_version = 9999');
  db.close();
  const set = await makeProvenSet(it.folder, it.clock);
  const again = await openTestCore(join(temporaryFolder(), 'data'), { clock });
  const call = { folder: dataFiles(it.folder).backups, set: set.name, recoveryKey: set.recoveryKey };
  await expect(again.atConsole('nobody').restore.fromSet(call)).rejects.toMatchObject({
    code: 'INVALID',
    message: expect.stringContaining('newer version'),
  });
});
