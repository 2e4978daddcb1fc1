import { expect, test } from 'vitest';
import { createTestCore, type TestCore } from '../support/core.ts';
import { makeProvenSet } from '../support/sets.ts';

const reason = 'Overwritten by mistake';

async function clinic() {
  const it = await createTestCore();
  const api = it.as('operator');
  const { id: classId } = await api.lookups.create({ kind: 'class', name: 'Mammography' });
  const changed = await api.equipment.create({ classId, model: 'Selenia', room: '12' });
  const same = await api.equipment.create({ classId, model: 'Untouched' });
  const test = await api.compliance.recordTest({
    unitId: changed.id,
    type: 'Annual',
    testDate: '2026-03-02',
    notes: 'as measured',
  });
  const set = await makeProvenSet(it.folder, it.clock);
  return { it, api, set: set.name, changed, same, test };
}

const unitOf = async (it: TestCore, id: number) => it.as('operator').equipment.get({ id });

test('shows units of a set beside the present ones, and only those that differ when asked', async () => {
  const { it, api, set, changed, same, test } = await clinic();
  const before = await api.restore.units({ set });
  expect(before.items.map(({ state }) => state)).toEqual(['same', 'same']);
  // The name of a set is by the clock of the workstation, which is not the one of the reader.
  expect(before.setAt).toBe(
    it.clock
      .now()
      .toISOString()
      .replace(/\.\d+Z$/, '.000Z'),
  );
  await api.equipment.update({ id: changed.id, version: changed.version, room: '99' });
  const after = await api.restore.units({ set, differentOnly: true });
  expect(after).toMatchObject({ total: 1, items: [{ id: changed.id, state: 'different', tests: 1 }] });
  expect((await api.restore.units({ set, search: 'untouched' })).items).toMatchObject([{ id: same.id }]);
  await api.compliance.removeTest({ id: test.id, version: test.version, reason });
  const one = await api.restore.unit({ set, unitId: changed.id });
  expect(one.fields).toEqual([{ field: 'room', inSet: '12', now: '99' }]);
  expect(one.tests).toMatchObject([{ id: test.id, state: 'missing' }]);
  expect(it.core.state().state).toBe('READY');
});

test('brings chosen fields and surveys back as logged edits, and nothing that was not chosen', async () => {
  const { it, api, set, changed, test } = await clinic();
  await api.equipment.update({ id: changed.id, version: changed.version, room: '99', model: 'Other' });
  await api.compliance.removeTest({ id: test.id, version: test.version, reason });
  const taken = await it
    .as('administrator')
    .restore.takeUnit({ set, unitId: changed.id, fields: ['room'], tests: [test.id], reason });
  expect(taken).toEqual({ unitId: changed.id, fields: 1, tests: 1 });
  expect(await unitOf(it, changed.id)).toMatchObject({ room: '12', model: 'Other' });
  const after = await api.restore.unit({ set, unitId: changed.id });
  expect(after.fields.map(({ field }) => field)).toEqual(['model']);
  expect(after.tests).toMatchObject([{ state: 'same' }]);
  const { items } = await api.audit.list({});
  expect(items[0]).toMatchObject({ action: 'restore.takeUnit', entity: 'restore', reason });
});

test('refuses who does not manage the system, units that are not in the set, and sets that are not there', async () => {
  const { it, api, set, changed } = await clinic();
  const call = { set, unitId: changed.id, fields: ['room'], tests: [], reason };
  await expect(it.as('physicist').restore.takeUnit(call)).rejects.toMatchObject({ code: 'FORBIDDEN' });
  await expect(api.restore.takeUnit({ ...call, unitId: 4711 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(api.restore.takeUnit({ ...call, tests: [4711] })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  await expect(api.restore.units({ set: '20200101_000000_manual' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
});
