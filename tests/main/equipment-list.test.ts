import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { unitSortKeys } from '../../shared/equipment.ts';
import { fold } from '../../shared/text.ts';
import { createInventory, type Inventory } from '../support/inventory.ts';

let inventory: Inventory;
let classId: number;
let mri: number;
beforeEach(async () => {
  inventory = await createInventory();
  classId = (await inventory.lookups.create({ kind: 'class', name: 'CT' })).id;
  mri = (await inventory.lookups.create({ kind: 'class', name: 'MRI' })).id;
});

const ids = async (input: Parameters<Inventory['equipment']['list']>[0]) =>
  (await inventory.equipment.list(input)).items.map((unit) => unit.id);

describe('the three switches', () => {
  beforeEach(async () => {
    const { create } = inventory.equipment;
    await create({ classId }); // 1 in service
    await create({ classId, retired: true }); // 2
    await create({ classId, physicsCovered: false }); // 3
    await create({ classId, planned: true }); // 4
    await create({ classId, planned: true, physicsCovered: false }); // 5
    await create({ classId, retiredOn: '2020-01-01' }); // 6 retired by date
  });

  it('hide retired, not covered and planned units unless asked, each on its own', async () => {
    expect(await ids({})).toEqual([1]);
    expect(await ids({ filters: { includeRetired: true } })).toEqual([1, 2, 6]);
    expect(await ids({ filters: { includeNotCovered: true } })).toEqual([1, 3]);
    expect(await ids({ filters: { includePlanned: true } })).toEqual([1, 4]);
    expect(await ids({ filters: { includePlanned: true, includeNotCovered: true } })).toEqual([1, 3, 4, 5]);
  });

  it('give way to the states that are asked for, which split the inventory', async () => {
    expect(await ids({ filters: { state: ['retired'] } })).toEqual([2, 6]);
    expect(await ids({ filters: { state: ['planned'] } })).toEqual([4, 5]);
    expect(await ids({ filters: { state: ['not-covered'] } })).toEqual([3]);
    expect(await ids({ filters: { state: ['in-service'], includeRetired: true } })).toEqual([1]);
    expect(await ids({ filters: { state: ['in-service', 'retired', 'planned', 'not-covered'] } })).toHaveLength(6);
  });
});

describe('filters', () => {
  it('take any of the chosen values, and an empty choice is none', async () => {
    await inventory.equipment.create({ classId });
    await inventory.equipment.create({ classId: mri });
    expect(await ids({ filters: { classId: [mri] } })).toEqual([2]);
    expect(await ids({ filters: { classId: [mri, classId] } })).toEqual([1, 2]);
    expect(await ids({ filters: { classId: [] } })).toEqual([1, 2]);
    expect(await ids({ filters: { classId: [mri], facilityId: [1] } })).toEqual([]);
  });
});

describe('paging', () => {
  it('counts everything and answers an empty page past the end, with and without a search', async () => {
    for (let i = 0; i < 5; i++) await inventory.equipment.create({ classId, model: 'same' });
    for (const search of [undefined, 'same']) {
      const query = search === undefined ? {} : { search };
      expect(await inventory.equipment.list({ ...query, page: 2, pageSize: 2 })).toMatchObject({
        total: 5,
        items: [{ id: 3 }, { id: 4 }],
      });
      expect(await inventory.equipment.list({ ...query, page: 9, pageSize: 2 })).toEqual({ total: 5, items: [] });
    }
  });
});

describe('sorting', () => {
  it('counts in names as people do, 2 before 10, also after a rename, a new name and a transaction that failed', async () => {
    const { lookups, equipment } = inventory;
    const names = ['Site 10', 'Site 2', 'Site 1', 'École 3', 'ecole 12'];
    const facilities = [];
    for (const name of names) facilities.push(await lookups.create({ kind: 'facility', name }));
    for (const { id: facilityId } of facilities) await equipment.create({ classId, facilityId });
    await equipment.create({ classId });
    const sorted = async (direction: 'asc' | 'desc' = 'asc') =>
      (await equipment.list({ sort: [{ by: 'facilityName', direction }] })).items.map((unit) => unit.facilityName);
    expect(await sorted()).toEqual(['École 3', 'ecole 12', 'Site 1', 'Site 2', 'Site 10', null]);
    expect(await sorted('desc')).toEqual(['Site 10', 'Site 2', 'Site 1', 'ecole 12', 'École 3', null]);

    const [ten] = facilities;
    await lookups.update({ kind: 'facility', id: ten?.id ?? 0, version: 1, name: 'Annex 10' });
    await expect(lookups.update({ kind: 'facility', id: ten?.id ?? 0, version: 1, name: 'Zoo' })).rejects.toThrow();
    expect(await sorted()).toEqual(['Annex 10', 'École 3', 'ecole 12', 'Site 1', 'Site 2', null]);
    const nine = await lookups.create({ kind: 'facility', name: 'Annex 9' });
    await equipment.create({ classId, facilityId: nine.id });
    expect((await sorted()).slice(0, 2)).toEqual(['Annex 9', 'Annex 10']);
  });

  it('lets equal names of different classes stand beside each other, ordered by the next key', async () => {
    const { lookups, equipment } = inventory;
    const fixed = await lookups.create({ kind: 'subclass', name: 'Fixed', classId: mri });
    const other = await lookups.create({ kind: 'subclass', name: 'fixed', classId });
    await equipment.create({ classId: mri, subclassId: fixed.id, room: '2' });
    await equipment.create({ classId, subclassId: other.id, room: '1' });
    const by = (first: 'subclassName' | 'departmentName') =>
      ids({
        sort: [
          { by: first, direction: 'asc' },
          { by: 'room', direction: 'asc' },
        ],
      });
    expect(await by('subclassName')).toEqual([2, 1]);
  });

  it('puts blanks last in both directions and settles ties by id', async () => {
    for (const room of ['b', null, 'A', 'b']) await inventory.equipment.create({ classId, room });
    expect(await ids({ sort: [{ by: 'room', direction: 'asc' }] })).toEqual([3, 1, 4, 2]);
    expect(await ids({ sort: [{ by: 'room', direction: 'desc' }] })).toEqual([1, 4, 3, 2]);
  });

  it('counts rooms: 2 before 10, with or without a letter behind', async () => {
    for (const room of ['10', '2', '10a', '9']) await inventory.equipment.create({ classId, room });
    expect(await ids({ sort: [{ by: 'room', direction: 'asc' }] })).toEqual([2, 4, 1, 3]);
  });

  it('takes several keys, the first first', async () => {
    await inventory.equipment.create({ classId: mri, model: 'x' });
    await inventory.equipment.create({ classId, model: 'y' });
    await inventory.equipment.create({ classId, model: 'z' });
    const sort = [
      { by: 'className', direction: 'asc' },
      { by: 'model', direction: 'desc' },
    ] as const;
    expect(await ids({ sort: [...sort] })).toEqual([3, 2, 1]);
  });

  it('by any key works with a search', async () => {
    await inventory.equipment.create({ classId, model: 'one' });
    await inventory.equipment.create({ classId: mri, model: 'one' });
    for (const by of unitSortKeys) {
      expect((await ids({ search: 'one', sort: [{ by, direction: 'desc' }] })).sort(), by).toEqual([1, 2]);
    }
  });
});

describe('search', () => {
  it('finds fragments of every text, name, address, e-mail, number and id, case and accents aside', async () => {
    const { lookups, people, equipment } = inventory;
    const subclass = await lookups.create({ kind: 'subclass', name: 'Hélicoïdal', classId });
    const manufacturer = await lookups.create({ kind: 'manufacturer', name: 'Siemens' });
    const department = await lookups.create({ kind: 'department', name: 'Angiography' });
    const facility = await lookups.create({
      kind: 'facility',
      name: 'North',
      fullName: 'Clinique du Nord',
      address: '7 Rue Œuvrée',
    });
    const roles = ['contact', 'supervisor', 'physician'] as const;
    const [contact, supervisor, physician] = await Promise.all(
      roles.map((role) => people.create({ name: `Doe, ${role}`, email: `${role}@clinic.org`, roles: [role] })),
    );
    const unit = await equipment.create({
      classId,
      subclassId: subclass.id,
      manufacturerId: manufacturer.id,
      departmentId: department.id,
      facilityId: facility.id,
      contactId: contact?.id ?? null,
      supervisorId: supervisor?.id ?? null,
      physicianId: physician?.id ?? null,
      model: 'Revolution 5',
      room: 'B-101',
      phone: '555 0199',
      assetId: 'AST77',
      serialNumber: '00SN9',
      meFacilityNumber: 'F-31',
      meRegistrationNumber: 'R-62',
      manufacturerSystemId: 'SYS_8',
      auditFrequencies: ['Semiannual'],
      acrSiteId: 'SITE1',
      acrUnitId: 'UNIT2',
      capitalNote: 'budget 100%',
      notes: 'Tube échangé',
    });
    await equipment.create({ classId: mri });
    const words = [
      'ct',
      'helicoidal',
      'IEMEN',
      'angio',
      'nord',
      'oeuvree',
      'contact@clin',
      'doe supervisor',
      'PHYSICIAN@',
    ];
    words.push('volution 5', 'b-101', '0199', 'ast7', '0sn9', 'f-31', '31-62', 'sys_8', 'semiann', 'site1', 'unit2');
    words.push('100%', 'echange', 'ÉCHANGÉ tube', `${unit.id} siemens nord`);
    for (const search of words) expect(await ids({ search }), search).toEqual([unit.id]);
  });

  it('takes % and _ as they are written, and needs every word', async () => {
    await inventory.equipment.create({ classId, model: 'a%b_c!d' });
    await inventory.equipment.create({ classId, model: 'aXbXcXd' });
    expect(await ids({ search: 'a%b' })).toEqual([1]);
    expect(await ids({ search: 'b_c' })).toEqual([1]);
    expect(await ids({ search: 'c!d' })).toEqual([1]);
    expect(await ids({ search: '%' })).toEqual([1]);
    expect(await ids({ search: 'axb missing' })).toEqual([]);
    expect(await ids({ search: '   ' })).toEqual([1, 2]);
  });

  it('follows renamed lookups and people at once', async () => {
    const { lookups, people, equipment } = inventory;
    const facility = await lookups.create({ kind: 'facility', name: 'North' });
    const person = await people.create({ name: 'Old, Name', email: 'old@clinic.org', roles: ['contact'] });
    const { id } = await equipment.create({ classId, facilityId: facility.id, physicianId: person.id });
    await lookups.update({ kind: 'facility', id: facility.id, version: 1, name: 'South', address: '9 Hill Road' });
    await people.update({ id: person.id, version: 1, email: 'fresh@clinic.org' });
    await lookups.update({ kind: 'class', id: classId, version: 1, name: 'Computed tomography' });
    for (const search of ['south', 'hill', 'fresh@', 'tomography']) expect(await ids({ search }), search).toEqual([id]);
    for (const search of ['north', 'old@clinic']) expect(await ids({ search }), search).toEqual([]);
    expect((await equipment.get({ id })).version).toBe(1);
  });

  it('finds a unit by any fragment of what was typed', async () => {
    const typed = fc.string({
      unit: fc.constantFrom('a', 'É', 'ß', 'Σ', '%', '_', '!', "'", '-', '7', 'ﬁ', 'Ö'),
      minLength: 1,
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(typed, fc.nat(), fc.nat(), async (serialNumber, from, length) => {
        const { id } = await inventory.equipment.create({ classId, serialNumber });
        const start = from % serialNumber.length;
        const search = serialNumber.slice(start, start + 1 + (length % 10));
        const found = await inventory.equipment.list({ search: `${search} ${id}`, pageSize: 200 });
        expect(
          found.items.map((unit) => unit.id),
          fold(search),
        ).toContain(id);
      }),
      { numRuns: 100 },
    );
  });
});
