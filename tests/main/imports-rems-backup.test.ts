import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { createTestCore } from '../support/core.ts';
import { deskOf } from '../support/import-desk.ts';
import { remsDatabase, remsHash } from '../support/rems-database.ts';

const written = readFileSync(join(import.meta.dirname, '..', 'fixtures', 'rems-export', 'rems.sqlite3'));

async function createDesk() {
  const core = await createTestCore();
  const desk = deskOf(core, 'rems', 'administrator');
  return {
    ...desk,
    admin: core.as('administrator'),
    check: (bytes: Uint8Array) => desk.check(bytes, 'rems_backup_20261121_020000.sqlite3'),
    async import(bytes: Uint8Array) {
      const checked = await desk.check(bytes, 'rems.sqlite3');
      return checked.import.state === 'checked' ? desk.apply(checked.import.id) : checked;
    },
  };
}

/** What a table of the import came to, as `created/updated/unchanged/skipped/errors`. */
function tally(outcome: Awaited<ReturnType<Awaited<ReturnType<typeof createDesk>>['check']>>, table: string): string {
  const counts = outcome.import.tables?.find((one) => one.table === table);
  return [counts?.created, counts?.updated, counts?.unchanged, counts?.skipped, counts?.errors].join('/');
}

test("REMS 1.2's own backup goes in with its numbers, a second time changes nothing, and undoing leaves nothing", async () => {
  const desk = await createDesk();
  const checked = await desk.check(written);
  expect(checked.import).toMatchObject({ state: 'checked', encoding: 'REMS backup', delimiter: null, message: null });
  expect(checked.import.counts).toMatchObject({ created: 1371, errors: 0, warnings: 0 });
  expect((await desk.api.equipment.list({})).total).toBe(0);
  expect((await desk.api.lookups.all({})).classes).toEqual([]);

  const applied = await desk.apply(checked.import.id);
  expect(applied.import.counts).toEqual(checked.import.counts);
  expect(applied.import.tables).toEqual(checked.import.tables);
  expect(applied.import.tables?.map(({ table, created }) => [table, created])).toEqual([
    ['equipment_classes', 10],
    ['manufacturers', 10],
    ['departments', 20],
    ['facilities', 40],
    ['equipment_subclasses', 30],
    ['personnel', 61],
    ['equipment', 200],
    ['compliance_tests', 1000],
  ]);
  expect(await desk.api.equipment.get({ id: 1 })).toMatchObject({
    className: 'Radiography',
    manufacturerName: 'Shimadzu',
    facilityName: 'Facility 25',
    contactId: 27,
    contactName: 'Person 26',
    serialNumber: 'SN0007919',
    installedOn: '2025-08-20',
    auditFrequencies: ['Annual - TJC'],
  });
  const { subclasses } = await desk.api.lookups.all({});
  expect(subclasses.find(({ id }) => id === 1)).toMatchObject({
    name: 'CT fixed',
    classId: 1,
    estimatedCost: 1902,
    lifetimeYears: 15,
  });

  const again = await desk.import(written);
  expect(again.import.counts).toMatchObject({
    created: 0,
    updated: 0,
    unchanged: 1371,
    skipped: 0,
    errors: 0,
    warnings: 0,
  });

  const undone = await desk.undo(applied.import.id);
  expect(undone.import.state).toBe('undone');
  expect((await desk.api.equipment.list({ filters: { includeRetired: true } })).total).toBe(0);
  expect((await desk.api.people.list({})).total).toBe(0);
  const lookups = await desk.api.lookups.all({});
  expect(Object.values(lookups).flat()).toEqual([]);
});

test('what CSV files do not carry comes along: cost and lifetime, categories, inactive entries, archived people, authors', async () => {
  const desk = await createDesk();
  const { import: applied, said } = await desk.import(remsDatabase().bytes());
  expect(applied.counts).toMatchObject({ created: 22, errors: 0 });
  expect(said('warning')).toEqual([]);
  const all = await desk.api.lookups.all({});
  expect(all.classes).toContainEqual(expect.objectContaining({ id: 9, name: 'Film', active: false }));
  expect(all.manufacturers).toContainEqual(expect.objectContaining({ id: 5, name: 'Picker', active: false }));
  expect(all.facilities).toContainEqual(
    expect.objectContaining({ id: 7, name: 'Main', fullName: 'Main Hospital', address: '1 Main St', active: true }),
  );
  expect(all.subclasses).toContainEqual(
    expect.objectContaining({ id: 12, estimatedCost: null, lifetimeYears: null, active: true }),
  );
  expect(said('remark')).toContain('12 expected_lifetime In REMS 0 stands for unknown; it was left empty.');
  expect(all.capitalCategories.map(({ id, name, minCost, maxCost }) => [id, name, minCost, maxCost])).toEqual([
    [1, 'A', 0, 99],
    [2, 'B', 100, 499],
    [3, 'C', 500, null],
  ]);
  expect(await desk.api.people.get({ id: 21 })).toMatchObject({
    name: 'Bevins, Nick',
    email: 'nick@example.org',
    phone: '555-0100',
    roles: ['contact', 'physicist'],
    active: true,
    accountId: null,
  });
  expect(await desk.api.people.get({ id: 22 })).toMatchObject({ active: false });
  expect(await desk.api.people.get({ id: 23 })).toMatchObject({ roles: ['physician'] });
  expect(await desk.api.equipment.get({ id: 101 })).toMatchObject({
    subclassId: 11,
    room: '101',
    serialNumber: '00123',
    meFacilityRegistration: '12-345',
    auditFrequencies: ['Annual - TJC', 'Annual - ME'],
    radiologyOwned: true,
    capitalCost: null,
    contactId: 21,
    supervisorId: 22,
    physicianId: 23,
    notes: 'café =1+1',
  });
  expect(await desk.api.equipment.get({ id: 102 })).toMatchObject({
    retired: true,
    auditFrequencies: [],
    capitalCost: 900,
  });
  expect(await desk.api.compliance.test({ id: 501 })).toMatchObject({
    unitId: 101,
    type: 'Annual',
    testDate: '2025-03-01',
    performedById: 21,
    reviewedById: 23,
    notes: 'none',
    createdBy: 'NB',
  });
  expect(await desk.api.compliance.test({ id: 502 })).toMatchObject({
    type: 'QC Review',
    createdBy: 'administrator',
  });
  expect(await desk.api.bookings.get({ id: 61 })).toMatchObject({
    unitId: 101,
    scheduledOn: '2027-02-01',
    notes: 'bring phantom',
    createdBy: 'Bevins, Nick',
  });
});

test('who could sign in to REMS is named; user names and passwords move nowhere', async () => {
  const desk = await createDesk();
  const { said, rows } = await desk.import(remsDatabase().bytes());
  expect(said('remark')).toContain(
    'People who could sign in to REMS: 1. Passwords do not move over: create their accounts here. They are "Bevins, Nick".',
  );
  expect((await desk.admin.accounts.list({})).items.map(({ username }) => username)).not.toContain('nick');
  expect(JSON.stringify(rows)).not.toContain(remsHash);
  expect(JSON.stringify((await desk.admin.audit.list({})).items)).not.toContain(remsHash);
  expect(JSON.stringify(desk.log.entries)).not.toContain(remsHash);
});

test('entries of the same name are the same; another unit or person of the same number stays, and the report says so', async () => {
  const desk = await createDesk();
  const ct = await desk.admin.lookups.create({ kind: 'class', name: 'ct' });
  await desk.admin.lookups.create({ kind: 'class', name: 'Ultrasound' });
  await desk.import(
    remsDatabase(`DELETE FROM equipment; DELETE FROM compliance_tests; DELETE FROM scheduled_tests;
    UPDATE personnel SET name = 'Somebody Else', email = 'else@example.org' WHERE id = 21;`).bytes(),
  );
  const other = await desk.import(remsDatabase('UPDATE equipment SET contact_id = NULL WHERE eq_id = 101').bytes());
  expect(tally(other, 'equipment_classes')).toBe('0/0/3/0/0');
  expect((await desk.api.equipment.get({ id: 101 })).classId).toBe(ct.id);
  expect(tally(other, 'personnel')).toBe('0/0/2/0/1');
  expect(other.said('error')).toEqual([
    '21 id Person 21 is Somebody Else here. This person does not go in, because files name people by their numbers.',
  ]);
  expect((await desk.api.people.get({ id: 21 })).name).toBe('Somebody Else');
  expect((await desk.api.compliance.test({ id: 501 })).performedById).toBeNull();
  expect(other.said('warning')).toContain(
    '501 performed_by_id Number 21 is not among the people that go in; the field stays empty.',
  );

  const foreign = await desk.import(
    remsDatabase(`UPDATE equipment SET class_id = 4, subclass_id = NULL, eq_sn = 'other' WHERE eq_id = 101;
      UPDATE compliance_tests SET test_type = 'Audit', test_date = '2020-01-01' WHERE test_id = 501;`).bytes(),
  );
  expect(tally(foreign, 'equipment')).toBe('0/0/1/0/1');
  expect(tally(foreign, 'compliance_tests')).toBe('0/0/1/0/1');
  expect((await desk.api.compliance.test({ id: 501 })).type).toBe('Annual');
});

test('what REMS lets stand is said: foreign subclasses, broken references, names that differ in case, twice the same address', async () => {
  const desk = await createDesk();
  const { said, import: applied } = await desk.import(
    remsDatabase(`
      INSERT INTO equipment_classes (id, name, is_active) VALUES (30, 'ct', 1);
      INSERT INTO personnel (id, name, email, roles, is_active) VALUES (40, 'Twin', 'NICK@example.org', 'wizard', 1);
      INSERT INTO capital_categories (id, name, min_cost, max_cost, is_active) VALUES (9, 'Overlap', 400, 600, 1);
      UPDATE equipment SET subclass_id = 11, manufacturer_id = 999 WHERE eq_id = 102;
      INSERT INTO equipment (eq_id, class_id, eq_retired, eq_physcov, eq_capcst, eq_mandt) VALUES (103, 77, 0, 1, NULL, NULL), (104, 30, 0, 1, -5, 'soon');
      INSERT INTO compliance_tests (test_id, eq_id, test_type, test_date) VALUES (600, 4711, 'Annual', '2025-01-01'), (601, 101, 'Whatever', '2025-01-01');
    `).bytes(),
  );
  expect(applied.state).toBe('applied');
  expect(said('error')).toEqual([
    '40 email Person 21 has the same e-mail address. Correct one of them in REMS.',
    '103 class_id Class 77 of this unit is not among the classes that go in.',
    '600 eq_id There is no unit 4711 here. Import the equipment first, or correct the number.',
    expect.stringMatching(/^601 test_type "Whatever" is no type of test/),
  ]);
  const warnings = said('warning');
  expect(warnings).toContain(
    '30 name This is the same name as that of number 3; what names either gets the one entry.',
  );
  expect(warnings).toContain(
    '9 min_cost Its costs overlap those of the category "B"; it comes as one that is not in use.',
  );
  expect(warnings).toContain(
    '102 manufacturer_id Number 999 is not among the records that go in; the field stays empty.',
  );
  expect(warnings).toContain('40 roles Roles that are not known here were left out: "wizard".');
  expect(warnings.some((text) => text.startsWith('104 eq_capcst "-5" is not a whole number'))).toBe(true);
  expect(warnings.some((text) => text.startsWith('104 eq_mandt "soon" is not a date'))).toBe(true);
  const unit = await desk.api.equipment.get({ id: 102 });
  const subclass = (await desk.api.lookups.all({})).subclasses.find(({ id }) => id === unit.subclassId);
  expect(subclass).toMatchObject({ name: 'CT fixed', classId: 4, estimatedCost: 1500, lifetimeYears: 10 });
  expect((await desk.api.equipment.get({ id: 104 })).classId).toBe(3);
});

test('what was merged here stays merged', async () => {
  const desk = await createDesk();
  await desk.import(remsDatabase().bytes());
  const { items } = await desk.admin.lookups.list({ kind: 'manufacturer' });
  const [from, into] = ['Siemens', 'Picker'].map((name) => items.find((row) => row.name === name));
  if (!from || !into) throw new Error('the manufacturers are not there');
  const active = await desk.admin.lookups.update({
    kind: 'manufacturer',
    id: into.id,
    version: into.version,
    active: true,
  });
  await desk.admin.lookups.merge({
    kind: 'manufacturer',
    fromId: from.id,
    fromVersion: from.version,
    intoId: active.id,
  });
  const again = await desk.import(remsDatabase(`UPDATE manufacturers SET is_active = 1`).bytes());
  expect(again.import.counts).toMatchObject({ created: 0, updated: 0, errors: 0 });
  expect(again.said('remark')).toContain('2 "Siemens" was merged here into "Picker", which takes its place.');
  expect((await desk.api.equipment.get({ id: 101 })).manufacturerName).toBe('Picker');
});

test('only who may change people, lists and surveys brings in a whole REMS', async () => {
  const core = await createTestCore();
  await expect(core.as('physicist').imports.begin({ kind: 'rems', fileName: 'rems.sqlite3' })).rejects.toMatchObject({
    code: 'FORBIDDEN',
  });
  await expect(core.as('administrator').imports.begin({ kind: 'rems', fileName: 'rems.csv' })).rejects.toMatchObject({
    code: 'INVALID',
  });
});
