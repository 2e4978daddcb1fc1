import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { expect, test, vi } from 'vitest';
import { openConnection } from '../../main/database/connection.ts';
import { createTestCore } from '../support/core.ts';
import { checkout } from '../support/run-program.ts';
import { keysOf, makeProvenSet } from '../support/sets.ts';

const workerEntry = pathToFileURL(join(checkout, 'out/main/import-worker.js'));

test('in a host long work runs in threads of their own, and a refusal keeps its sentence', async () => {
  const it = await createTestCore({ workerEntry });
  const api = it.as('operator');
  const { id: classId } = await api.lookups.create({ kind: 'class', name: 'Mammography' });
  const { id } = await api.equipment.create({ classId, model: 'Kept' });
  const set = await makeProvenSet(it.folder, it.clock);
  expect(await api.restore.preview({ set: set.name })).toMatchObject({ lost: { entries: 0 } });
  expect((await api.restore.unit({ set: set.name, unitId: id })).unit.state).toBe('same');
  const drill = await api.backup.drill({ set: set.name });
  expect(drill).toMatchObject({
    task: 'drill',
    result: 'done',
    message: expect.stringContaining('through the recovery key'),
  });
  const wrong = 'A recovery key has 14 groups';
  const typed = api.restore.begin({ set: set.name, reason: 'wrong key', recoveryKey: 'AAAA' });
  await expect(typed).rejects.toMatchObject({ code: 'INVALID', message: expect.stringContaining(wrong) });
  await api.lookups.create({ kind: 'department', name: 'After the set' });
  const done = await it.atConsole('administrator').restore.begin({ set: set.name, reason: 'In a thread' });
  expect(done.before).toMatch(/pre-restore$/);
  expect((await api.lookups.list({ kind: 'department' })).items).toEqual([]);
});

test('what only reads is cut when the data close, and leaves nothing behind', async () => {
  const it = await createTestCore({ workerEntry });
  const set = await makeProvenSet(it.folder, it.clock);
  const drill = it.as('operator').backup.drill({ set: set.name });
  const ended = drill.then(
    () => 'done',
    ({ code }) => code,
  );
  const { database, files } = await keysOf(it.folder, it.clock);
  const drills = () => readdirSync(it.folder).filter((name) => name.startsWith('drill-'));
  await vi.waitUntil(() => drills().length > 0, { interval: 2, timeout: 20_000 });
  await it.core.close();
  expect(await ended).toBe('UNAVAILABLE');
  expect(drills()).toEqual([]);
  const alone = openConnection(files.database, database, { journal: 'delete' });
  alone.exec('BEGIN EXCLUSIVE');
  alone.close();
});
