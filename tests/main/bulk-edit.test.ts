import { beforeEach, describe, expect, it } from 'vitest';
import type { BulkChanges } from '../../shared/bulk-edit.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { createInventory, type Inventory } from '../support/inventory.ts';

let inventory: Inventory;
let ct: number;
let mri: number;
let cardiac: number;
beforeEach(async () => {
  inventory = await createInventory();
  ct = (await inventory.lookups.create({ kind: 'class', name: 'CT' })).id;
  mri = (await inventory.lookups.create({ kind: 'class', name: 'MRI' })).id;
  cardiac = (await inventory.lookups.create({ kind: 'subclass', name: 'Cardiac', classId: ct })).id;
});

async function units(count: number, fields: object = {}) {
  const made: number[] = [];
  for (let index = 0; index < count; index += 1) {
    made.push((await inventory.equipment.create({ classId: ct, serialNumber: `SN-${index}`, ...fields })).id);
  }
  return made;
}

const preview = (ids: readonly number[], changes: BulkChanges) =>
  inventory.equipment.bulkPreview({ selection: { kind: 'ids', ids: [...ids] }, changes });

async function apply(ids: readonly number[], changes: BulkChanges) {
  const { units: seen } = await preview(ids, changes);
  return inventory.equipment.bulkEdit({ units: seen, changes });
}

describe('the preview of a bulk edit', () => {
  it('groups what changes from what to what, with names, and changes nothing', async () => {
    const [first = 0, second = 0, third = 0] = await units(3);
    const west = await inventory.lookups.create({ kind: 'facility', name: 'West' });
    const east = await inventory.lookups.create({ kind: 'facility', name: 'East' });
    await inventory.equipment.update({ id: first, version: 1, facilityId: west.id });
    await inventory.equipment.update({ id: third, version: 1, facilityId: east.id, room: '12' });
    const entries = inventory.audit().length;
    const seen = await preview([first, second, third, 999], { facilityId: east.id, room: ' 12 ' });
    expect(seen).toMatchObject({
      total: 3,
      unchanged: 1,
      furtherChanges: 0,
      refused: [],
      refusedTotal: 0,
      warnings: [],
    });
    expect(seen.units).toEqual([
      [first, 2],
      [second, 1],
    ]);
    expect(seen.changes).toEqual([
      { field: 'facilityId', old: west.id, new: east.id, oldName: 'West', newName: 'East', units: 1 },
      { field: 'facilityId', old: null, new: east.id, oldName: null, newName: 'East', units: 1 },
      { field: 'room', old: null, new: '12', oldName: null, newName: null, units: 2 },
    ]);
    expect(seen.examples[0]).toMatchObject({
      unit: { id: first, className: 'CT' },
      changes: [{ field: 'facilityId' }, { field: 'room' }],
    });
    expect(inventory.audit()).toHaveLength(entries);
    expect((await inventory.equipment.get({ id: first })).room).toBeNull();
  });

  it('takes whatever search and filters match, and retired units only when the filters ask for them', async () => {
    const [first = 0, second = 0] = await units(2);
    await inventory.equipment.update({ id: second, version: 1, retired: true });
    const matching = (filters: object) =>
      inventory.equipment.bulkPreview({
        selection: { kind: 'matching', search: 'sn-', filters },
        changes: { room: '1' },
      });
    expect((await matching({})).units).toEqual([[first, 1]]);
    expect((await matching({ includeRetired: true })).units).toHaveLength(2);
  });

  it('names units that cannot take the values and leaves them out: a subclass of another class, a value out of use', async () => {
    const [first = 0, second = 0] = await units(2, { subclassId: cardiac });
    await inventory.equipment.update({ id: second, version: 1, subclassId: null });
    const moved = await preview([first, second], { classId: mri });
    expect(moved.units).toEqual([[second, 2]]);
    expect(moved.refused).toEqual([
      {
        unit: expect.objectContaining({ id: first }),
        field: 'subclassId',
        message: expect.stringContaining('another class'),
      },
    ]);
    expect((await preview([first, second], { classId: mri, subclassId: null })).refusedTotal).toBe(0);
    await inventory.lookups.update({ kind: 'subclass', id: cardiac, version: 1, active: false });
    const held = await preview([first, second], { subclassId: cardiac });
    expect(held).toMatchObject({ unchanged: 1, refusedTotal: 1 });
    expect(held.refused[0]).toMatchObject({ unit: { id: second }, field: 'subclassId' });
  });

  it('says what people should look at afterwards', async () => {
    const ids = await units(2, { manufacturedOn: '2020-05-01' });
    const seen = await preview(ids, { installedOn: '2019-01-01' });
    expect(seen.warnings).toEqual([{ field: 'installedOn', code: 'before-manufacture', units: 2 }]);
  });

  it('refuses more units than can be changed at once, fields that are each unit’s own, and no field at all', async () => {
    const ids = Array.from({ length: 5001 }, (_, index) => index + 1);
    await expect(preview(ids, { room: '1' })).rejects.toMatchObject({ code: 'INVALID' });
    for (const changes of [{}, { serialNumber: 'X' }, { notes: 'x' }, { capitalCost: -1 }]) {
      await expect(preview([1], changes as BulkChanges)).rejects.toMatchObject({ code: 'INVALID' });
    }
  });
});

describe('a bulk edit', () => {
  it('changes all units in one step, each on record field by field, and can be undone', async () => {
    const ids = await units(3);
    const before = inventory.audit().length;
    const { bulkId, changed } = await apply(ids, { planned: true, capitalYear: 2030 });
    expect(changed).toBe(3);
    const entries = inventory.audit().slice(before);
    expect(entries.slice(0, 3).map(({ action, entityId }) => [action, entityId])).toEqual(
      ids.map((id) => ['equipment.update', String(id)]),
    );
    expect(entries[0]?.changes).toEqual({ planned: { old: false, new: true }, capitalYear: { old: null, new: 2030 } });
    expect(entries[3]).toMatchObject({ action: 'equipment.bulkEdit', entityId: null, changes: { units: { new: 3 } } });
    expect(await inventory.equipment.bulkLast({})).toMatchObject({
      last: { bulkId, units: 3, fields: ['planned', 'capitalYear'] },
    });

    expect(await inventory.equipment.bulkUndo({ bulkId })).toEqual({ changed: 3 });
    for (const id of ids) {
      expect(await inventory.equipment.get({ id })).toMatchObject({ planned: false, capitalYear: null, version: 3 });
    }
    expect(inventory.audit().at(-1)).toMatchObject({ action: 'equipment.bulkUndo' });
    await expect(inventory.equipment.bulkUndo({ bulkId })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await inventory.equipment.bulkLast({})).toEqual({ last: null });
  });

  it('is refused as a whole, with the units named, when one changed since the preview', async () => {
    const [first = 0, second = 0] = await units(2);
    const changes = { room: '7' };
    const { units: seen } = await preview([first, second], changes);
    await inventory.equipment.update({ id: second, version: 1, phone: '1' });
    const entries = inventory.audit().length;
    await expect(inventory.equipment.bulkEdit({ units: seen, changes })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: `Units that changed since the preview: ${second}. Nothing was changed; look at the preview again.`,
    });
    expect((await inventory.equipment.get({ id: first })).room).toBeNull();
    expect(inventory.audit()).toHaveLength(entries);
  });

  it('is refused as a whole for units that cannot take the values, whatever a caller sends', async () => {
    const [first = 0, second = 0] = await units(2, { subclassId: cardiac });
    await inventory.equipment.update({ id: second, version: 1, subclassId: null });
    const seen = [
      [first, 1],
      [second, 2],
    ] satisfies [number, number][];
    await expect(inventory.equipment.bulkEdit({ units: seen, changes: { classId: mri } })).rejects.toMatchObject({
      code: 'INVALID',
      message: expect.stringContaining(`these values: ${first}.`),
    });
    expect((await inventory.equipment.get({ id: second })).classId).toBe(ct);
    await expect(
      inventory.equipment.bulkEdit({ units: [[second, 2]], changes: { classId: ct } }),
    ).rejects.toMatchObject({ code: 'INVALID' });
  });

  it('retires with today’s date and brings back without one, and undoing brings the very dates back', async () => {
    const ids = await units(2);
    const retired = await apply(ids, { retired: true });
    expect(await inventory.equipment.get({ id: ids[0] ?? 0 })).toMatchObject({
      retired: true,
      retiredOn: '2026-06-15',
    });
    await inventory.equipment.bulkUndo({ bulkId: retired.bulkId });
    expect(await inventory.equipment.get({ id: ids[0] ?? 0 })).toMatchObject({ retired: false, retiredOn: null });
    await apply(ids, { retired: true, retiredOn: '2020-02-02' });
    const back = await apply(ids, { retired: false });
    expect(await inventory.equipment.get({ id: ids[1] ?? 0 })).toMatchObject({ retired: false, retiredOn: null });
    await inventory.equipment.bulkUndo({ bulkId: back.bulkId });
    expect(await inventory.equipment.get({ id: ids[1] ?? 0 })).toMatchObject({
      retired: true,
      retiredOn: '2020-02-02',
    });
  });

  it('adds and takes away frequencies beside those that each unit has, with their clocks', async () => {
    const [first = 0] = await units(1, { auditFrequencies: ['Quarterly'], installedOn: '2026-01-10' });
    const [second = 0] = await units(1, { auditFrequencies: ['Annual - ME'], installedOn: '2026-01-10' });
    await apply([first, second], { addFrequencies: ['Annual - TJC'], removeFrequencies: ['Quarterly'] });
    expect((await inventory.equipment.get({ id: first })).auditFrequencies).toEqual(['Annual - TJC']);
    const changed = await inventory.equipment.get({ id: second });
    expect(changed.auditFrequencies).toEqual(['Annual - TJC', 'Annual - ME']);
    expect(changed.hasObligations).toBe(true);
  });

  it('is found by its new words', async () => {
    const ids = await units(2);
    await apply(ids, { model: 'Aquilion' });
    expect((await inventory.equipment.list({ search: 'aquil' })).total).toBe(2);
  });
});

describe('undoing a bulk edit', () => {
  it('is refused when one of its fields was changed since, even back, and not for other fields', async () => {
    const [first = 0, second = 0] = await units(2);
    const { bulkId } = await apply([first, second], { room: '7' });
    await inventory.equipment.update({ id: second, version: 2, phone: '55' });
    const other = await apply([first, second], { model: 'M' });
    await inventory.equipment.bulkUndo({ bulkId });
    expect(await inventory.equipment.get({ id: second })).toMatchObject({ room: null, phone: '55', model: 'M' });

    const { version } = await inventory.equipment.get({ id: first });
    await inventory.equipment.update({ id: first, version, model: 'N' });
    await inventory.equipment.update({ id: first, version: version + 1, model: 'M' });
    await expect(inventory.equipment.bulkUndo({ bulkId: other.bulkId })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining(`since: ${first}.`),
    });
    expect((await inventory.equipment.get({ id: second })).model).toBe('M');
  });

  it('is NOT_FOUND for what is no bulk edit', async () => {
    await units(1);
    await expect(inventory.equipment.bulkUndo({ bulkId: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(inventory.equipment.bulkUndo({ bulkId: 9999 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('fields of the clinic', () => {
  it('are set and emptied with the others, refused where they do not belong, and taken back', async () => {
    const test = await createTestCore();
    const { fields, equipment, lookups } = test.as('administrator');
    const { id: classId } = await lookups.create({ kind: 'class', name: 'CT' });
    const { id: other } = await lookups.create({ kind: 'class', name: 'MRI' });
    const field = await fields.create({
      label: 'Cabling',
      kind: 'choice',
      classIds: [classId],
      options: [{ label: 'Copper' }, { label: 'Fibre' }],
    });
    const fibre = field.options[1]?.id ?? 0;
    const first = await equipment.create({ classId });
    const second = await equipment.create({ classId: other });
    const changes = { custom: { [field.id]: fibre }, room: '1' };
    const seen = await equipment.bulkPreview({ selection: { kind: 'ids', ids: [first.id, second.id] }, changes });
    expect(seen.refused).toMatchObject([{ unit: { id: second.id }, field: `custom:${field.id}` }]);
    expect(seen.changes).toContainEqual({
      field: `custom:${field.id}`,
      old: null,
      new: fibre,
      oldName: null,
      newName: 'Fibre',
      units: 1,
    });
    const { bulkId } = await equipment.bulkEdit({ units: seen.units, changes });
    expect(await equipment.get({ id: first.id })).toMatchObject({ custom: { [field.id]: fibre }, room: '1' });
    await equipment.bulkUndo({ bulkId });
    expect(await equipment.get({ id: first.id })).toMatchObject({ custom: {}, room: null });
    const wrong = { custom: { [field.id]: 999 } };
    const refused = await equipment.bulkPreview({ selection: { kind: 'ids', ids: [first.id] }, changes: wrong });
    expect(refused).toMatchObject({ units: [], refusedTotal: 1 });
  });
});

describe('who may edit in bulk', () => {
  let test: TestCore;
  beforeEach(async () => {
    test = await createTestCore();
  });

  it('refuses a technologist, and shows a physicist the last edit of nobody else', async () => {
    const { id: classId } = await test.as('administrator').lookups.create({ kind: 'class', name: 'CT' });
    const { id } = await test.as('administrator').equipment.create({ classId });
    const changes = { room: '1' };
    await expect(
      test.as('technologist').equipment.bulkPreview({ selection: { kind: 'ids', ids: [id] }, changes }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await test.as('administrator').equipment.bulkEdit({ units: [[id, 1]], changes });
    expect(await test.as('physicist').equipment.bulkLast({})).toEqual({ last: null });
    expect((await test.as('administrator').equipment.bulkLast({})).last).not.toBeNull();
  });
});

describe('former values that are no longer as they were', () => {
  it('are not put back where their list entry was merged since', async () => {
    const [west, east, north] = [
      await inventory.lookups.create({ kind: 'facility', name: 'West' }),
      await inventory.lookups.create({ kind: 'facility', name: 'East' }),
      await inventory.lookups.create({ kind: 'facility', name: 'North' }),
    ];
    const ids = await units(2, { facilityId: west.id });
    const { bulkId } = await apply(ids, { facilityId: east.id });
    await inventory.lookups.merge({ kind: 'facility', fromId: west.id, fromVersion: 1, intoId: north.id });
    await expect(inventory.equipment.bulkUndo({ bulkId })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('"West"'),
    });
    const { items } = await inventory.equipment.list({});
    expect(items.map(({ facilityId }) => facilityId)).toEqual([east.id, east.id]);
    await inventory.lookups.unmerge({ kind: 'facility', fromId: west.id });
    expect(await inventory.equipment.bulkUndo({ bulkId })).toEqual({ changed: 2 });
  });

  it('are put back though they are no longer offered', async () => {
    const { as } = await createTestCore();
    const { equipment, fields, lookups } = as('administrator');
    const { id: classId } = await lookups.create({ kind: 'class', name: 'CT' });
    const field = await fields.create({ label: 'Site', kind: 'choice', options: [{ label: 'a' }, { label: 'b' }] });
    const [one, other] = field.options;
    if (!one || !other) throw new Error('both options are there');
    const { id } = await equipment.create({ classId, custom: { [field.id]: one.id } });
    const { bulkId } = await equipment.bulkEdit({ units: [[id, 1]], changes: { custom: { [field.id]: other.id } } });
    const rest = { id: other.id, label: 'b' };
    const { version } = await fields.update({
      id: field.id,
      version: 1,
      options: [{ id: one.id, label: 'a', active: false }, rest],
    });
    await equipment.bulkUndo({ bulkId });
    expect((await equipment.get({ id })).custom).toEqual({ [field.id]: one.id });
    // A choice that units hold stays; one that none holds may go, and then it cannot come back.
    const again = await equipment.bulkEdit({ units: [[id, 3]], changes: { custom: { [field.id]: other.id } } });
    await fields.update({ id: field.id, version, options: [rest] });
    await expect(equipment.bulkUndo({ bulkId: again.bulkId })).rejects.toMatchObject({
      code: 'CONFLICT',
      message: expect.stringContaining('"Site"'),
    });
  });
});
