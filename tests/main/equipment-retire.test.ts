import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { createInventory, type Inventory } from '../support/inventory.ts';

const today = '2026-06-15';
let inventory: Inventory;
let classId: number;
beforeEach(async () => {
  inventory = await createInventory(`${today}T10:30:00`);
  classId = (await inventory.lookups.create({ kind: 'class', name: 'CT' })).id;
});

describe('retiring', () => {
  it('without a date takes today, on record', async () => {
    const { id } = await inventory.equipment.create({ classId });
    const unit = await inventory.equipment.update({ id, version: 1, retired: true });
    expect(unit).toMatchObject({ retired: true, retiredOn: today, state: 'retired' });
    expect(inventory.audit().at(-1)?.changes).toEqual({
      retired: { old: false, new: true },
      retiredOn: { old: null, new: today },
    });
    expect(await inventory.equipment.create({ classId, retired: true })).toMatchObject({ retiredOn: today });
  });

  it('takes the local date, not the date in UTC', async () => {
    inventory.setClock('2026-06-15T23:59:00');
    expect(await inventory.equipment.create({ classId, retired: true })).toMatchObject({ retiredOn: today });
    inventory.setClock('2026-06-16T00:01:00');
    expect(await inventory.equipment.create({ classId, retired: true })).toMatchObject({ retiredOn: '2026-06-16' });
  });

  it('with a date keeps it', async () => {
    const unit = await inventory.equipment.create({ classId, retired: true, retiredOn: '2020-02-02' });
    expect(unit.retiredOn).toBe('2020-02-02');
  });

  it('by a date counts from that day on, without the flag', async () => {
    const { id } = await inventory.equipment.create({ classId, retiredOn: '2026-06-16' });
    expect(await inventory.equipment.get({ id })).toMatchObject({ retired: false, state: 'in-service' });
    inventory.setClock('2026-06-16T00:00:01');
    expect(await inventory.equipment.get({ id })).toMatchObject({ retired: false, state: 'retired' });
    expect((await inventory.equipment.list({})).total).toBe(0);
  });
});

describe('un-retiring', () => {
  it('clears the date, whether flag or date had retired the unit', async () => {
    for (const fields of [
      { retired: true, retiredOn: '2020-02-02' },
      { retiredOn: '2020-02-02' },
      { retired: true, retiredOn: '2030-01-01' },
    ]) {
      const { id } = await inventory.equipment.create({ classId, ...fields });
      const unit = await inventory.equipment.update({ id, version: 1, retired: false });
      expect(unit).toMatchObject({ retired: false, retiredOn: null, state: 'in-service' });
    }
  });

  it('clears the date that a form sends back unchanged, and takes a different one', async () => {
    const { id } = await inventory.equipment.create({ classId, retired: true, retiredOn: '2020-02-02' });
    const { update } = inventory.equipment;
    expect(await update({ id, version: 1, retired: false, retiredOn: '2020-02-02' })).toMatchObject({
      retiredOn: null,
    });
    await update({ id, version: 2, retired: true });
    expect(await update({ id, version: 3, retired: false, retiredOn: '2030-01-01' })).toMatchObject({
      retiredOn: '2030-01-01',
      state: 'in-service',
    });
  });

  it('is not what an unrelated change does to a planned retirement', async () => {
    const { id } = await inventory.equipment.create({ classId, retiredOn: '2030-01-01' });
    const unit = await inventory.equipment.update({ id, version: 1, retired: false, room: '5' });
    expect(unit.retiredOn).toBe('2030-01-01');
  });
});

describe('a retired unit without a date', () => {
  it('comes from an import as the file has it, is a warning, and stays so when other fields change', async () => {
    const { id } = inventory.transact((tx) =>
      inventory.writers.units.insert(tx, { classId, retired: true }, { importId: 1 }),
    );
    const stored = await inventory.equipment.get({ id });
    expect(stored).toMatchObject({ retiredOn: null, state: 'retired' });
    expect(stored.warnings).toEqual([{ field: 'retiredOn', code: 'retired-without-date' }]);
    expect(inventory.audit().at(-1)?.importId).toBe(1);
    expect(await inventory.equipment.update({ id, version: 1, room: '5' })).toMatchObject({ retiredOn: null });
  });
});

it('leaves no unit that is retired by flag without a date, nor un-retired with a past one, whatever is sent', async () => {
  const day = fc.constantFrom(null, '2020-02-02', today, '2030-01-01');
  const change = fc.record({ retired: fc.boolean(), retiredOn: day, room: fc.string() }, { requiredKeys: [] });
  await fc.assert(
    fc.asyncProperty(change, fc.array(change, { maxLength: 4 }), async (first, changes) => {
      let unit = await inventory.equipment.create({ classId, ...first });
      for (const sent of changes) {
        unit = await inventory.equipment.update({ id: unit.id, version: unit.version, ...sent });
        if (sent.retired === false && sent.retiredOn === undefined) expect(unit.state).toBe('in-service');
      }
      if (unit.retired) expect(unit.retiredOn).not.toBeNull();
      const counted = unit.retired || (unit.retiredOn !== null && unit.retiredOn <= today);
      expect(unit.state === 'retired').toBe(counted);
    }),
    { numRuns: 60 },
  );
});
