import { beforeEach, describe, expect, it } from 'vitest';
import { createInventory, type Inventory } from '../support/inventory.ts';

let inventory: Inventory;
beforeEach(async () => {
  inventory = await createInventory();
});

describe('adding', () => {
  it.each(['class', 'manufacturer', 'department', 'facility'] as const)(
    'a %s twice is refused whatever case, accents and blanks',
    async (kind) => {
      await inventory.lookups.create({ kind, name: 'Médical  Unit' });
      await expect(inventory.lookups.create({ kind, name: 'MEDICAL unit' })).rejects.toMatchObject({
        code: 'CONFLICT',
        fields: { name: expect.any(String) },
      });
      expect((await inventory.lookups.list({ kind })).total).toBe(1);
    },
  );

  it('a subclass name is refused within its class only', async () => {
    const { create } = inventory.lookups;
    const ct = await create({ kind: 'class', name: 'CT' });
    const mri = await create({ kind: 'class', name: 'MRI' });
    await create({ kind: 'subclass', name: 'Mobile', classId: ct.id });
    expect(await create({ kind: 'subclass', name: 'mobile', classId: mri.id })).toMatchObject({ className: 'MRI' });
    await expect(create({ kind: 'subclass', name: 'MOBILE', classId: ct.id })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('a subclass needs a class that exists and is in use', async () => {
    const { create, update } = inventory.lookups;
    const draft = { kind: 'subclass', name: 'Mobile', classId: 9 } as const;
    await expect(create(draft)).rejects.toMatchObject({ code: 'INVALID', fields: { classId: expect.any(String) } });
    const ct = await create({ kind: 'class', name: 'CT' });
    await update({ kind: 'class', id: ct.id, version: 1, active: false });
    await expect(create({ ...draft, classId: ct.id })).rejects.toMatchObject({ code: 'INVALID' });
  });

  it('the name of a deactivated row reactivates it with the new values', async () => {
    const { create, update } = inventory.lookups;
    const old = await create({ kind: 'facility', name: 'north', fullName: 'Old', address: '1 St' });
    await update({ kind: 'facility', id: old.id, version: 1, active: false });
    const again = await create({ kind: 'facility', name: 'North', fullName: 'New' });
    expect(again).toMatchObject({
      id: old.id,
      name: 'North',
      active: true,
      fullName: 'New',
      address: null,
      version: 3,
    });
    expect(inventory.audit().at(-1)).toMatchObject({
      entity: 'lookup',
      entityId: `facility:${old.id}`,
      changes: { active: { old: false, new: true }, name: { old: 'north', new: 'North' } },
    });
  });

  it('keeps a genuine zero and an unknown apart', async () => {
    const ct = await inventory.lookups.create({ kind: 'class', name: 'CT' });
    const draft = { kind: 'subclass', classId: ct.id } as const;
    const zero = await inventory.lookups.create({ ...draft, name: 'a', estimatedCost: 0, lifetimeYears: 0 });
    expect(zero).toMatchObject({ estimatedCost: 0, lifetimeYears: 0 });
    expect(await inventory.lookups.create({ ...draft, name: 'b' })).toMatchObject({ estimatedCost: null });
  });
});

describe('a full name of a facility', () => {
  it('is unique when it is not blank', async () => {
    const { create, update } = inventory.lookups;
    await create({ kind: 'facility', name: 'N', fullName: 'North Clinic' });
    const south = await create({ kind: 'facility', name: 'S', fullName: '  ' });
    await create({ kind: 'facility', name: 'W', fullName: '' });
    const refusal = { code: 'CONFLICT', fields: { fullName: expect.any(String) } };
    await expect(create({ kind: 'facility', name: 'E', fullName: 'NORTH clinic' })).rejects.toMatchObject(refusal);
    await expect(
      update({ kind: 'facility', id: south.id, version: 1, fullName: 'north clinic' }),
    ).rejects.toMatchObject(refusal);
  });
});

describe('changing', () => {
  it('refuses a name that exists, even inactive, and allows another spelling of its own', async () => {
    const { create, update } = inventory.lookups;
    const one = await create({ kind: 'manufacturer', name: 'Siemens' });
    const two = await create({ kind: 'manufacturer', name: 'Philips' });
    await update({ kind: 'manufacturer', id: one.id, version: 1, active: false });
    await expect(update({ kind: 'manufacturer', id: two.id, version: 1, name: 'SIEMENS' })).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: { name: expect.any(String) },
    });
    expect(await update({ kind: 'manufacturer', id: two.id, version: 1, name: 'PHILIPS' })).toMatchObject({
      name: 'PHILIPS',
    });
  });

  it('shows the stored row when the version is stale', async () => {
    const { create, update } = inventory.lookups;
    const row = await create({ kind: 'department', name: 'A' });
    await update({ kind: 'department', id: row.id, version: 1, name: 'B' });
    await expect(update({ kind: 'department', id: row.id, version: 1, name: 'C' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { name: 'B', version: 2 } },
    });
  });

  it('refuses fields of another kind, and rows that are not there', async () => {
    const row = await inventory.lookups.create({ kind: 'department', name: 'A' });
    await expect(
      inventory.lookups.update({ kind: 'department', id: row.id, version: 1, lifetimeYears: 5 }),
    ).rejects.toMatchObject({ code: 'INVALID', fields: { lifetimeYears: expect.any(String) } });
    await expect(inventory.lookups.update({ kind: 'class', id: 9, version: 1, name: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });

  it('that changes nothing writes nothing', async () => {
    const row = await inventory.lookups.create({ kind: 'department', name: 'A' });
    const entries = inventory.audit().length;
    expect(await inventory.lookups.update({ kind: 'department', id: row.id, version: 1, name: ' A ' })).toMatchObject({
      version: 1,
    });
    expect(inventory.audit()).toHaveLength(entries);
  });
});

describe('reading', () => {
  it('counts the units that hold a row', async () => {
    const ct = await inventory.lookups.create({ kind: 'class', name: 'CT' });
    await inventory.lookups.create({ kind: 'class', name: 'MRI' });
    await inventory.equipment.create({ classId: ct.id });
    await inventory.equipment.create({ classId: ct.id, retired: true });
    const { items } = await inventory.lookups.list({ kind: 'class' });
    expect(items.map(({ name, usage }) => [name, usage])).toEqual([
      ['CT', 2],
      ['MRI', 0],
    ]);
  });

  it('answers everything for pickers, inactive rows included, in the order of names', async () => {
    const { create, update, all } = inventory.lookups;
    const b = await create({ kind: 'class', name: 'b' });
    await create({ kind: 'class', name: 'É' });
    await create({ kind: 'class', name: 'A' });
    await create({ kind: 'subclass', name: 's', classId: b.id, lifetimeYears: 7 });
    await update({ kind: 'class', id: b.id, version: 1, active: false });
    const lookups = await all({});
    expect(lookups.classes.map(({ name, active }) => [name, active])).toEqual([
      ['A', true],
      ['b', false],
      ['É', true],
    ]);
    expect(lookups.subclasses).toMatchObject([{ classId: b.id, lifetimeYears: 7, estimatedCost: null }]);
  });
});

describe('removing, to undo an import', () => {
  it('is refused while anything refers to the row, and is on record', async () => {
    const { writers, transact } = inventory;
    const remove = (kind: 'class' | 'subclass', id: number) =>
      transact((tx) => writers.lookups.remove(tx, kind, id, { importId: 3 }));
    const ct = await inventory.lookups.create({ kind: 'class', name: 'CT' });
    const sub = await inventory.lookups.create({ kind: 'subclass', name: 's', classId: ct.id });
    expect(() => remove('class', ct.id)).toThrow(/in use/);
    remove('subclass', sub.id);
    expect(inventory.audit().at(-1)).toMatchObject({
      action: 'lookups.remove',
      importId: 3,
      changes: { name: { old: 's' } },
    });
    await inventory.equipment.create({ classId: ct.id });
    expect(() => remove('class', ct.id)).toThrow(/in use/);
  });
});
