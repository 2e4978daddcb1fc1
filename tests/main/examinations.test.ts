import { describe, expect, test } from 'vitest';
import { addDays, localDate } from '../../shared/dates.ts';
import { doseQuantities, unitsOf } from '../../shared/examinations.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { equipmentClass } from '../support/example-records.ts';
import { examplePatient } from '../support/patient-call-examples.ts';
import { recordsOf } from '../support/records.ts';

const plain = { on: '2024-03-10', procedure: 'CT thorax', dose: null, note: null };

/** A core with two units, one patient of the user, and one of the investigator. */
async function clinic() {
  const desk = await createTestCore();
  const classId = await equipmentClass(desk);
  const admin = desk.as('administrator');
  const { id: scanner } = await admin.equipment.create({ classId, model: 'Revolution', room: 'B1', assetId: 'PHYS-1' });
  const { id: other } = await admin.equipment.create({ classId, assetId: 'PHYS-2' });
  const own = (await desk.as('user').patients.create(examplePatient)).id;
  const theirs = (
    await desk.as('principal-investigator').patients.create({ ...examplePatient, ipp: '77', firstName: 'Paul' })
  ).id;
  return { desk, scanner, other, own, theirs, user: desk.as('user'), investigator: desk.as('principal-investigator') };
}

async function survey(desk: TestCore, unitId: number, testDate: string, fields: object = {}) {
  const { id } = await desk.as('physicist').compliance.recordTest({ unitId, testDate, type: 'Annual', ...fields });
  return id;
}

describe('an examination', () => {
  test('is put on record, changed, taken back and brought back', async () => {
    const { desk, user, own, scanner, other } = await clinic();
    const dose = { quantity: 'DLP', value: 320.5, unit: 'mGy·cm' };
    const made = await user.examinations.create({ ...plain, patientId: own, unitId: scanner, dose, note: ' moved ' });
    expect(made).toMatchObject({
      patient: { id: own },
      unit: { id: scanner, label: 'Revolution', room: 'B1', doNotUse: false, retired: false },
      dose,
      note: 'moved',
      noteReadable: true,
      createdBy: 'user',
      voided: null,
    });
    const changed = await user.examinations.update({ id: made.id, version: made.version, unitId: other, note: '  ' });
    expect(changed).toMatchObject({ unit: { id: other, label: 'PHYS-2' }, note: null, on: plain.on, dose });
    const voided = await user.examinations.void({ id: made.id, version: changed.version, reason: 'Another patient' });
    expect(voided.voided).toMatchObject({ by: 'user', reason: 'Another patient' });
    expect((await user.examinations.ofPatient({ patientId: own })).total).toBe(0);
    expect((await user.examinations.ofUnit({ unitId: other })).total).toBe(0);
    expect((await user.examinations.ofPatient({ patientId: own, includeVoided: true })).items).toEqual([voided]);
    await expect(
      user.examinations.update({ id: made.id, version: voided.version, procedure: 'x' }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
    const back = await user.examinations.unvoid({ id: made.id, version: voided.version });
    expect(back.voided).toBeNull();
    expect((await user.examinations.ofUnit({ unitId: other })).items).toEqual([{ ...back, note: null }]);
    const records = await recordsOf(desk, 'examination');
    expect(records.map(({ action }) => action)).toEqual([
      'examinations.create',
      'examinations.update',
      'examinations.void',
      'examinations.unvoid',
    ]);
    expect(records[0]?.changes).toMatchObject({
      patientId: { new: own },
      dose: { new: 'DLP 320.5 mGy·cm' },
      note: { old: null, new: null, hidden: true },
    });
  });

  test('keeps its note encrypted, bound to its row, and says in the trail only that it changed', async () => {
    const { desk, user, own, scanner } = await clinic();
    const secret = 'brother of Zanzibar Quillfeather';
    const first = await user.examinations.create({ ...plain, patientId: own, unitId: scanner, note: secret });
    const second = await user.examinations.create({ ...plain, patientId: own, unitId: scanner, note: 'nothing' });
    await user.examinations.update({ id: first.id, version: 1, note: `${secret}, twice` });
    const db = await openDatabaseOf(desk.folder);
    for (const table of ['examinations', 'audit'])
      expect(JSON.stringify(db.prepare(`SELECT * FROM ${table}`).all())).not.toContain('Quillfeather');
    // A sealed text of another row does not open here.
    db.prepare('UPDATE examinations SET note = (SELECT note FROM examinations WHERE id = ?) WHERE id = ?').run(
      first.id,
      second.id,
    );
    const { items } = await user.examinations.ofPatient({ patientId: own });
    expect(items.find(({ id }) => id === second.id)).toMatchObject({ note: null, noteReadable: false });
    expect(items.find(({ id }) => id === first.id)).toMatchObject({ note: `${secret}, twice`, noteReadable: true });
    // What does not open is kept for the day on which its key is found again, until somebody writes another note.
    const kept = db.prepare('SELECT note FROM examinations WHERE id = ?').pluck();
    const before = kept.get(second.id);
    await user.examinations.update({ id: second.id, version: 1, procedure: 'CT head' });
    expect(kept.get(second.id)).toBe(before);
    const { note } = await user.examinations.update({ id: second.id, version: 2, note: 'new' });
    expect(note).toBe('new');
  });

  test('names the last survey on or before the day, and the first one after', async () => {
    const { desk, user, own, scanner, other } = await clinic();
    const early = await survey(desk, scanner, '2023-01-10');
    const before = await survey(desk, scanner, '2024-03-10', { outcome: 'fail' });
    const after = await survey(desk, scanner, '2024-05-01', { type: 'QC Review', outcome: 'pass' });
    await survey(desk, scanner, '2024-06-01');
    await survey(desk, other, '2024-03-09');
    // Letters to the regulator say nothing of the machine, and a deleted survey nothing at all.
    await survey(desk, scanner, '2024-03-12', { type: 'Submission' });
    const wrong = await survey(desk, scanner, '2024-03-11');
    await desk.as('physicist').compliance.removeTest({ id: wrong, version: 1, reason: 'Mistyped' });
    const made = await user.examinations.create({ ...plain, patientId: own, unitId: scanner });
    expect(made.surveyBefore).toEqual({ id: before, on: '2024-03-10', type: 'Annual', outcome: 'fail' });
    expect(made.surveyAfter).toEqual({ id: after, on: '2024-05-01', type: 'QC Review', outcome: 'pass' });
    const older = await user.examinations.update({ id: made.id, version: 1, on: '2024-03-09' });
    expect([older.surveyBefore?.id, older.surveyAfter?.id]).toEqual([early, before]);
    const oldest = await user.examinations.update({ id: made.id, version: 2, on: '2022-01-01' });
    expect([oldest.surveyBefore, oldest.surveyAfter?.id]).toEqual([null, early]);
  });

  test('does not count a survey whose day lies ahead', async () => {
    const { desk, user, own, scanner } = await clinic();
    await survey(desk, scanner, addDays(localDate(desk.clock.now()), 30));
    const { surveyAfter } = await user.examinations.create({ ...plain, patientId: own, unitId: scanner });
    expect(surveyAfter).toBeNull();
  });

  test('is refused on a day ahead or before the birth, on no unit, and with a unit that the quantity lacks', async () => {
    const { desk, user, own, scanner } = await clinic();
    const input = { ...plain, patientId: own, unitId: scanner };
    const tomorrow = addDays(localDate(desk.clock.now()), 1);
    for (const on of [tomorrow, '1980-01-31'])
      await expect(user.examinations.create({ ...input, on })).rejects.toMatchObject({
        code: 'INVALID',
        fields: { on: expect.not.stringContaining('1980') },
      });
    await user.examinations.create({ ...input, on: examplePatient.birthDate });
    await user.examinations.create({ ...input, on: localDate(desk.clock.now()) });
    await expect(user.examinations.create({ ...input, unitId: 999 })).rejects.toMatchObject({
      fields: { unitId: expect.any(String) },
    });
    for (const dose of [
      { quantity: 'DLP', value: 1, unit: 'mGy' },
      { quantity: 'dose', value: 1, unit: 'mGy' },
      { quantity: 'AGD', value: -1, unit: 'mGy' },
    ])
      await expect(user.examinations.create({ ...input, dose })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(user.examinations.create({ ...input, procedure: '  ' })).rejects.toMatchObject({ code: 'INVALID' });
  });

  test('takes every quantity in every unit of it', async () => {
    const { user, own, scanner } = await clinic();
    for (const quantity of Object.keys(doseQuantities))
      for (const unit of unitsOf(quantity)) {
        const dose = { quantity, value: 0.25, unit };
        const made = await user.examinations.create({ ...plain, patientId: own, unitId: scanner, dose });
        expect(made.dose).toEqual(dose);
      }
    expect(unitsOf('toString')).toEqual([]);
  });

  test('is never changed over the change of another', async () => {
    const { user, own, scanner } = await clinic();
    const { id } = await user.examinations.create({ ...plain, patientId: own, unitId: scanner });
    const current = await user.examinations.update({ id, version: 1, procedure: 'CT head' });
    await expect(user.examinations.update({ id, version: 1, procedure: 'CT neck' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current },
    });
  });

  test('is neither entered nor changed while its patient is archived', async () => {
    const { user, own, scanner } = await clinic();
    const { id } = await user.examinations.create({ ...plain, patientId: own, unitId: scanner });
    await user.patients.archive({ id: own, version: 1, reason: 'Withdrew' });
    const refused = { code: 'CONFLICT', message: expect.stringContaining('archived') };
    await expect(user.examinations.create({ ...plain, patientId: own, unitId: scanner })).rejects.toMatchObject(
      refused,
    );
    await expect(user.examinations.void({ id, version: 1, reason: 'x' })).rejects.toMatchObject(refused);
    expect((await user.examinations.ofPatient({ patientId: own })).total).toBe(1);
  });
});

describe('examinations are seen', () => {
  test('of patients in sight only: those of others answer as if they were not there', async () => {
    const { user, investigator, own, theirs, scanner } = await clinic();
    const { id: ownId } = await user.examinations.create({ ...plain, patientId: own, unitId: scanner });
    const { id } = await investigator.examinations.create({ ...plain, patientId: theirs, unitId: scanner, note: 'n' });
    const absent = { code: 'NOT_FOUND' };
    await expect(user.examinations.ofPatient({ patientId: theirs })).rejects.toMatchObject(absent);
    await expect(user.examinations.create({ ...plain, patientId: theirs, unitId: scanner })).rejects.toMatchObject(
      absent,
    );
    const [hidden, missing] = await Promise.all(
      [id, 9999].map((each) =>
        user.examinations.void({ id: each, version: 1, reason: 'x' }).catch((cause) => cause.message),
      ),
    );
    expect(hidden).toBe(missing);
    await expect(user.examinations.update({ id, version: 1, note: 'x' })).rejects.toMatchObject(absent);
    await expect(user.examinations.unvoid({ id, version: 1 })).rejects.toMatchObject(absent);
    const { items, total } = await user.examinations.ofUnit({ unitId: scanner });
    expect([items.map((one) => one.id), total]).toEqual([[ownId], 1]);
    expect((await investigator.examinations.ofUnit({ unitId: scanner })).total).toBe(2);
    await expect(user.examinations.ofUnit({ unitId: 999 })).rejects.toMatchObject(absent);
  });

  test.each(['administrator', 'physicist', 'physics-assistant', 'technologist', 'viewer', 'operator'] as const)(
    'not by a %s',
    async (role) => {
      const { desk, own, scanner } = await clinic();
      const calls = {
        ofPatient: { patientId: own },
        ofUnit: { unitId: scanner },
        units: {},
        create: { ...plain, patientId: own, unitId: scanner },
        void: { id: 1, version: 1, reason: 'x' },
      };
      for (const [name, input] of Object.entries(calls))
        expect(await desk.send(role, `examinations.${name}`, input)).toMatchObject({ error: { code: 'FORBIDDEN' } });
    },
  );

  test('of a unit by days, newest first, and paged', async () => {
    const { user, own, scanner } = await clinic();
    for (const on of ['2024-01-01', '2024-02-01', '2024-03-01', '2024-04-01'])
      await user.examinations.create({ ...plain, patientId: own, unitId: scanner, on });
    const days = async (input: object) => {
      const { items, total } = await user.examinations.ofUnit({ unitId: scanner, ...input });
      return [items.map(({ on }) => on), total];
    };
    expect(await days({ from: '2024-02-01', to: '2024-03-01' })).toEqual([['2024-03-01', '2024-02-01'], 2]);
    expect(await days({ page: 2, pageSize: 3 })).toEqual([['2024-01-01'], 4]);
    const { items, total } = await user.examinations.ofPatient({ patientId: own, pageSize: 1 });
    expect([items.map(({ on }) => on), total]).toEqual([['2024-04-01'], 4]);
  });
});

describe('units to choose from', () => {
  test('are found by any word, retired ones last, and say what must not be used', async () => {
    const { desk, user, scanner, other } = await clinic();
    const admin = desk.as('administrator');
    await admin.equipment.update({ id: scanner, version: 1, retired: true });
    await desk.as('physicist').findings.create({
      unitId: other,
      severity: 'blocking',
      description: 'No interlock',
      reportedOn: '2024-01-01',
    });
    const { items, total } = await user.examinations.units({ search: 'phys tomography' });
    expect([items.map(({ id, doNotUse, retired }) => ({ id, doNotUse, retired })), total]).toEqual([
      [
        { id: other, doNotUse: true, retired: false },
        { id: scanner, doNotUse: false, retired: true },
      ],
      2,
    ]);
    expect((await user.examinations.units({ search: 'phys-1 nothing' })).total).toBe(0);
    expect(await user.examinations.units({ page: 2, pageSize: 1 })).toMatchObject({
      items: [{ id: scanner }],
      total: 2,
    });
  });
});
