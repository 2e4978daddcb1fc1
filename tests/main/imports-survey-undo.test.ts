import { beforeEach, expect, test } from 'vitest';
import { openDatabaseOf } from '../support/database.ts';
import { createImportDesk, csv, deskOf, type ImportDesk } from '../support/import-desk.ts';
import { storedDocument } from '../support/stored-document.ts';

const header = 'test_id,eq_id,test_type,test_date';

let desk: ImportDesk;
let tests: ReturnType<typeof deskOf>;
let equipmentImport = 0;
beforeEach(async () => {
  desk = await createImportDesk();
  tests = deskOf(desk, 'tests');
  const { import: one } = await desk.import(csv('eq_id,equipment_class,eq_auditfreq', '1,CT,Annual - ACR', '2,MRI,'));
  equipmentImport = one.id;
});

async function importOne(): Promise<{ importId: number; testId: number }> {
  const { import: applied, rows } = await tests.import(csv(header, ',1,Annual,2024-03-01'));
  return { importId: applied.id, testId: rows[0]?.recordId ?? 0 };
}

async function expectRefusal(importId: number, reason: string): Promise<void> {
  await expect(desk.api.imports.undo({ importId })).rejects.toMatchObject({
    code: 'CONFLICT',
    message: expect.stringContaining(reason),
  });
  expect(await desk.api.imports.get({ importId })).toMatchObject({ state: 'applied', undoable: false });
}

test('undoing removes the tests, and clocks and bookings stand as before', async () => {
  const bookings = deskOf(desk, 'bookings');
  const booked = await bookings.import(csv('eq_id,scheduled_date,scheduling_date', '1,2024-03-05,2024-02-01'));
  const bookingId = booked.rows[0]?.recordId ?? 0;
  const before = await desk.api.equipment.get({ id: 1 });
  const { importId, testId } = await importOne();
  expect(await desk.api.bookings.get({ id: bookingId })).toMatchObject({ state: 'done', testId });
  await tests.undo(importId);
  expect(await desk.api.bookings.get({ id: bookingId })).toMatchObject({ state: 'missed', testId: null });
  expect(await desk.api.equipment.get({ id: 1 })).toEqual(before);
  expect((await bookings.undo(booked.import.id)).import.state).toBe('undone');
  await desk.core.close();
  const db = await openDatabaseOf(desk.folder);
  expect(db.prepare('SELECT count(*) FROM tests').pluck().get()).toBe(0);
  const actions = db.prepare('SELECT action FROM audit WHERE import_id = ? ORDER BY seq').pluck().all(importId);
  expect(actions).toEqual([
    'imports.apply',
    'compliance.recordTest',
    'bookings.complete',
    'imports.applied',
    'imports.undo',
    'bookings.reopen',
    'compliance.eraseTest',
    'imports.undone',
  ]);
});

test('a later edit of a test stands against it', async () => {
  const { importId, testId } = await importOne();
  await desk.api.compliance.updateTest({ id: testId, version: 1, notes: 'Corrected', reason: 'typing error' });
  await expectRefusal(importId, `test ${testId} was changed later (physicist`);
});

test('a finding on an imported test stands against it', async () => {
  const { importId, testId } = await importOne();
  const { id } = await desk.api.findings.create({ unitId: 1, testId, description: 'Cracked', severity: 'minor' });
  await expectRefusal(importId, `finding ${id} uses what it brought`);
});

test('a booking that another import brought and an imported test completed stands against it', async () => {
  const { importId } = await importOne();
  const later = await deskOf(desk, 'bookings').import(
    csv('eq_id,scheduled_date,scheduling_date', '1,2024-03-05,2024-02-01'),
  );
  await expectRefusal(importId, `booking ${later.rows[0]?.recordId} uses what it brought`);
  await desk.undo(later.import.id);
  expect((await tests.undo(importId)).import.state).toBe('undone');
});

test('tests, bookings and findings stand against taking back the units that they are about', async () => {
  const { importId, testId } = await importOne();
  await expectRefusal(equipmentImport, `test ${testId} uses what it brought`);
  await tests.undo(importId);
  expect((await desk.api.imports.get({ importId: equipmentImport })).undoable).toBe(true);
  const { items } = await desk.api.bookings.create({ items: [{ unitId: 2, scheduledOn: '2999-01-01' }] });
  await expectRefusal(equipmentImport, `booking ${items[0]?.id} uses what it brought`);
});

test('a reported fault stands against taking back its unit', async () => {
  const { id } = await desk.as('user').findings.report({ unitId: 2, description: 'Smells burnt', severity: 'minor' });
  await expectRefusal(equipmentImport, `finding ${id} uses what it brought (user`);
});

test('a document stands against taking back the unit, the obligation or the test that carries it', async () => {
  const { importId, testId } = await importOne();
  const { items } = await desk.api.obligations.ofUnit({ unitId: 1 });
  const onTest = await storedDocument(desk, 'test', testId);
  await expectRefusal(importId, `document ${onTest} uses what it brought`);
  const onObligation = await storedDocument(desk, 'obligation', items[0]?.id ?? 0);
  await expectRefusal(equipmentImport, `document ${onObligation} uses what it brought`);
  const { import: another } = await desk.import(csv('eq_id,equipment_class', '3,CT'));
  const onUnit = await storedDocument(desk, 'unit', 3);
  await expectRefusal(another.id, `document ${onUnit} uses what it brought`);
});

test('an obligation that an import opened ends when the import is taken back, and keeps the document on it', async () => {
  const { import: opened } = await desk.import(csv('eq_id,equipment_class,eq_auditfreq', '2,MRI,Annual - ME'));
  const { items } = await desk.api.obligations.ofUnit({ unitId: 2 });
  const obligationId = items[0]?.id ?? 0;
  await storedDocument(desk, 'obligation', obligationId);
  expect((await desk.undo(opened.id)).import.state).toBe('undone');
  const after = await desk.api.obligations.ofUnit({ unitId: 2 });
  expect([after.items, after.ended.map(({ id }) => id)]).toEqual([[], [obligationId]]);
  expect((await desk.api.equipment.get({ id: 2 })).auditFrequencies).toEqual([]);
  expect((await desk.api.documents.list({ entity: 'obligation', entityId: obligationId })).items).toHaveLength(1);
});

test('an import of tests that is unrelated to later ones goes', async () => {
  const { importId } = await importOne();
  await desk.api.compliance.recordTest({ unitId: 2, type: 'Annual', testDate: '2024-03-01' });
  expect((await tests.undo(importId)).import.state).toBe('undone');
});
