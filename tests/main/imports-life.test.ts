import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { pathToFileURL } from 'node:url';
import { beforeAll, expect, test } from 'vitest';
import { ensureBuilt } from '../../build/bundle/ensure-built.ts';
import { openTestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { generatedFleet } from '../support/generated-fleet.ts';
import { createImportDesk, csv, deskOf } from '../support/import-desk.ts';
import { checkout } from '../support/run-program.ts';

// The worker as it ships. Straight from the sources each thread would load the type stripper (WebAssembly), with which V8 was seen to abort.
const workerEntry = pathToFileURL(join(checkout, 'out/main/import-worker.js'));
beforeAll(() => ensureBuilt(checkout, ['core']), 60_000);

const good = csv('eq_id,equipment_class', '1,CT', '2,CT');
const mixed = csv('eq_id,equipment_class', '1,CT', 'x,CT', '3,CT');

test('good rows only: the good ones go in, the others are reported', async () => {
  const desk = await createImportDesk();
  const { import: done, rows } = await desk.import(mixed, 'good-rows');
  expect(done).toMatchObject({ state: 'applied', mode: 'good-rows', counts: { created: 2, errors: 1 } });
  expect(rows.map(({ outcome }) => outcome)).toEqual(['created', 'error', 'created']);
});

test('all or nothing: one bad row and nothing goes in; the good rows still may', async () => {
  const desk = await createImportDesk();
  const { import: refused } = await desk.import(mixed, 'all-or-nothing');
  expect(refused).toMatchObject({
    state: 'checked',
    message: expect.stringContaining('Nothing was imported, because 1 row has an error'),
  });
  expect((await desk.api.equipment.list({})).total).toBe(0);
  expect((await desk.api.lookups.all({})).classes).toEqual([]);
  expect((await desk.apply(refused.id)).import).toMatchObject({ state: 'applied', counts: { created: 2 } });
});

test('all or nothing is judged by the data at the time of writing', async () => {
  const desk = await createImportDesk();
  const { import: checked } = await desk.check(good);
  const other = await desk.as('administrator').lookups.create({ kind: 'class', name: 'Laser' });
  await desk.api.equipment.create({ classId: other.id });
  const { import: refused } = await desk.apply(checked.id, 'all-or-nothing');
  expect(refused).toMatchObject({ state: 'checked', message: expect.stringContaining('Nothing was imported') });
  expect((await desk.api.equipment.list({})).total).toBe(1);
});

test('a file without one good row is not applied', async () => {
  const desk = await createImportDesk();
  const { import: refused } = await desk.import(csv('eq_id,equipment_class', 'x,CT'));
  expect(refused).toMatchObject({ state: 'checked', message: expect.stringContaining('no row is good') });
});

test('the difference can be read row by row, filtered, and messages come errors first', async () => {
  const desk = await createImportDesk();
  await desk.import(good);
  const { import: checked } = await desk.check(
    csv('eq_id,equipment_class,eq_rm,eq_capyr,oops', '1,CT,5,,', '2,CT,,bad,', '3,CT,,,', 'x,CT,,,'),
  );
  const importId = checked.id;
  const updated = await desk.api.imports.rows({ importId, outcome: 'updated' });
  expect(updated).toMatchObject({
    total: 1,
    items: [{ row: 2, recordId: 1, changes: [{ column: 'eq_rm', old: null, new: '5' }] }],
  });
  expect((await desk.api.imports.rows({ importId, withMessages: true })).items.map(({ row }) => row)).toEqual([3, 5]);
  const { items, total } = await desk.api.imports.messages({ importId });
  expect(total).toBe(3);
  expect(items.map(({ level, row }) => [level, row])).toEqual([
    ['error', 5],
    ['warning', 1],
    ['warning', 3],
  ]);
  expect((await desk.api.imports.messages({ importId, page: 2, pageSize: 2 })).items).toEqual(items.slice(2));
});

test('what waits can be given up, and is not applied afterwards', async () => {
  const desk = await createImportDesk();
  const { import: checked } = await desk.check(good);
  expect(await desk.api.imports.cancel({ importId: checked.id })).toMatchObject({ state: 'cancelled' });
  expect((await desk.api.imports.rows({ importId: checked.id })).total).toBe(0);
  await expect(desk.api.imports.apply({ importId: checked.id, mode: 'good-rows' })).rejects.toMatchObject({
    code: 'CONFLICT',
  });
});

test('files of imports that came to nothing are dropped after a week', async () => {
  const desk = await createImportDesk();
  const { import: forgotten } = await desk.check(good);
  desk.clock.advance(8 * 86_400_000);
  await desk.as('operator').imports.begin({ kind: 'equipment', fileName: 'next.csv' });
  expect(await desk.as('operator').imports.get({ importId: forgotten.id })).toMatchObject({ state: 'cancelled' });
  await desk.core.close();
  const db = await openDatabaseOf(desk.folder);
  expect(db.prepare('SELECT count(*) FROM import_chunks').pluck().get()).toBe(0);
});

test('the list names imports newest first', async () => {
  const desk = await createImportDesk();
  await desk.import(good);
  await desk.check(mixed, 'mixed.csv');
  expect(await desk.api.imports.list({})).toMatchObject({
    total: 2,
    items: [
      { fileName: 'mixed.csv', state: 'checked', createdBy: 'physicist' },
      { fileName: 'units.csv', state: 'applied' },
    ],
  });
});

test('in a thread of its own: check, apply, progress and undo', { timeout: 60_000 }, async () => {
  const desk = await createImportDesk({ workerEntry });
  const events: unknown[] = [];
  desk.core.onEvent((event) => events.push(event));
  const { import: applied } = await desk.import(generatedFleet(1000));
  expect(applied).toMatchObject({
    state: 'applied',
    counts: { created: 1000, errors: 0 },
    progress: { done: 1000, total: 1000 },
  });
  expect(events).toContainEqual({ topic: 'import', ids: [applied.id] });
  expect((await desk.api.equipment.list({})).total).toBe(1000);
  expect((await desk.undo(applied.id)).import.state).toBe('undone');
  expect((await desk.api.equipment.list({})).total).toBe(0);
});

test('the thread refuses a bad file in words too', { timeout: 60_000 }, async () => {
  const desk = await createImportDesk({ workerEntry });
  expect((await desk.import('nothing,here\r\n1,2\r\n')).import).toMatchObject({
    state: 'refused',
    message: expect.stringContaining('not an equipment file'),
  });
});

test('a running import can be cancelled and leaves nothing; others keep reading meanwhile', {
  timeout: 60_000,
}, async () => {
  const desk = await createImportDesk({ workerEntry });
  const second = await desk.send(good);
  const { import: checked } = await desk.check(generatedFleet(8000));
  await desk.api.imports.apply({ importId: checked.id, mode: 'good-rows' });
  for (;;) {
    const { progress, state } = await desk.api.imports.get({ importId: checked.id });
    expect(state).toBe('applying');
    if (progress.done >= 400) break;
    await pause(2);
  }
  expect((await desk.api.equipment.list({})).total).toBe(0);
  await expect(desk.api.imports.check({ importId: second })).rejects.toMatchObject({ code: 'CONFLICT' });
  expect(await desk.api.imports.cancel({ importId: checked.id })).toMatchObject({ state: 'cancelled' });
  expect((await desk.api.equipment.list({})).total).toBe(0);
  expect((await desk.api.lookups.all({})).classes).toEqual([]);
  expect((await desk.import(good)).import.state).toBe('applied');
});

test('a worker that cannot start fails the import in words and leaves it to be tried again', {
  timeout: 60_000,
}, async () => {
  const desk = await createImportDesk({ workerEntry: new URL('./no-such-worker.js', workerEntry) });
  const { import: failed } = await desk.check(good);
  expect(failed).toMatchObject({ state: 'failed', message: expect.stringContaining('nothing of it was written') });
  expect(desk.log.entries).toContainEqual(expect.objectContaining({ level: 'error', message: 'import worker failed' }));
});

test('a host that is killed while it writes leaves no row behind, and the import can be applied again', {
  timeout: 90_000,
}, async () => {
  const desk = await createImportDesk();
  const { import: checked } = await desk.check(generatedFleet(8000));
  await desk.core.close();
  const program = join(checkout, 'tests/support/import-host.ts');
  const child = spawn(process.execPath, [program, desk.folder, String(checked.id), workerEntry.href], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  await once(child.stdout, 'data');
  child.kill('SIGKILL');
  await once(child, 'exit');

  const again = deskOf(await openTestCore(desk.folder, { workerEntry }));
  expect((await again.api.equipment.list({})).total).toBe(0);
  expect((await again.api.lookups.all({})).classes).toEqual([]);
  const present = await again.api.imports.get({ importId: checked.id });
  expect(present).toMatchObject({ state: 'checked', message: expect.stringContaining('nothing of it was written') });
  expect((await again.apply(checked.id)).import).toMatchObject({ state: 'applied', counts: { created: 8000 } });
});
