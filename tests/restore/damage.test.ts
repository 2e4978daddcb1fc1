import { expect, test } from 'vitest';
import { createTestCore, openTestCore } from '../support/core.ts';
import { eventually } from '../support/eventually.ts';
import { makeProvenSet } from '../support/sets.ts';
import { spoilPage } from '../support/spoiled-page.ts';

test('a damaged page that opening does not read is found at the start; data are then only read, until they are restored', async () => {
  const it = await createTestCore();
  const set = await makeProvenSet(it.folder, it.clock);
  await it.core.close();
  await spoilPage(it.folder, 'import_chunks', it.clock);
  const damaged = await openTestCore(it.folder, { clock: it.clock });
  const api = damaged.as('administrator');
  expect(damaged.core.state().state).toBe('READY');
  expect((await api.system.status({})).readOnly).toBe(true);
  expect(damaged.core.health().status).toBe('degraded');
  const backups = await api.backup.state({});
  expect(backups).toMatchObject({ health: 'red', reasons: [expect.stringContaining('damaged')] });
  expect((await api.notices.list({})).items).toMatchObject([{ kind: 'data.damaged', severity: 'danger' }]);
  expect((await api.equipment.list({})).total).toBe(0);
  const write = api.lookups.create({ kind: 'department', name: 'Radiology' });
  await expect(write).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  const taken = api.restore.takeUnit({ set: set.name, unitId: 1, fields: [], tests: [], reason: 'none' });
  await expect(taken).rejects.toMatchObject({ code: 'UNAVAILABLE' });
  it.clock.advance(5_000);
  await damaged.atConsole('administrator').restore.begin({ set: set.name, reason: 'The file was damaged' });
  const after = damaged.as('operator');
  expect((await after.system.status({})).readOnly).toBe(false);
  await after.lookups.create({ kind: 'department', name: 'Radiology' });
  // What was damaged is kept as it lay there, under a name like that of a backup: the list says that it is none, and what it takes.
  const kept = (await after.backup.sets({})).items.find(({ setAside }) => setAside);
  expect(kept).toMatchObject({ kind: 'pre-restore', state: 'bad' });
  expect(kept?.bytes).toBeGreaterThan(100_000);
});

test('the daily check finds what the start could not, and tells administrators', async () => {
  const it = await createTestCore();
  expect((await it.as('administrator').system.status({})).readOnly).toBe(false);
  await it.core.close();
  const again = await openTestCore(it.folder, { clock: it.clock });
  // Damage that comes while the program runs.
  await spoilPage(it.folder, 'import_chunks', it.clock);
  const told: string[] = [];
  again.core.onHealth((state) => told.push(state));
  await again.as('operator').jobs.run({ job: 'data.check' });
  // The icon turns red although no job runs any more.
  await eventually(() => expect(told).toEqual(['failed']));
  expect((await again.as('operator').system.status({})).readOnly).toBe(true);
});

test('a sound database is not read-only, and its daily check says so', async () => {
  const it = await createTestCore();
  it.clock.advance(26 * 60 * 60_000);
  await it.core.runDueJobs();
  const { items } = await it.as('operator').jobs.runs({ job: 'data.check' });
  expect(items[0]).toMatchObject({ result: 'done', message: expect.stringContaining('sound') });
});
