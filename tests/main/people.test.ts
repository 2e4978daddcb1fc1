import { beforeEach, describe, expect, it } from 'vitest';
import { createInventory, type Inventory } from '../support/inventory.ts';

let inventory: Inventory;
beforeEach(async () => {
  inventory = await createInventory();
});

const ann = {
  name: 'Ray, Ann',
  email: 'Ann@Example.org',
  roles: ['physicist', 'contact'] as ('physicist' | 'contact')[],
};

describe('a person', () => {
  it('keeps name, e-mail as typed and roles in the order of REMS', async () => {
    const person = await inventory.people.create({ ...ann, phone: ' ' });
    expect(person).toEqual({
      id: 1,
      name: 'Ray, Ann',
      email: 'Ann@Example.org',
      phone: null,
      roles: ['contact', 'physicist'],
      active: true,
      status: 'contact-only',
      accountId: null,
      mergedInto: null,
      version: 1,
    });
    expect(inventory.audit().at(-1)).toMatchObject({ action: 'people.create', entity: 'person', entityId: '1' });
  });

  it('has an e-mail address that nobody else has, whatever the case', async () => {
    await inventory.people.create(ann);
    const other = await inventory.people.create({ ...ann, email: 'other@example.org' });
    const refusal = { code: 'CONFLICT', fields: { email: expect.any(String) } };
    await expect(inventory.people.create({ ...ann, email: 'ANN@example.ORG' })).rejects.toMatchObject(refusal);
    await expect(inventory.people.update({ id: other.id, version: 1, email: 'ann@EXAMPLE.org' })).rejects.toMatchObject(
      refusal,
    );
    expect(await inventory.people.update({ id: 1, version: 1, email: 'ann@example.org' })).toMatchObject({
      version: 2,
    });
  });

  it('changes only in what is sent, with old and new on record', async () => {
    const { id } = await inventory.people.create(ann);
    const changed = await inventory.people.update({ id, version: 1, roles: ['supervisor'], phone: 'null' });
    expect(changed).toMatchObject({ ...ann, roles: ['supervisor'], phone: 'null', version: 2 });
    expect(inventory.audit().at(-1)?.changes).toEqual({
      phone: { old: null, new: 'null' },
      roles: { old: ['contact', 'physicist'], new: ['supervisor'] },
    });
    const entries = inventory.audit().length;
    expect(await inventory.people.update({ id, version: 2, name: ' Ray, Ann ' })).toMatchObject({ version: 2 });
    expect(inventory.audit()).toHaveLength(entries);
  });

  it('shows the stored values when the version is stale, and is NOT_FOUND when there is none', async () => {
    const { id } = await inventory.people.create(ann);
    await inventory.people.update({ id, version: 1, name: 'Ray, Anna' });
    await expect(inventory.people.update({ id, version: 1, name: 'x' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { name: 'Ray, Anna', version: 2 } },
    });
    await expect(inventory.people.get({ id: 9 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(inventory.people.update({ id: 9, version: 1 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the list', () => {
  it('is by name, searched by fragments, filtered by role, without inactive people unless asked', async () => {
    const { create, archive, list } = inventory.people;
    await create({ name: 'Zoë, Max', email: 'z@a.org', roles: ['contact'] });
    await create({ name: 'Élan, Pat', email: 'p@b.org', phone: '555', roles: ['contact', 'physician'] });
    await create({ name: 'dupont, Li', email: 'l@c.org', roles: ['physicist'] });
    await archive({ id: 1, version: 1, reason: 'Left' });
    const ids = async (input: Parameters<typeof list>[0]) => (await list(input)).items.map((person) => person.id);
    expect(await ids({})).toEqual([3, 2]);
    expect(await ids({ includeInactive: true })).toEqual([3, 2, 1]);
    expect(await ids({ role: 'contact' })).toEqual([2]);
    expect(await ids({ search: 'elan 555' })).toEqual([2]);
    expect(await ids({ search: '%' })).toEqual([]);
    expect(await list({ includeInactive: true, page: 2, pageSize: 2 })).toMatchObject({ total: 3, items: [{ id: 1 }] });
  });
});

describe('the list for a picker', () => {
  it('holds whoever has any of several roles, once', async () => {
    const made = [
      { name: 'A', email: 'a@example.org', roles: ['contact' as const] },
      { name: 'B', email: 'b@example.org', roles: ['physicist' as const, 'qa_technologist' as const] },
      { name: 'C', email: 'c@example.org', roles: ['physics_assistant' as const] },
    ];
    for (const person of made) await inventory.people.create(person);
    const names = async (input: Parameters<typeof inventory.people.list>[0]) =>
      (await inventory.people.list(input)).items.map(({ name }) => name);
    expect(await names({ roles: ['physicist', 'physics_assistant', 'qa_technologist'] })).toEqual(['B', 'C']);
    expect(await names({ roles: ['physicist', 'contact'], role: 'contact' })).toEqual(['A']);
    expect(await names({ roles: [] })).toEqual(['A', 'B', 'C']);
  });
});

describe('what an import does', () => {
  it('keeps a given id, adds a role once, and removes only whom nothing names', async () => {
    const { transact, writers } = inventory;
    const { id } = transact((tx) => writers.people.insert(tx, { ...ann, id: 40 }, { importId: 2 }));
    expect(id).toBe(40);
    expect(transact((tx) => writers.people.addRole(tx, id, 'physician', { importId: 2 }))).toMatchObject({
      changed: true,
    });
    expect(transact((tx) => writers.people.addRole(tx, id, 'physician', { importId: 2 }))).toMatchObject({
      changed: false,
    });
    expect((await inventory.people.get({ id })).roles).toEqual(['contact', 'physician', 'physicist']);

    const { id: classId } = await inventory.lookups.create({ kind: 'class', name: 'CT' });
    const unit = await inventory.equipment.create({ classId, physicianId: id });
    const remove = () => transact((tx) => writers.people.remove(tx, id, { importId: 2 }));
    expect(remove).toThrow(/named by another record/);
    await inventory.equipment.update({ id: unit.id, version: 1, physicianId: null });
    remove();
    await expect(inventory.people.get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(inventory.audit().at(-1)).toMatchObject({
      action: 'people.remove',
      importId: 2,
      changes: { email: { new: null } },
    });
  });
});
