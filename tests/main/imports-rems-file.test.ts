import { expect, test } from 'vitest';
import { remsExport } from '../support/core.ts';
import { createImportDesk } from '../support/import-desk.ts';

test("REMS's own file goes in without an error or a warning, and a second time changes nothing", async () => {
  const desk = await createImportDesk();
  const first = await desk.import(remsExport('equipment.csv'));
  expect(first.import.message).toBeNull();
  expect(first.import.counts).toMatchObject({
    created: 200,
    updated: 0,
    unchanged: 0,
    skipped: 0,
    errors: 0,
    warnings: 0,
  });
  const second = await desk.import(remsExport('equipment.csv'));
  expect(second.import.counts).toMatchObject({ created: 0, updated: 0, unchanged: 200, errors: 0, warnings: 0 });
  const unit = await desk.api.equipment.get({ id: 1 });
  expect(unit).toMatchObject({
    className: 'Radiography',
    subclassName: 'Radiography fixed',
    manufacturerName: 'Shimadzu',
    facilityName: 'Facility 25',
    facilityAddress: '25 Main St',
    contactId: 27,
    contactName: 'Person 26',
    contactEmail: 'p26@example.org',
    serialNumber: 'SN0007919',
    auditFrequencies: ['Annual - TJC'],
    installedOn: '2025-08-20',
  });
});

test('an export comes back byte for byte, into the same data and into new ones', async () => {
  const desk = await createImportDesk();
  await desk.import(remsExport('equipment.csv'));
  const exported = await desk.exported();
  const again = await desk.import(exported);
  expect(again.import.counts).toMatchObject({ created: 0, updated: 0, unchanged: 200, errors: 0, warnings: 0 });
  expect(await desk.exported()).toBe(exported);

  const elsewhere = await createImportDesk();
  const moved = await elsewhere.import(exported);
  expect(moved.import.counts).toMatchObject({ created: 200, errors: 0, warnings: 0 });
  expect(await elsewhere.exported()).toBe(exported);
});

test('a dry run changes nothing and shows what would be done', async () => {
  const desk = await createImportDesk();
  const { import: checked, rows, said } = await desk.check(remsExport('equipment.csv'));
  expect(checked).toMatchObject({
    state: 'checked',
    encoding: 'UTF-8',
    delimiter: ',',
    progress: { done: 200, total: 200 },
  });
  expect(rows[0]).toMatchObject({ row: 2, outcome: 'created', recordId: 1 });
  expect(rows[0]?.changes).toContainEqual({ column: 'contact_person', old: null, new: 'Person 26' });
  expect(said('remark').some((text) => text.startsWith('New manufacturers: '))).toBe(true);
  expect((await desk.api.equipment.list({})).total).toBe(0);
  expect((await desk.api.lookups.all({})).classes).toEqual([]);
  expect((await desk.api.people.list({})).total).toBe(0);
});
