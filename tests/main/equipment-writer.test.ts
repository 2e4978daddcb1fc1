import { beforeEach, describe, expect, it } from 'vitest';
import { createInventory, type Inventory } from '../support/inventory.ts';

let inventory: Inventory;
let classId: number;
beforeEach(async () => {
  inventory = await createInventory();
  classId = (await inventory.lookups.create({ kind: 'class', name: 'CT' })).id;
});

describe('writing units for an import', () => {
  it('keeps a given id and goes on after it', async () => {
    const { units } = inventory.writers;
    inventory.transact((tx) => units.insert(tx, { classId, id: 700 }, { importId: 4 }));
    expect(inventory.audit().at(-1)).toMatchObject({ action: 'equipment.create', entityId: '700', importId: 4 });
    expect((await inventory.equipment.create({ classId })).id).toBe(701);
  });

  it('takes retired and date as they are: no date is made up, none is cleared', async () => {
    const { units } = inventory.writers;
    const { id } = inventory.transact((tx) => units.insert(tx, { classId, retired: true }, { importId: 4 }));
    const options = { importId: 5 };
    inventory.transact((tx) => units.update(tx, id, { retired: false, retiredOn: '2020-01-01' }, options));
    expect(await inventory.equipment.get({ id })).toMatchObject({ retired: false, retiredOn: '2020-01-01' });
  });

  it('tells what changed, and writes neither row nor entry when nothing did', () => {
    const { units } = inventory.writers;
    const { id } = inventory.transact((tx) => units.insert(tx, { classId, room: '1' }, { importId: 4 }));
    const entries = inventory.audit().length;
    const same = inventory.transact((tx) => units.update(tx, id, { room: '1 ', model: '' }, { importId: 4 }));
    expect(same).toEqual({ changed: false, changes: {} });
    expect(inventory.audit()).toHaveLength(entries);
    const other = inventory.transact((tx) => units.update(tx, id, { room: '2' }, { importId: 4 }));
    expect(other).toEqual({ changed: true, changes: { room: { old: '1', new: '2' } } });
  });

  it('sees a stale version and a unit that is not there', () => {
    const { units } = inventory.writers;
    const { id } = inventory.transact((tx) => units.insert(tx, { classId }));
    const update = (unit: number, expectedVersion: number) => () =>
      inventory.transact((tx) => units.update(tx, unit, { room: '2' }, { expectedVersion }));
    expect(update(id, 2)).toThrow(expect.objectContaining({ code: 'CONFLICT' }));
    expect(update(id + 1, 1)).toThrow(expect.objectContaining({ code: 'NOT_FOUND' }));
    expect(update(id, 1)).not.toThrow();
  });

  it('names a lookup that the same transaction renamed or added by its present name', async () => {
    const { units, lookups, people } = inventory.writers;
    inventory.transact((tx) => {
      const facility = lookups.insert(tx, { kind: 'facility', name: 'Brand new' }, { importId: 4 });
      const person = people.insert(
        tx,
        { name: 'Doe, Jo', email: 'jo@clinic.org', roles: ['contact'] },
        { importId: 4 },
      );
      units.insert(tx, { classId, facilityId: facility.id, contactId: person.id }, { importId: 4 });
    });
    expect((await inventory.equipment.list({ search: 'brand jo@clinic' })).total).toBe(1);
    await inventory.lookups.update({ kind: 'facility', id: 1, version: 1, name: 'Renamed' });
    inventory.transact((tx) => units.insert(tx, { classId, facilityId: 1 }, { importId: 5 }));
    expect((await inventory.equipment.list({ search: 'renamed' })).total).toBe(2);
  });

  it('removes a unit with its search text and puts the whole record on record', async () => {
    const { units } = inventory.writers;
    const { id } = inventory.transact((tx) => units.insert(tx, { classId, serialNumber: 'SN1' }, { importId: 4 }));
    inventory.transact((tx) => units.remove(tx, id, { importId: 4 }));
    expect((await inventory.equipment.list({ search: 'sn1' })).total).toBe(0);
    expect(inventory.db.prepare('SELECT count(*) FROM unit_search').pluck().get()).toBe(0);
    expect(inventory.audit().at(-1)).toMatchObject({
      action: 'equipment.remove',
      importId: 4,
      changes: { serialNumber: { old: 'SN1', new: null }, physicsCovered: { old: true, new: null } },
    });
    expect(() => inventory.transact((tx) => units.remove(tx, id))).toThrow(
      expect.objectContaining({ code: 'NOT_FOUND' }),
    );
  });

  it('leaves nothing behind when the transaction fails', async () => {
    const { units } = inventory.writers;
    const entries = inventory.audit().length;
    expect(() =>
      inventory.transact((tx) => {
        units.insert(tx, { classId });
        units.insert(tx, { classId: 99 });
      }),
    ).toThrow(/FOREIGN KEY/);
    expect((await inventory.equipment.list({})).total).toBe(0);
    expect(inventory.audit()).toHaveLength(entries);
  });
});
