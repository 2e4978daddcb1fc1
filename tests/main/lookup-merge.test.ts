import { beforeEach, describe, expect, it } from 'vitest';
import type { LookupRow, MergeableKind } from '../../shared/lookups.ts';
import { createImportDesk, csv } from '../support/import-desk.ts';
import { createInventory, type Inventory } from '../support/inventory.ts';
import { repeatRow } from '../support/repeat-row.ts';

let inventory: Inventory;
let ct: LookupRow;
beforeEach(async () => {
  inventory = await createInventory();
  ct = await inventory.lookups.create({ kind: 'class', name: 'CT' });
});

async function row(kind: MergeableKind, id: number): Promise<LookupRow> {
  const { items } = await inventory.lookups.list({ kind });
  const found = items.find((item) => item.id === id);
  if (!found) throw new Error(`no ${kind} ${id}`);
  return found;
}

async function merge(kind: MergeableKind, fromId: number, intoId: number) {
  const { version } = await row(kind, fromId);
  return inventory.lookups.merge({ kind, fromId, fromVersion: version, intoId });
}

const unmerge = (kind: MergeableKind, fromId: number) => inventory.lookups.unmerge({ kind, fromId });

describe('merging', () => {
  it.each(['manufacturer', 'department', 'facility'] as const)(
    'two %s entries moves the units, each on record, and the first says where it went',
    async (kind) => {
      const field = `${kind}Id` as const;
      const from = await inventory.lookups.create({ kind, name: 'Radiologie' });
      const into = await inventory.lookups.create({ kind, name: 'Radiology' });
      const unit = await inventory.equipment.create({ classId: ct.id, [field]: from.id });
      const retired = await inventory.equipment.create({ classId: ct.id, [field]: from.id, retired: true });
      const other = await inventory.equipment.create({ classId: ct.id, [field]: into.id });

      const preview = await inventory.lookups.mergePreview({ kind, fromId: from.id, intoId: into.id });
      expect(preview).toMatchObject({ units: 2, from: { usage: 2 }, into: { usage: 1 } });
      const before = inventory.audit().length;
      expect(await merge(kind, from.id, into.id)).toMatchObject({ units: 2, fromName: 'Radiologie' });

      for (const { id } of [unit, retired, other]) {
        expect(await inventory.equipment.get({ id })).toMatchObject({ [field]: into.id });
      }
      expect((await inventory.equipment.get({ id: other.id })).version).toBe(1);
      expect(await row(kind, from.id)).toMatchObject({
        active: false,
        mergedIntoId: into.id,
        mergedIntoName: 'Radiology',
      });
      const entries = inventory.audit().slice(before);
      expect(entries[0]).toMatchObject({ action: 'lookups.merge', entityId: `${kind}:${from.id}` });
      expect(
        entries.filter(({ entity }) => entity === 'unit').map(({ entityId, changes }) => [entityId, changes]),
      ).toEqual([unit, retired].map(({ id }) => [String(id), { [field]: { old: from.id, new: into.id } }]));
      expect((await inventory.equipment.list({ search: 'radiology', filters: { includeRetired: true } })).total).toBe(
        3,
      );
      expect((await inventory.equipment.list({ search: 'radiologie', filters: { includeRetired: true } })).total).toBe(
        0,
      );
    },
  );

  it('classes takes their subclasses along; namesakes are merged, and rules follow', async () => {
    const { create } = inventory.lookups;
    const scan = await create({ kind: 'class', name: 'CT scanner' });
    const [mobile, dual] = [
      await create({ kind: 'subclass', name: 'Mobile', classId: scan.id }),
      await create({ kind: 'subclass', name: 'Dual source', classId: scan.id }),
    ];
    const twin = await create({ kind: 'subclass', name: 'MOBILE', classId: ct.id });
    const units = [
      await inventory.equipment.create({ classId: scan.id, subclassId: mobile.id }),
      await inventory.equipment.create({ classId: scan.id, subclassId: dual.id }),
      await inventory.equipment.create({ classId: scan.id }),
    ];
    expect(await inventory.lookups.mergePreview({ kind: 'class', fromId: scan.id, intoId: ct.id })).toMatchObject({
      units: 3,
      subclassesMoved: 1,
      subclassesMerged: 1,
    });
    await merge('class', scan.id, ct.id);
    const now = await Promise.all(units.map(({ id }) => inventory.equipment.get({ id })));
    expect(now.map(({ classId, subclassId, warnings }) => [classId, subclassId, warnings])).toEqual([
      [ct.id, twin.id, []],
      [ct.id, dual.id, []],
      [ct.id, null, []],
    ]);
    expect(await row('subclass', mobile.id)).toMatchObject({ active: false, mergedIntoId: twin.id });
    expect(await row('subclass', dual.id)).toMatchObject({ active: true, classId: ct.id });

    await unmerge('class', scan.id);
    const again = await Promise.all(units.map(({ id }) => inventory.equipment.get({ id })));
    expect(again.map(({ classId, subclassId }) => [classId, subclassId])).toEqual([
      [scan.id, mobile.id],
      [scan.id, dual.id],
      [scan.id, null],
    ]);
    expect(await row('subclass', mobile.id)).toMatchObject({ active: true, mergedIntoId: null, classId: scan.id });
    expect(await row('subclass', dual.id)).toMatchObject({ classId: scan.id });
  });

  it('facilities takes rooms and departments along', async () => {
    const { create } = inventory.lookups;
    const [xray, mri] = [
      await create({ kind: 'department', name: 'X-ray' }),
      await create({ kind: 'department', name: 'MRI' }),
    ];
    const from = await create({ kind: 'facility', name: 'N', departmentIds: [xray.id, mri.id] });
    const into = await create({ kind: 'facility', name: 'North', departmentIds: [mri.id] });
    const [one, two] = [
      await create({ kind: 'room', name: '101', facilityId: from.id, departmentId: xray.id }),
      await create({ kind: 'room', name: '102', facilityId: from.id }),
    ];
    const twin = await create({ kind: 'room', name: '102', facilityId: into.id });
    await merge('facility', from.id, into.id);
    expect(await row('room', one.id)).toMatchObject({ facilityId: into.id, active: true });
    expect(await row('room', two.id)).toMatchObject({ active: false, mergedIntoId: twin.id });
    expect(await row('facility', into.id)).toMatchObject({ departmentIds: [xray.id, mri.id], related: { rooms: 2 } });
    expect(await row('facility', from.id)).toMatchObject({ departmentIds: [] });

    await unmerge('facility', from.id);
    expect(await row('facility', into.id)).toMatchObject({ departmentIds: [mri.id], related: { rooms: 1 } });
    expect(await row('facility', from.id)).toMatchObject({ departmentIds: [xray.id, mri.id], active: true });
    expect(await row('room', two.id)).toMatchObject({ active: true, mergedIntoId: null });
  });

  it('departments takes facilities and rooms along', async () => {
    const { create } = inventory.lookups;
    const [from, into] = [
      await create({ kind: 'department', name: 'Xray' }),
      await create({ kind: 'department', name: 'X-ray' }),
    ];
    const north = await create({ kind: 'facility', name: 'North', departmentIds: [from.id, into.id] });
    const south = await create({ kind: 'facility', name: 'South', departmentIds: [from.id] });
    const room = await create({ kind: 'room', name: '1', facilityId: south.id, departmentId: from.id });
    const before = inventory.audit().length;
    await merge('department', from.id, into.id);
    const changed = inventory.audit().slice(before);
    expect(changed.filter(({ entityId }) => entityId?.startsWith('facility:'))).toMatchObject([
      { entityId: `facility:${north.id}`, changes: { departmentIds: { old: [from.id, into.id], new: [into.id] } } },
      { entityId: `facility:${south.id}`, changes: { departmentIds: { old: [from.id], new: [into.id] } } },
    ]);
    // Whoever had the facility open looks at it again before they save.
    expect(await row('facility', north.id)).toMatchObject({ version: north.version + 1 });
    expect(await row('facility', north.id)).toMatchObject({ departmentIds: [into.id] });
    expect(await row('facility', south.id)).toMatchObject({ departmentIds: [into.id] });
    expect(await row('room', room.id)).toMatchObject({ departmentId: into.id });
    await unmerge('department', from.id);
    expect(await row('facility', north.id)).toMatchObject({ departmentIds: [from.id, into.id] });
    expect(await row('facility', south.id)).toMatchObject({ departmentIds: [from.id] });
    expect(await row('room', room.id)).toMatchObject({ departmentId: from.id });
  });

  it('classes takes the fields of the clinic along, each on record', async () => {
    const desk = await createImportDesk();
    const { fields, history, lookups } = desk.as('administrator');
    const [from, into] = [
      await lookups.create({ kind: 'class', name: 'Scanner' }),
      await lookups.create({ kind: 'class', name: 'CT' }),
    ];
    const field = await fields.create({ label: 'Bore', kind: 'text', classIds: [from.id] });
    await lookups.merge({ kind: 'class', fromId: from.id, fromVersion: from.version, intoId: into.id });
    expect((await fields.list({})).items).toMatchObject([{ version: 2, classIds: [into.id] }]);
    await lookups.unmerge({ kind: 'class', fromId: from.id });
    expect((await fields.list({})).items).toMatchObject([{ version: 3, classIds: [from.id] }]);
    const { items } = await history.list({ entity: 'field', entityId: field.id });
    expect(items.map(({ changes }) => changes.find((change) => change.field === 'classIds'))).toMatchObject([
      { oldText: 'CT', newText: 'Scanner' },
      { oldText: 'Scanner', newText: 'CT' },
      { old: null, newText: 'Scanner' },
    ]);
  });

  it('rooms changes the text of their units, whatever its case', async () => {
    const { create } = inventory.lookups;
    const north = await create({ kind: 'facility', name: 'North' });
    const from = await create({ kind: 'room', name: 'rm 101', facilityId: north.id });
    const into = await create({ kind: 'room', name: '101', facilityId: north.id });
    const unit = await inventory.equipment.create({ classId: ct.id, facilityId: north.id, room: 'RM 101' });
    const elsewhere = await inventory.equipment.create({ classId: ct.id, room: 'RM 101' });
    expect(await row('room', from.id)).toMatchObject({ usage: 1, facilityName: 'North' });
    await merge('room', from.id, into.id);
    expect(await inventory.equipment.get({ id: unit.id })).toMatchObject({ room: '101' });
    expect(await inventory.equipment.get({ id: elsewhere.id })).toMatchObject({ room: 'RM 101' });
    await unmerge('room', from.id);
    expect(await inventory.equipment.get({ id: unit.id })).toMatchObject({ room: 'RM 101' });
  });

  it('manufacturers takes the components of units along, which are found by the other name', async () => {
    const desk = await createImportDesk();
    const api = desk.as('operator');
    const { id: classId } = await api.lookups.create({ kind: 'class', name: 'CT' });
    const [from, into] = [
      await api.lookups.create({ kind: 'manufacturer', name: 'Varex Imaging' }),
      await api.lookups.create({ kind: 'manufacturer', name: 'VarexCorp' }),
    ];
    const unit = await api.equipment.create({ classId });
    const tube = await api.components.create({ unitId: unit.id, kind: 'tube', manufacturerId: from.id });
    await api.lookups.merge({ kind: 'manufacturer', fromId: from.id, fromVersion: 1, intoId: into.id });
    expect((await api.components.list({ unitId: unit.id })).items).toMatchObject([
      { id: tube.id, manufacturerId: into.id, version: 2 },
    ]);
    expect((await api.equipment.list({ search: 'varexcorp' })).total).toBe(1);
    await api.lookups.unmerge({ kind: 'manufacturer', fromId: from.id });
    expect((await api.equipment.list({ search: 'varexcorp' })).total).toBe(0);
    expect((await api.equipment.list({ search: 'varex imaging' })).total).toBe(1);
  });

  it('is followed by files that still name the merged entries', async () => {
    const desk = await createImportDesk();
    const { lookups, equipment } = desk.as('operator');
    const merged = async (kind: 'class' | 'manufacturer', from: string, into: string) => {
      const [one, other] = [await lookups.create({ kind, name: from }), await lookups.create({ kind, name: into })];
      await lookups.merge({ kind, fromId: one.id, fromVersion: 1, intoId: other.id });
      return other.id;
    };
    const classId = await merged('class', 'CT scanner', 'CT');
    const manufacturerId = await merged('manufacturer', 'GE', 'GE HealthCare');
    const { import: done } = await desk.import(csv('equipment_class,manufacturer', 'ct SCANNER,ge'));
    expect(done.counts).toMatchObject({ created: 1 });
    expect((await equipment.list({})).items).toMatchObject([{ classId, manufacturerId }]);
    expect((await lookups.list({ kind: 'manufacturer' })).total).toBe(2);
  });

  it('is refused for what is no duplicate, is gone, deactivated, merged already, or was changed meanwhile', async () => {
    const { create, update } = inventory.lookups;
    const mri = await create({ kind: 'class', name: 'MRI' });
    const [a, b] = [
      await create({ kind: 'subclass', name: 'a', classId: ct.id }),
      await create({ kind: 'subclass', name: 'b', classId: mri.id }),
    ];
    const [ge, gehc, philips] = [
      await create({ kind: 'manufacturer', name: 'GE' }),
      await create({ kind: 'manufacturer', name: 'GE HealthCare' }),
      await create({ kind: 'manufacturer', name: 'Philips' }),
    ];
    await expect(merge('subclass', a.id, b.id)).rejects.toMatchObject({ code: 'INVALID' });
    await expect(merge('manufacturer', ge.id, ge.id)).rejects.toMatchObject({ code: 'INVALID' });
    await expect(merge('manufacturer', ge.id, 99)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(
      inventory.lookups.merge({ kind: 'manufacturer', fromId: ge.id, fromVersion: 9, intoId: gehc.id }),
    ).rejects.toMatchObject({ code: 'CONFLICT', details: { current: { name: 'GE' } } });
    await update({ kind: 'manufacturer', id: philips.id, version: 1, active: false });
    await expect(merge('manufacturer', ge.id, philips.id)).rejects.toMatchObject({ code: 'CONFLICT' });
    await merge('manufacturer', ge.id, gehc.id);
    await expect(merge('manufacturer', ge.id, gehc.id)).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(unmerge('manufacturer', gehc.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('the old name can be neither added, taken nor switched on: the refusal says where it went', async () => {
    const { create, update } = inventory.lookups;
    const ge = await create({ kind: 'manufacturer', name: 'GE' });
    const gehc = await create({ kind: 'manufacturer', name: 'GE HealthCare' });
    const philips = await create({ kind: 'manufacturer', name: 'Philips' });
    await merge('manufacturer', ge.id, gehc.id);
    const refusal = { code: 'CONFLICT', message: expect.stringContaining('GE HealthCare') };
    await expect(create({ kind: 'manufacturer', name: 'ge' })).rejects.toMatchObject(refusal);
    await expect(update({ kind: 'manufacturer', id: philips.id, version: 1, name: 'GE' })).rejects.toMatchObject(
      refusal,
    );
    const { version } = await row('manufacturer', ge.id);
    await expect(update({ kind: 'manufacturer', id: ge.id, version, active: true })).rejects.toMatchObject(refusal);
  });
});

describe('a merge that would change very many units', () => {
  it('is refused with what to do, and allowed with as many as it may change', async () => {
    const [kind, from, into] = ['facility', await place('Old clinic'), await place('Clinic')] as const;
    const unit = await inventory.equipment.create({ classId: ct.id, facilityId: from.id });
    repeatRow(inventory.db, 'units', unit.id, 3_000);
    const refusal = {
      code: 'INVALID',
      message: expect.stringMatching(/^3001 units would change, and a merge changes at most 3000\. Change some/),
    };
    await expect(inventory.lookups.mergePreview({ kind, fromId: from.id, intoId: into.id })).rejects.toMatchObject(
      refusal,
    );
    await expect(merge(kind, from.id, into.id)).rejects.toMatchObject(refusal);
    inventory.db.exec('DELETE FROM units WHERE id = (SELECT max(id) FROM units)');
    expect(await inventory.lookups.mergePreview({ kind, fromId: from.id, intoId: into.id })).toMatchObject({
      units: 3000,
    });
  });

  const place = (name: string) => inventory.lookups.create({ kind: 'facility', name });
});

describe('taking a merge back', () => {
  it('leaves alone what was changed since, and counts it', async () => {
    const { create } = inventory.lookups;
    const [from, into, third] = [
      await create({ kind: 'facility', name: 'N' }),
      await create({ kind: 'facility', name: 'North' }),
      await create({ kind: 'facility', name: 'South' }),
    ];
    const units = [
      await inventory.equipment.create({ classId: ct.id, facilityId: from.id }),
      await inventory.equipment.create({ classId: ct.id, facilityId: from.id }),
    ];
    await merge('facility', from.id, into.id);
    const moved = await inventory.equipment.get({ id: units[0]?.id ?? 0 });
    await inventory.equipment.update({ id: moved.id, version: moved.version, facilityId: third.id });
    const later = await inventory.equipment.create({ classId: ct.id, facilityId: into.id });
    expect(await unmerge('facility', from.id)).toMatchObject({ restored: 1, left: 1 });
    const now = await Promise.all([...units, later].map(({ id }) => inventory.equipment.get({ id })));
    expect(now.map(({ facilityId }) => facilityId)).toEqual([third.id, from.id, into.id]);
    await expect(unmerge('facility', from.id)).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('keeps a subclass that others hold by now where it is, with its units', async () => {
    const { create } = inventory.lookups;
    const scan = await create({ kind: 'class', name: 'CT scanner' });
    const dual = await create({ kind: 'subclass', name: 'Dual source', classId: scan.id });
    const unit = await inventory.equipment.create({ classId: scan.id, subclassId: dual.id });
    await merge('class', scan.id, ct.id);
    await inventory.equipment.create({ classId: ct.id, subclassId: dual.id });
    expect(await unmerge('class', scan.id)).toMatchObject({ restored: 0, left: 2 });
    expect(await inventory.equipment.get({ id: unit.id })).toMatchObject({ classId: ct.id, warnings: [] });
  });

  it('waits until the other entry is one of its own again', async () => {
    const [a, b, c] = [
      await inventory.lookups.create({ kind: 'department', name: 'a' }),
      await inventory.lookups.create({ kind: 'department', name: 'b' }),
      await inventory.lookups.create({ kind: 'department', name: 'c' }),
    ];
    const unit = await inventory.equipment.create({ classId: ct.id, departmentId: a.id });
    await merge('department', a.id, b.id);
    await merge('department', b.id, c.id);
    await expect(unmerge('department', a.id)).rejects.toMatchObject({ code: 'CONFLICT' });
    await unmerge('department', b.id);
    await unmerge('department', a.id);
    expect(await inventory.equipment.get({ id: unit.id })).toMatchObject({ departmentId: a.id });
  });
});

describe('what points at a lookup', () => {
  /** Every column of the database that does; a new one belongs into the plan of merges (or is here because of what it means). */
  const known = [
    'classes.merged_into',
    'components.manufacturer_id',
    'custom_field_classes.class_id',
    'departments.merged_into',
    'facilities.merged_into',
    'facility_departments.department_id',
    'facility_departments.facility_id',
    'manufacturers.merged_into',
    'rooms.department_id',
    'rooms.facility_id',
    'rooms.merged_into',
    'subclasses.class_id',
    'subclasses.merged_into',
    'units.class_id',
    'units.department_id',
    'units.facility_id',
    'units.manufacturer_id',
    'units.subclass_id',
  ];

  it('is known to merges', () => {
    const found = inventory.db
      .prepare<[], string>(
        `SELECT t.name || '.' || f."from" FROM sqlite_schema t, pragma_foreign_key_list(t.name) f
         WHERE t.type = 'table' AND f."table" IN ('classes', 'subclasses', 'manufacturers', 'departments', 'facilities', 'rooms')
         ORDER BY 1`,
      )
      .pluck()
      .all();
    expect(found).toEqual(known);
  });
});
