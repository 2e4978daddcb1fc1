import { expect, test } from 'vitest';
import type { Db } from '../../main/database/connection.ts';
import { createTestCore, type TestCore, templatePassword } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { examplePatient } from '../support/patient-call-examples.ts';
import { makeProvenSet } from '../support/sets.ts';
import { signInAs } from '../support/sign-in.ts';

const damage = (it: TestCore) => it.atConsole('operator').damage;
const second = { ...examplePatient, ipp: 'A-77', firstName: 'Luc', lastName: 'Tremblay' };

async function desk() {
  const it = await createTestCore();
  const first = await it.as('user').patients.create(examplePatient);
  const { id } = await it.as('user').patients.create(second);
  const behind = async (work: (db: Db) => unknown) => {
    const db = await openDatabaseOf(it.folder);
    work(db);
    db.close();
  };
  /** Texts of another row open nowhere. */
  const spoil = () => behind((db) => db.exec(`UPDATE patients SET ipp = first_name WHERE id = ${first.id}`));
  return { it, first, id, behind, spoil, list: () => it.as('user').patients.list({}) };
}

async function findings(it: TestCore) {
  return (await damage(it).list({ state: 'open' })).items;
}

test('an identity that does not read is told by its identifier, stays in the list and comes back from a backup', async () => {
  const { it, first, spoil, list } = await desk();
  await makeProvenSet(it.folder, it.clock);
  expect(await damage(it).scan({})).toMatchObject({ found: 0 });
  await spoil();
  expect(await damage(it).scan({})).toMatchObject({ found: 1 });
  const [open] = await findings(it);
  expect(open).toMatchObject({
    kind: 'identity',
    source: 'patients',
    label: first.identifier,
    problem: 'altered',
    kid: expect.stringMatching(/^id-/),
  });
  expect((await list()).items.map(({ readable }) => readable)).toEqual([true, false]);
  expect(await damage(it).tryKeys({ ids: [open?.id ?? 0] })).toEqual({ mended: 1, left: 0 });
  expect(await findings(it)).toEqual([]);
  const { items } = await it.as('user').patients.reveal({ ids: [first.id] });
  expect(items).toMatchObject([{ identity: { ipp: examplePatient.ipp } }]);
});

test('the values from before a correction are not brought back', async () => {
  const { it, first, spoil } = await desk();
  await makeProvenSet(it.folder, it.clock);
  const { version } = await it.as('user').patients.get({ id: first.id });
  await it.as('user').patients.correct({ id: first.id, version, reason: 'Read again', lastName: 'Exempel' });
  await spoil();
  await damage(it).scan({});
  const [open] = await findings(it);
  expect(await damage(it).tryKeys({ ids: [open?.id ?? 0] })).toEqual({ mended: 0, left: 1 });
});

test('a row that names another key than it was sealed under is found; nothing is guessed', async () => {
  const { it, id, behind } = await desk();
  await behind((db) => db.exec(`UPDATE patients SET kid = 'id-gone' WHERE id = ${id}`));
  await damage(it).scan({});
  const [open] = await findings(it);
  expect(open).toMatchObject({ problem: 'unknown-key', kid: 'id-gone' });
  // Another key of the keyring opens it after all.
  expect(await damage(it).tryKeys({ ids: [open?.id ?? 0] })).toEqual({ mended: 1, left: 0 });
  expect((await it.as('user').patients.reveal({ ids: [id] })).items).toMatchObject([
    { identity: { lastName: 'Tremblay' } },
  ]);
});

test('what nothing opens is set aside out of the list, put back, and removed only after a backup and the number', async () => {
  const { it, first, spoil, list } = await desk();
  await spoil();
  await damage(it).scan({});
  const ids = (await findings(it)).map(({ id }) => id);
  expect(await damage(it).tryKeys({ ids })).toEqual({ mended: 0, left: 1 });
  await damage(it).quarantine({ ids, reason: 'nothing opens it' });
  expect((await list()).total).toBe(1);
  await saysWhereItIs(it, first);
  await damage(it).release({ ids });
  expect((await list()).total).toBe(2);
  await damage(it).quarantine({ ids, reason: 'nothing opens it' });
  await expect(damage(it).remove({ ids, confirm: '2', reason: 'gone' })).rejects.toMatchObject({ code: 'INVALID' });
  expect(await damage(it).remove({ ids, confirm: '1', reason: 'gone' })).toMatchObject({ removed: 1 });
  expect((await list()).total).toBe(1);
  // Its number stays used.
  const next = await it.as('user').patients.create({ ...examplePatient, ipp: 'B-1', firstName: 'Nouvelle' });
  expect(next.identifier).not.toBe(first.identifier);
  expect(next.identifier).toMatch(/_00003$/);
});

/** Whoever may know a patient that was set aside is told which page puts it back; to others it is not there, as before. */
async function saysWhereItIs(it: TestCore, { id, identifier }: { readonly id: number; readonly identifier: string }) {
  const aside = { code: 'CONFLICT', message: expect.stringContaining('page Unreadable records') };
  const { patients, examinations } = it.as('user');
  const change = { id, version: 1, reason: 'Read again' };
  for (const read of [
    patients.get({ id }),
    patients.reveal({ ids: [id] }),
    patients.changes({ id }),
    patients.revealChange({ id, changeId: 1 }),
    patients.correct({ ...change, sex: 'M' }),
    patients.archive(change),
    patients.restore({ id, version: 1 }),
    patients.printLabel({ id, size: '70x36' }),
    examinations.ofPatient({ patientId: id }),
    patients.create({ ...examplePatient, firstName: 'Autre' }),
  ])
    await expect(read).rejects.toMatchObject(aside);
  const { ipp } = examplePatient;
  expect((await patients.duplicates({ ipp })).known).toMatchObject([{ id, identifier, aside: true }]);
  const { accounts } = it.as('operator');
  await accounts.create({ username: 'colleague', roles: ['user'], password: templatePassword });
  const { api } = await signInAs(it, 'colleague', templatePassword);
  await expect(api.patients.get({ id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  expect(await api.patients.duplicates({ ipp })).toEqual({ known: [], hidden: true });
}

test('a patient with examinations is not removed', async () => {
  const { it, first, spoil } = await desk();
  const { id: classId } = await it.as('administrator').lookups.create({ kind: 'class', name: 'CT' });
  const { id: unitId } = await it.as('administrator').equipment.create({ classId });
  const examination = { patientId: first.id, unitId, on: '2024-05-02', procedure: 'CT', dose: null, note: 'Letter' };
  await it.as('user').examinations.create(examination);
  await spoil();
  await damage(it).scan({});
  const ids = (await findings(it)).map(({ id }) => id);
  await damage(it).quarantine({ ids, reason: 'nothing opens it' });
  await expect(damage(it).remove({ ids, confirm: '1', reason: 'gone' })).rejects.toMatchObject({ code: 'CONFLICT' });
});

test('what does not read stops no exchange of keys, and notes and corrections are found too', async () => {
  const { it, first, behind } = await desk();
  const { version } = await it.as('user').patients.get({ id: first.id });
  await it.as('user').patients.correct({ id: first.id, version, reason: 'Read again', lastName: 'Exempel' });
  await behind((db) => db.exec("UPDATE patient_changes SET sealed = '{}' WHERE kind = 'corrected'"));
  await it.atConsole('operator').keys.rotateIdentityKeys({});
  await it.core.runDueJobs();
  it.clock.advance(61_000);
  await it.core.runDueJobs();
  expect(await findings(it)).toMatchObject([
    { source: 'patient_changes', label: first.identifier, problem: 'altered' },
  ]);
  expect((await it.as('operator').keys.overview({})).rotation).toBeNull();
  const ids = (await findings(it)).map(({ id }) => id);
  await damage(it).quarantine({ ids, reason: 'nothing opens it' });
  await damage(it).release({ ids });
  await damage(it).quarantine({ ids, reason: 'nothing opens it' });
  expect(await damage(it).remove({ ids, confirm: '1', reason: 'gone' })).toMatchObject({ removed: 1 });
  expect((await it.as('user').patients.list({})).total).toBe(2);
});
