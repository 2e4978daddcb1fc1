import { cpSync, mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { dataFiles } from '../../main/database/data-files.ts';
import { migrations } from '../../main/database/migrations/index.ts';
import { prepareInstallation } from '../../main/database/prepare-installation.ts';
import { writeFirstRows } from '../../main/setup/first-rows.ts';
import { createTestCore, temporaryFolder } from '../support/core.ts';
import { memoryLog, testPorts } from '../support/ports.ts';
import { keysOf, makeProvenSet } from '../support/sets.ts';

test('a set under other keys needs its own sheet; what was there before comes back from the list with its own', async () => {
  const it = await createTestCore();
  await it.as('operator').lookups.create({ kind: 'department', name: 'Ours' });
  const { recoveryKey: own } = await keysOf(it.folder, it.clock);
  const elsewhere = join(temporaryFolder(), 'data');
  mkdirSync(elsewhere);
  const ports = testPorts({ folder: elsewhere, clock: it.clock, log: memoryLog() });
  const prepared = await prepareInstallation(ports);
  const administrator = { username: 'anna', email: null, passwordHash: 'none', language: 'en' } as const;
  const { db, anchor } = await prepared.create({
    migrations,
    firstWrite: (fresh, keys) =>
      writeFirstRows({ db: fresh, installId: prepared.installId, ports, administrator, keyring: keys.keyring() }),
  });
  anchor.flush();
  db.close();
  const set = await makeProvenSet(elsewhere, it.clock);
  cpSync(set.folder, join(dataFiles(it.folder).backups, set.name), { recursive: true });
  it.clock.advance(5_000);
  const { restore } = it.atConsole('operator');
  expect(await restore.preview({ set: set.name })).toMatchObject({ needsRecoveryKey: true, lost: null });
  const call = { set: set.name, reason: 'Two clinics become one' };
  await expect(restore.begin(call)).rejects.toMatchObject({ fields: { recoveryKey: expect.any(String) } });
  const done = await restore.begin({ ...call, recoveryKey: set.recoveryKey });
  expect(done).toMatchObject({ before: expect.stringMatching(/pre-restore$/), undoUntil: null });
  expect((await restore.last({})).last).toMatchObject({ set: set.name, undoUntil: null });
  await expect(restore.undo({ reason: 'back' })).rejects.toMatchObject({ code: 'CONFLICT' });
  const again = await it.reopen();
  const departments = async () => (await again.as('operator').lookups.list({ kind: 'department' })).items;
  expect(await departments()).toEqual([]);
  it.clock.advance(5_000);
  const back = { set: done.before ?? '', reason: 'Not yet', recoveryKey: own };
  await again.atConsole('operator').restore.begin(back);
  expect(await departments()).toMatchObject([{ name: 'Ours' }]);
});
