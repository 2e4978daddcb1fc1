import { beforeEach, describe, expect, it } from 'vitest';
import { createEquipmentRepository } from '../../main/equipment/repository.ts';
import { createUnitTexts, type UnitTexts } from '../../main/equipment/service.ts';
import { createInventory, type Inventory } from '../support/inventory.ts';

// What the list keeps in memory is never older than the inventory.

const today = '2026-06-15';
let inventory: Inventory;
let classId: number;
let mri: number;
beforeEach(async () => {
  inventory = await createInventory();
  classId = (await inventory.lookups.create({ kind: 'class', name: 'CT' })).id;
  mri = (await inventory.lookups.create({ kind: 'class', name: 'MRI' })).id;
  for (const model of ['alpha', 'beta', 'alphabet']) await inventory.equipment.create({ classId, model });
  expect(await found('alpha')).toEqual([1, 3]);
});

type Query = Parameters<Inventory['equipment']['list']>[0];
const ids = async (input: Query) => (await inventory.equipment.list(input)).items.map(({ id }) => id);
const found = (search: string) => ids({ search });

async function change(id: number, fields: Record<string, unknown>): Promise<void> {
  const { version } = await inventory.equipment.get({ id });
  await inventory.equipment.update({ id, version, ...fields });
}

describe('a search', () => {
  it('follows a unit that changes again and again', async () => {
    for (const model of ['gamma', 'alpha two', 'delta', 'alpha']) {
      await change(2, { model });
      expect(await found('alpha')).toEqual(model.startsWith('alpha') ? [1, 2, 3] : [1, 3]);
    }
    await change(2, { room: 'alpha' });
    await change(2, { phone: '1' });
    expect(await found('alpha')).toEqual([1, 2, 3]);
  });

  it('follows a name that many units carry', async () => {
    const { items } = await inventory.lookups.list({ kind: 'class' });
    const { version } = items.find(({ id }) => id === classId) ?? { version: 0 };
    await inventory.lookups.update({ kind: 'class', id: classId, version, name: 'Computed alpha' });
    expect(await found('alpha')).toEqual([1, 2, 3]);
  });

  it('follows new units, and those that an import writes or takes back on its own connection', async () => {
    const { units } = inventory.writers;
    await inventory.equipment.create({ classId, model: 'alpha 4' });
    expect(await found('alpha')).toEqual([1, 3, 4]);
    inventory.transact((tx) => units.insert(tx, { classId, model: 'alpha 5' }));
    expect(await found('alpha')).toEqual([1, 3, 4, 5]);
    inventory.transact((tx) => units.remove(tx, 5));
    inventory.transact((tx) => units.update(tx, 1, { model: 'omega' }));
    expect(await found('alpha')).toEqual([3, 4]);
  });
});

describe('a list', () => {
  it('follows every column that a filter or a state looks at', async () => {
    expect(await ids({ filters: { classId: [mri] } })).toEqual([]);
    expect(await ids({})).toEqual([1, 2, 3]);
    await change(2, { classId: mri });
    expect(await ids({ filters: { classId: [mri] } })).toEqual([2]);
    for (const [fields, left] of [
      [{ retired: true }, [1, 3]],
      [{ retired: false }, [1, 2, 3]],
      [{ retiredOn: '2026-06-16' }, [1, 2, 3]],
      [{ retiredOn: today }, [1, 3]],
      [{ retiredOn: null }, [1, 2, 3]],
      [{ planned: true }, [1, 3]],
      [{ planned: false, physicsCovered: false }, [1, 3]],
      [{ physicsCovered: true, radiologyOwned: true }, [1, 2, 3]],
    ] as const) {
      await change(2, fields);
      expect(await ids({}), JSON.stringify(fields)).toEqual(left);
      expect((await inventory.equipment.list({ pageSize: 1 })).total).toBe(left.length);
    }
    expect(await ids({ filters: { radiologyOwned: true } })).toEqual([2]);
    for (const by of ['facility', 'department', 'manufacturer'] as const) {
      const filters = { [`${by}Id`]: [1] };
      expect(await ids({ filters })).toEqual([]);
      await inventory.lookups.create({ kind: by, name: 'One' });
      await change(3, { [`${by}Id`]: 1 });
      expect(await ids({ filters })).toEqual([3]);
    }
  });

  it.each([
    ['registration', 'stateRegistrationExpiresOn'],
    ['contract', 'serviceContractUntil'],
    ['warranty', 'warrantyUntil'],
    ['support', 'endOfSupportOn'],
  ] as const)('follows the day on which a %s ends, and the unit that another belongs to', async (what, field) => {
    const expiring = { filters: { expiring: { what, days: 30 } } };
    const parts = { filters: { parentId: [1] } };
    expect(await ids(expiring)).toEqual([]);
    expect(await ids(parts)).toEqual([]);
    await change(2, { [field]: '2026-07-01', parentId: 1 });
    expect(await ids(expiring)).toEqual([2]);
    expect(await ids(parts)).toEqual([2]);
  });

  it('follows the calendar', async () => {
    await change(2, { retiredOn: '2026-06-16' });
    expect(await ids({})).toEqual([1, 2, 3]);
    inventory.setClock('2026-06-16T00:00:01');
    expect(await ids({})).toEqual([1, 3]);
  });
});

describe('inside a transaction that is taken back', () => {
  it('nothing is kept of what it saw', () => {
    const { db, writers } = inventory;
    const repository = createEquipmentRepository(db);
    const alpha = { search: 'alpha' };
    expect(repository.chosen(alpha, today)).toEqual([1, 3]);
    const takenBack = new Error('taken back');
    const attempt = () =>
      inventory.transact((tx) => {
        writers.units.update(tx, 2, { model: 'alpha', retired: false });
        writers.units.update(tx, 1, { retired: true });
        expect(repository.chosen(alpha, today)).toBeUndefined();
        expect(repository.ids(alpha, today)).toEqual([2, 3]);
        expect(repository.stateCounts(today)).toMatchObject({ retired: 1 });
        throw takenBack;
      });
    expect(attempt).toThrow(takenBack);
    expect(repository.chosen(alpha, today)).toEqual([1, 3]);
    expect(repository.stateCounts(today)).toMatchObject({ retired: 0 });
    inventory.transact((tx) => writers.units.update(tx, 3, { model: 'omega' }));
    expect(repository.chosen(alpha, today)).toEqual([1]);
  });
});

describe('the texts of all units', () => {
  const idsOf = (texts: UnitTexts, word: string) => texts.search([word], 10, 0).found.map(({ id }) => id);

  it('are searched in the order of the ids, also when one comes back', () => {
    const { db, writers } = inventory;
    const texts = createUnitTexts(db);
    expect(idsOf(texts, 'alpha')).toEqual([1, 3]);
    db.exec(
      `CREATE TEMP TABLE kept AS SELECT * FROM unit_search WHERE unit_id = 1; DELETE FROM unit_search WHERE unit_id = 1`,
    );
    expect(idsOf(texts, 'alpha')).toEqual([3]);
    db.exec('INSERT INTO unit_search SELECT * FROM temp.kept');
    expect(idsOf(texts, 'alpha')).toEqual([1, 3]);
    inventory.transact((tx) => writers.units.update(tx, 2, { model: 'alpha' }));
    expect(idsOf(texts, 'alpha')).toEqual([1, 2, 3]);
  });

  it('are looked through no further than is asked for', async () => {
    await change(2, { model: 'alpha' });
    const texts = createUnitTexts(inventory.db);
    expect(texts.search(['alpha'], 1, 0)).toMatchObject({ found: [{ id: 1 }], whole: [] });
    expect(texts.search(['alpha'], 1, 5)).toMatchObject({ found: [{ id: 1 }], whole: [1, 2] });
    expect(texts.search(['alph'], 5, 5)).toMatchObject({ found: [{ id: 1 }, { id: 2 }, { id: 3 }], whole: [] });
  });

  it('are not searched inside a transaction', () => {
    const texts = createUnitTexts(inventory.db);
    expect(() => inventory.transact(() => texts.search(['alpha'], 1, 0))).toThrow('inside a transaction');
  });
});

it('memory and database find the same units for the same words', async () => {
  const repository = createEquipmentRepository(inventory.db);
  await inventory.equipment.create({
    classId: mri,
    model: "50% O'Hara_[x]*?",
    room: 'É-1',
    notes: 'tab\there, “quoted”',
  });
  for (const search of [
    'alpha',
    'a',
    'bet ct',
    '50%',
    '%',
    '_',
    '[x]',
    '*',
    '?',
    "o'h",
    'e-1',
    'E-1 hara',
    'here',
    '“q',
    '!',
    'CT MRI',
    'ct 1',
  ]) {
    expect(repository.chosen({ search }, today), search).toEqual(repository.ids({ search }, today));
  }
});
