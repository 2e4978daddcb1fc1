import { beforeEach, describe, expect, it } from 'vitest';
import type { Client } from '../../shared/contract/define.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { testClock } from '../support/ports.ts';

let test: TestCore;
let call: Client<AppContract>;
let classId: number;
let north: number;
beforeEach(async () => {
  test = await createTestCore({ clock: testClock('2026-06-15T10:30:00') });
  call = test.as('operator');
  classId = (await call.lookups.create({ kind: 'class', name: 'CT' })).id;
  north = (
    await call.lookups.create({ kind: 'facility', name: 'North', fullName: 'North Clinic', address: '1 Main St' })
  ).id;
});

const unit = (fields: object = {}) => call.equipment.create({ classId, facilityId: north, ...fields });
const person = (name: string) =>
  call.people.create({
    name,
    email: `${name.toLowerCase()}@example.org`,
    roles: ['contact', 'supervisor', 'physician'],
  });

describe('a facility', () => {
  it('counts its units by state, each once, and no others', async () => {
    await unit();
    await unit({ planned: true });
    await unit({ physicsCovered: false });
    await unit({ retired: true, planned: true });
    await unit({ retiredOn: '2026-06-15' });
    await unit({ retiredOn: '2026-06-16' });
    await call.equipment.create({ classId });
    const counts = { inService: 2, planned: 1, notCovered: 1, retired: 2 };
    expect((await call.facilities.get({ id: north })).units).toEqual(counts);
    const { items, total } = await call.facilities.list({});
    expect(total).toBe(1);
    expect(items[0]).toMatchObject({ name: 'North', fullName: 'North Clinic', units: counts });
  });

  it('stands in the order in which people count, as do its departments and rooms, page by page', async () => {
    const { create } = call.lookups;
    for (const name of ['Site 10', 'site 2', 'Éole', 'Site 1']) await create({ kind: 'facility', name });
    for (const name of ['Ward 10', 'Ward 2', 'Ward 1']) {
      const { id } = await create({ kind: 'department', name });
      await unit({ departmentId: id });
    }
    for (const name of ['10', '2', '1']) await create({ kind: 'room', name, facilityId: north });
    const names = (rows: readonly { name: string }[]) => rows.map(({ name }) => name);
    const sites = ['Éole', 'North', 'Site 1', 'site 2', 'Site 10'];
    expect(names((await call.facilities.list({})).items)).toEqual(sites);
    const second = await call.facilities.list({ page: 2, pageSize: 2 });
    expect([names(second.items), second.total]).toEqual([sites.slice(2, 4), 5]);
    const { departments, rooms } = await call.facilities.get({ id: north });
    expect([names(departments), names(rooms)]).toEqual([
      ['Ward 1', 'Ward 2', 'Ward 10'],
      ['1', '2', '10'],
    ]);
    const all = await call.lookups.all({});
    expect([names(all.facilities), names(all.departments), names(all.rooms)]).toEqual([
      sites,
      ['Ward 1', 'Ward 2', 'Ward 10'],
      ['1', '2', '10'],
    ]);
    expect(names((await call.lookups.list({ kind: 'facility' })).items)).toEqual(sites);
  });

  it('says what is due, as the lists of surveys do', async () => {
    const overdue = await unit({ auditFrequencies: ['Annual - TJC'] });
    const soon = await unit({ auditFrequencies: ['Annual - TJC'] });
    await unit({ auditFrequencies: ['Annual - ME'] });
    await unit({ retired: true, auditFrequencies: ['Annual - TJC'] });
    await call.compliance.recordTest({ unitId: overdue.id, type: 'Annual', testDate: '2025-04-01' });
    await call.compliance.recordTest({ unitId: soon.id, type: 'Annual', testDate: '2025-08-01' });
    const { due } = await call.facilities.get({ id: north });
    expect(due).toEqual({
      overdue: 1,
      upcoming: 1,
      neverTested: 1,
      overdueSince: '2026-05-01',
      nextLimitOn: '2026-08-31',
    });
    const summary = await call.compliance.summary({ days: 90, filters: { facilityId: [north] } });
    expect(due).toMatchObject({
      overdue: summary.overdue,
      upcoming: summary.upcoming,
      neverTested: summary.neverTested,
    });
  });

  it('shows departments that were entered beside those that units name', async () => {
    const [ct, mri] = [
      await call.lookups.create({ kind: 'department', name: 'CT' }),
      await call.lookups.create({ kind: 'department', name: 'MRI' }),
    ];
    await call.lookups.update({ kind: 'facility', id: north, version: 1, departmentIds: [ct.id, ct.id] });
    await unit({ departmentId: mri.id });
    const { departments } = await call.facilities.get({ id: north });
    expect(departments).toEqual([
      { id: ct.id, name: 'CT', active: true, listed: true, units: 0 },
      { id: mri.id, name: 'MRI', active: true, listed: false, units: 1 },
    ]);
  });

  it('shows rooms of the list beside those that units name, whatever their spelling', async () => {
    await call.lookups.create({ kind: 'room', name: 'CT 10', facilityId: north });
    await unit({ room: 'ct  10' });
    await unit({ room: 'CT 9' });
    await unit({ room: 'ct 9' });
    const { rooms, roomTotal } = await call.facilities.get({ id: north });
    expect(roomTotal).toBe(2);
    expect(rooms.map(({ name, id, units }) => [name, id !== null, units])).toEqual([
      ['CT 9', false, 2],
      ['CT 10', true, 1],
    ]);
  });

  it('names its people once each, in pages', async () => {
    const [anna, bo] = [await person('Anna'), await person('Bo')];
    await unit({ contactId: anna.id, physicianId: bo.id });
    await unit({ contactId: anna.id, supervisorId: anna.id });
    expect((await call.facilities.get({ id: north })).people).toBe(2);
    const { items, total } = await call.facilities.people({ id: north, pageSize: 1 });
    expect(total).toBe(2);
    expect(items).toMatchObject([{ name: 'Anna', contactOf: 2, supervisorOf: 1, physicianOf: 0, active: true }]);
    expect((await call.facilities.people({ id: north, page: 2, pageSize: 1 })).items).toMatchObject([{ name: 'Bo' }]);
  });

  it('lists what its units are registered under, retired ones last', async () => {
    const old = await unit({ retired: true, meRegistrationNumber: 'R-9' });
    const later = await unit({ stateRegistrationNumber: 'S2', stateRegistrationExpiresOn: '2027-01-01' });
    const first = await unit({ stateRegistrationNumber: 'S1', stateRegistrationExpiresOn: '2026-07-01' });
    const maine = await unit({ meFacilityNumber: 'FAC-12', meRegistrationNumber: 'REG-345' });
    await unit();
    const { items, total } = await call.facilities.registrations({ id: north });
    expect(total).toBe(4);
    expect(items.map((item) => item.unitId)).toEqual([first.id, later.id, maine.id, old.id]);
    expect(items[2]).toMatchObject({ meFacilityRegistration: '12-345', retired: false, className: 'CT' });
  });

  it('that is not there is refused; a deactivated one is found on request', async () => {
    for (const read of [call.facilities.get, call.facilities.people, call.facilities.registrations]) {
      await expect(read({ id: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    }
    await call.lookups.update({ kind: 'facility', id: north, version: 1, active: false });
    expect((await call.facilities.list({})).total).toBe(0);
    expect((await call.facilities.list({ includeInactive: true, search: 'clin NORTH' })).total).toBe(1);
    expect((await call.facilities.list({ includeInactive: true, search: 'south' })).total).toBe(0);
  });
});

describe('rooms', () => {
  it('belong to a facility that is in use, by names that are unique there', async () => {
    const { create, update } = call.lookups;
    const south = await create({ kind: 'facility', name: 'South' });
    await create({ kind: 'room', name: '101', facilityId: north });
    await expect(create({ kind: 'room', name: ' 101 ', facilityId: north })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect(await create({ kind: 'room', name: '101', facilityId: south.id })).toMatchObject({ facilityName: 'South' });
    await update({ kind: 'facility', id: south.id, version: 1, active: false });
    await expect(create({ kind: 'room', name: '102', facilityId: south.id })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { facilityId: expect.any(String) },
    });
    await expect(create({ kind: 'room', name: '103', facilityId: north, departmentId: 9 })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { departmentId: expect.any(String) },
    });
  });

  it('that are renamed rename the text of their units; a text that no room has adds none', async () => {
    const room = await call.lookups.create({ kind: 'room', name: '101', facilityId: north });
    const one = await unit({ room: '101' });
    const other = await unit({ room: '102' });
    await call.lookups.update({ kind: 'room', id: room.id, version: 1, name: 'CT 101' });
    expect(await call.equipment.get({ id: one.id })).toMatchObject({ room: 'CT 101', version: 2 });
    expect(await call.equipment.get({ id: other.id })).toMatchObject({ room: '102', version: 1 });
    expect((await call.equipment.list({ search: 'ct 101' })).total).toBe(1);
    expect((await call.lookups.all({})).rooms).toHaveLength(1);
  });
});
