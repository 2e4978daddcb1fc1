import { beforeEach, describe, expect, it } from 'vitest';
import { addDays, localDate } from '../../shared/dates.ts';
import { createTestCore, type TestCore } from '../support/core.ts';

let test: TestCore;
let unitId: number;
let today: string;
beforeEach(async () => {
  test = await createTestCore();
  today = localDate(test.clock.now());
  const { lookups, equipment } = test.as('administrator');
  const classId = (await lookups.create({ kind: 'class', name: 'CT' })).id;
  unitId = (await equipment.create({ classId })).id;
});

const refused = (field: string) => ({ code: 'INVALID', fields: { [field]: expect.any(String) } });

describe('a component', () => {
  it('keeps texts trimmed, is found with its unit, and says who made it', async () => {
    const { components, lookups, equipment } = test.as('physicist');
    const maker = await test.as('administrator').lookups.create({ kind: 'manufacturer', name: 'Varex' });
    const tube = await components.create({
      unitId,
      kind: 'tube',
      manufacturerId: maker.id,
      serialNumber: ' MCS-7078 ',
      model: '  ',
      installedOn: '2019-03-01',
    });
    expect(tube).toMatchObject({ version: 1, serialNumber: 'MCS-7078', model: null, manufacturerName: 'Varex' });
    for (const search of ['mcs-7078', 'varex'])
      expect(
        (await equipment.list({ search })).items.map(({ id }) => id),
        search,
      ).toEqual([unitId]);
    await test.as('administrator').lookups.update({ kind: 'manufacturer', id: maker.id, version: 1, name: 'Dunlee' });
    expect((await equipment.list({ search: 'dunlee' })).total).toBe(1);
    expect((await equipment.list({ search: 'varex' })).total).toBe(0);
    // Saving the unit itself does not lose what it is found by.
    await equipment.update({ id: unitId, version: 1, room: '12' });
    expect((await equipment.list({ search: 'mcs-7078 12' })).total).toBe(1);
    expect((await lookups.all({})).manufacturers).toHaveLength(1);
  });

  it('is listed by kind, what was removed last and the latest first', async () => {
    const { components } = test.as('physicist');
    const make = async (kind: 'tube' | 'detector', removedOn: string | null = null) =>
      (await components.create({ unitId, kind, installedOn: '2015-01-01', removedOn })).id;
    const [old, detector, older, tube] = [
      await make('tube', '2020-01-01'),
      await make('detector'),
      await make('tube', '2018-01-01'),
      await make('tube'),
    ];
    const first = await components.list({ unitId, pageSize: 3 });
    expect(first.total).toBe(4);
    expect(first.items.map(({ id }) => id)).toEqual([tube, detector, old]);
    expect((await components.list({ unitId, pageSize: 3, page: 2 })).items.map(({ id }) => id)).toEqual([older]);
  });

  it('is refused when it was removed before it was installed, with a manufacturer out of use, and for no unit', async () => {
    const { components } = test.as('physicist');
    const dates = { installedOn: '2020-01-02', removedOn: '2020-01-01' };
    await expect(components.create({ unitId, kind: 'tube', ...dates })).rejects.toMatchObject(refused('removedOn'));
    await expect(components.create({ unitId, kind: 'tube', manufacturerId: 99 })).rejects.toMatchObject(
      refused('manufacturerId'),
    );
    await expect(components.create({ unitId: 99, kind: 'tube' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    const same = await components.create({ unitId, kind: 'tube', installedOn: '2020-01-01', removedOn: '2020-01-01' });
    await expect(components.update({ id: same.id, version: 1, installedOn: '2020-01-02' })).rejects.toMatchObject(
      refused('removedOn'),
    );
  });

  it('is changed field by field, on record, and a stale change answers what is stored', async () => {
    const { components, history } = test.as('physicist');
    const { id } = await components.create({ unitId, kind: 'detector', model: 'A' });
    await components.update({ id, version: 1, model: 'B', kind: 'workstation' });
    await expect(components.update({ id, version: 1, model: 'C' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { model: 'B', version: 2 } },
    });
    const { items } = await history.list({ entity: 'component', entityId: id });
    expect(items[0]?.changes.map(({ field, old, new: now }) => [field, old, now])).toEqual([
      ['kind', 'detector', 'workstation'],
      ['model', 'A', 'B'],
    ]);
  });

  it('that was entered by mistake is taken off with a reason and brought back', async () => {
    const { components, equipment } = test.as('physicist');
    const { id } = await components.create({ unitId, kind: 'tube', serialNumber: 'T1' });
    const gone = await components.remove({ id, version: 1, reason: 'Wrong unit' });
    expect(gone.deleted).toMatchObject({ reason: 'Wrong unit' });
    expect((await components.list({ unitId })).total).toBe(0);
    expect((await components.list({ unitId, includeDeleted: true })).total).toBe(1);
    expect((await equipment.list({ search: 't1' })).total).toBe(0);
    await expect(components.update({ id, version: 2, model: 'x' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await components.restore({ id })).toMatchObject({ deleted: null });
    expect((await equipment.list({ search: 't1' })).total).toBe(1);
  });

  it('carries documents', async () => {
    const { components, documents } = test.as('physicist');
    const { id } = await components.create({ unitId, kind: 'tube' });
    expect((await documents.list({ entity: 'component', entityId: id })).items).toEqual([]);
    await expect(
      test.as('viewer').documents.begin({ entity: 'component', entityId: id, fileName: 'a.pdf', size: 9 }),
    ).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('is read by everybody who reads equipment and changed by who may change units', async () => {
    const { components } = test.as('viewer');
    expect((await components.list({ unitId })).items).toEqual([]);
    await expect(components.create({ unitId, kind: 'tube' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });
});

describe('replacing a component', () => {
  it('ends the old one and begins the new one on the same day, in one act', async () => {
    const { components } = test.as('physicist');
    const { id } = await components.create({
      unitId,
      kind: 'tube',
      designation: 'Tube A',
      serialNumber: 'T1',
      installedOn: '2019-03-01',
    });
    const done = await components.replace({ id, version: 1, on: '2023-05-02', component: { serialNumber: 'T2' } });
    expect(done.removed).toMatchObject({ id, removedOn: '2023-05-02', serialNumber: 'T1' });
    expect(done.installed).toMatchObject({
      kind: 'tube',
      designation: 'Tube A',
      serialNumber: 'T2',
      installedOn: '2023-05-02',
      removedOn: null,
      replacesId: id,
    });
    await expect(components.replace({ id, version: 2, on: '2024-01-01', component: {} })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  it('puts a new tube on record with the unit when asked to, so that clocks follow', async () => {
    const { components, obligations } = test.as('physicist');
    const { id } = await components.create({ unitId, kind: 'tube', serialNumber: 'T1' });
    await components.replace({ id, version: 1, on: today, component: { serialNumber: 'T2' }, event: true });
    const { events } = await obligations.ofUnit({ unitId });
    expect(events).toMatchObject([{ kind: 'new-tube', occurredOn: today, note: 'T1' }]);
  });

  it('leaves everything as it was when a day does not fit, or somebody else was faster', async () => {
    const { components } = test.as('physicist');
    const { id } = await components.create({ unitId, kind: 'tube', installedOn: '2020-01-01' });
    const replace = (version: number, on: string) => components.replace({ id, version, on, component: {} });
    await expect(replace(1, '2019-12-31')).rejects.toMatchObject(refused('on'));
    await expect(replace(1, addDays(today, 1))).rejects.toMatchObject(refused('on'));
    await expect(replace(2, '2021-01-01')).rejects.toMatchObject({ code: 'CONFLICT' });
    const { items } = await components.list({ unitId });
    expect(items).toMatchObject([{ id, version: 1, removedOn: null }]);
  });
});
