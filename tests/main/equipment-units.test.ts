import { beforeEach, describe, expect, it } from 'vitest';
import { createTestCore } from '../support/core.ts';
import { createInventory, type Inventory } from '../support/inventory.ts';

let inventory: Inventory;
let classId: number;
beforeEach(async () => {
  inventory = await createInventory();
  classId = (await inventory.lookups.create({ kind: 'class', name: 'CT' })).id;
});

describe('a new unit', () => {
  it('needs only a class and has no audit frequency', async () => {
    const unit = await inventory.equipment.create({ classId });
    expect(unit).toMatchObject({
      version: 1,
      className: 'CT',
      auditFrequencies: [],
      physicsCovered: true,
      retired: false,
      capitalType: 'Replacement',
      state: 'in-service',
      warnings: [],
    });
  });

  it('keeps texts trimmed, blanks as null and frequencies in the order of REMS', async () => {
    const unit = await inventory.equipment.create({
      classId,
      model: '  Revolution ',
      room: '   ',
      auditFrequencies: ['Annual - ME', 'Quarterly'],
      meFacilityNumber: 'FAC-12',
      meRegistrationNumber: 'REG-345',
    });
    expect(unit).toMatchObject({ model: 'Revolution', room: null, meFacilityRegistration: '12-345' });
    expect(unit.auditFrequencies).toEqual(['Quarterly', 'Annual - ME']);
  });

  it('is on record with every field that says something', async () => {
    const unit = await inventory.equipment.create({ classId, serialNumber: '00123' });
    expect(inventory.audit().at(-1)).toMatchObject({
      action: 'equipment.create',
      entity: 'unit',
      entityId: String(unit.id),
      changes: { classId: { old: null, new: classId }, serialNumber: { old: null, new: '00123' } },
    });
  });

  it('is refused with ids that do not exist, naming each field', async () => {
    await expect(inventory.equipment.create({ classId: 99, facilityId: 7, contactId: 8 })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { classId: expect.any(String), facilityId: expect.any(String), contactId: expect.any(String) },
    });
    expect((await inventory.equipment.list({})).total).toBe(0);
  });

  it('is refused with costs below zero, years out of range and flags that are none', async () => {
    const core = await createTestCore();
    const made = await core.as('operator').lookups.create({ kind: 'class', name: 'CT' });
    for (const wrong of [
      { capitalCost: -1 },
      { capitalCost: 1.5 },
      { capitalYear: 1899 },
      { capitalYear: 2101 },
      { radiologyOwned: 2 },
      { capitalType: 'Lease' },
      { capitalNote: 'x'.repeat(141) },
    ]) {
      const reply = await core.send('operator', 'equipment.create', { classId: made.id, ...wrong });
      expect(reply, JSON.stringify(wrong)).toMatchObject({ ok: false, error: { code: 'INVALID' } });
    }
    expect((await core.as('operator').equipment.list({})).total).toBe(0);
  });
});

describe('a change', () => {
  it('touches only what is sent and puts old and new on record', async () => {
    const { id } = await inventory.equipment.create({ classId, room: '101', notes: 'keep' });
    const changed = await inventory.equipment.update({ id, version: 1, room: '102' });
    expect(changed).toMatchObject({ version: 2, room: '102', notes: 'keep' });
    expect(inventory.audit().at(-1)).toMatchObject({
      action: 'equipment.update',
      changes: { room: { old: '101', new: '102' } },
    });
    expect(Object.keys(inventory.audit().at(-1)?.changes ?? {})).toEqual(['room']);
  });

  it('that changes nothing writes nothing', async () => {
    const { id } = await inventory.equipment.create({ classId, room: '101', auditFrequencies: ['Quarterly'] });
    const entries = inventory.audit().length;
    const same = await inventory.equipment.update({ id, version: 1, room: ' 101 ', auditFrequencies: ['Quarterly'] });
    expect(same.version).toBe(1);
    expect(inventory.audit()).toHaveLength(entries);
  });

  it('with a stale version is a conflict that shows the stored unit', async () => {
    const { id } = await inventory.equipment.create({ classId, room: '101' });
    await inventory.equipment.update({ id, version: 1, room: '102' });
    await expect(inventory.equipment.update({ id, version: 1, room: '103' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { id, version: 2, room: '102' } },
    });
  });

  it('of a unit that is not there is NOT_FOUND', async () => {
    await expect(inventory.equipment.update({ id: 5, version: 1, room: 'x' })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
    await expect(inventory.equipment.get({ id: 5 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('renews the derived number', async () => {
    const { id } = await inventory.equipment.create({ classId, meFacilityNumber: '12', meRegistrationNumber: '3' });
    const changed = await inventory.equipment.update({ id, version: 1, meRegistrationNumber: '' });
    expect(changed.meFacilityRegistration).toBeNull();
  });
});

describe('the subclass', () => {
  it('must belong to the class', async () => {
    const other = await inventory.lookups.create({ kind: 'class', name: 'MRI' });
    const subclass = await inventory.lookups.create({ kind: 'subclass', name: 'mobile', classId: other.id });
    await expect(inventory.equipment.create({ classId, subclassId: subclass.id })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { subclassId: expect.any(String) },
    });
  });

  it('must be settled when the class changes: refused alone, fine with none or a fitting one', async () => {
    const other = await inventory.lookups.create({ kind: 'class', name: 'MRI' });
    const fixed = await inventory.lookups.create({ kind: 'subclass', name: 'fixed', classId });
    const mobile = await inventory.lookups.create({ kind: 'subclass', name: 'mobile', classId: other.id });
    const { id } = await inventory.equipment.create({ classId, subclassId: fixed.id });
    const { update } = inventory.equipment;
    await expect(update({ id, version: 1, classId: other.id })).rejects.toMatchObject({ code: 'INVALID' });
    expect(await update({ id, version: 1, classId: other.id, subclassId: mobile.id })).toMatchObject({ version: 2 });
    expect(await update({ id, version: 2, classId, subclassId: null })).toMatchObject({ subclassId: null });
  });

  it('estimates cost and end of life', async () => {
    const subclass = await inventory.lookups.create({
      kind: 'subclass',
      name: 'fixed',
      classId,
      estimatedCost: 1200,
      lifetimeYears: 10,
    });
    const unit = await inventory.equipment.create({ classId, subclassId: subclass.id, installedOn: '2012-02-29' });
    expect(unit).toMatchObject({ estimatedCost: 1200, estimatedEndOfLifeOn: '2022-02-28' });
  });
});

describe('what is no longer in use', () => {
  it('may stay but not be chosen anew', async () => {
    const facility = await inventory.lookups.create({ kind: 'facility', name: 'Main' });
    const person = await inventory.people.create({ name: 'Ray, Ann', email: 'ann@example.org', roles: ['contact'] });
    const held = await inventory.equipment.create({ classId, facilityId: facility.id, contactId: person.id });
    const free = await inventory.equipment.create({ classId });
    await inventory.lookups.update({ kind: 'facility', id: facility.id, version: 1, active: false });
    await inventory.people.archive({ id: person.id, version: 1, reason: 'Left the clinic' });

    const kept = { facilityId: facility.id, contactId: person.id, room: '7' };
    expect(await inventory.equipment.update({ id: held.id, version: 1, ...kept })).toMatchObject(kept);
    await expect(inventory.equipment.update({ id: free.id, version: 1, ...kept })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { facilityId: expect.any(String), contactId: expect.any(String) },
    });
  });
});

describe('dates out of order', () => {
  it('are warnings, not refusals', async () => {
    const unit = await inventory.equipment.create({
      classId,
      manufacturedOn: '2020-01-01',
      installedOn: '2019-01-01',
      retiredOn: '2018-01-01',
    });
    expect(unit.warnings).toEqual(
      expect.arrayContaining([
        { field: 'installedOn', code: 'before-manufacture' },
        { field: 'retiredOn', code: 'before-manufacture' },
        { field: 'retiredOn', code: 'before-installation' },
      ]),
    );
  });

  it('in the future are a warning unless the unit is planned', async () => {
    const ahead = { classId, installedOn: '2027-01-01' };
    expect((await inventory.equipment.create(ahead)).warnings).toEqual([{ field: 'installedOn', code: 'in-future' }]);
    expect((await inventory.equipment.create({ ...ahead, planned: true })).warnings).toEqual([]);
  });
});
