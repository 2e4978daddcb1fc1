import { expect, test } from 'vitest';
import type { Db } from '../../main/database/connection.ts';
import { createTestCore, type TestCore, templatePassword } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { eventually } from '../support/eventually.ts';
import { examplePatient } from '../support/patient-call-examples.ts';
import { recordsOf } from '../support/records.ts';
import { makeProvenSet } from '../support/sets.ts';
import { signInAs } from '../support/sign-in.ts';

const admin = (it: TestCore) => it.atConsole('operator');
const reason = 'Read from the passport';
const people = [
  examplePatient,
  { ipp: 'A-77', sex: 'M', firstName: 'Luc', lastName: 'Tremblay', birthDate: '1975-12-31' },
  { ipp: 'A-78', sex: 'F', firstName: '李', lastName: 'O’Neil', birthDate: '2001-01-02' },
];

/** How often identity keys came out of their slots, and how often they were dropped. */
function keyLog({ log }: TestCore) {
  const count = (words: string) => log.entries.filter(({ message }) => message === words).length;
  return {
    unwrapped: () => count('a key of identities was unwrapped'),
    dropped: () => count('the keys of identities were dropped'),
  };
}

async function create(it: TestCore, values = examplePatient) {
  return it.as('user').patients.create(values);
}

async function identityOf(it: TestCore, id: number) {
  const { items } = await it.as('principal-investigator').patients.reveal({ ids: [id] });
  return items[0]?.identity ?? null;
}

/** Looks behind the door of an open core. */
async function behind<T>(it: TestCore, work: (db: Db) => T): Promise<T> {
  const db = await openDatabaseOf(it.folder);
  try {
    return work(db);
  } finally {
    db.close();
  }
}

test('K11: whoever may not read identities never brings a key of them out', async () => {
  const it = await createTestCore();
  await create(it);
  const again = await it.reopen();
  const keys = keyLog(again);
  for (const actor of ['administrator', 'physicist', 'viewer', 'nobody'] as const) {
    for (const [name, input] of [
      ['patients.list', {}],
      ['patients.list', { search: 'Jeanne' }],
      ['patients.preview', {}],
      ['patients.reveal', { ids: [1] }],
      ['patients.create', { ...examplePatient, ipp: '8' }],
      ['patients.export', { format: 'csv', identities: true }],
      ['examinations.ofPatient', { patientId: 1 }],
      ['search.find', { query: 'Jeanne' }],
      ['studies.list', {}],
      ['equipment.list', {}],
      ['audit.list', {}],
    ] as const)
      await again.send(actor, name, input);
  }
  await again.as('user').patients.preview({});
  expect(keys.unwrapped()).toBe(0);
  await again.as('user').patients.reveal({ ids: [1] });
  expect(keys.unwrapped()).toBe(1);
});

test('keys of identities leave memory with the last session that reads them, and come back when they are needed', async () => {
  const it = await createTestCore();
  const { id } = await create(it);
  const keys = keyLog(it);
  const first = keys.unwrapped();
  await it.as('user').auth.lock({});
  await it.as('physicist').auth.me({});
  expect(keys.dropped()).toBe(0);
  await it.as('principal-investigator').auth.lock({});
  await eventually(() => expect(keys.dropped()).toBe(1));
  const { api } = await signInAs(it, 'principal-investigator', templatePassword);
  const { items } = await api.patients.reveal({ ids: [id] });
  expect(items).toMatchObject([{ identity: { ipp: examplePatient.ipp } }]);
  expect(keys.unwrapped()).toBe(first + 1);
});

test('a session that locks itself takes the keys out of memory within a minute', async () => {
  const it = await createTestCore();
  await create(it);
  const keys = keyLog(it);
  await it.core.runDueJobs();
  expect(keys.dropped()).toBe(0);
  it.clock.advance(20 * 60_000);
  await it.core.runDueJobs();
  expect(keys.dropped()).toBe(1);
});

test('new keys: everything is written again, found and read meanwhile and after a restart', async () => {
  const it = await createTestCore();
  const made = [];
  for (const person of people) made.push(await create(it, person));
  const [first] = made;
  const pi = it.as('principal-investigator');
  const { version } = await pi.patients.get({ id: first?.id ?? 0 });
  await it.as('user').patients.correct({ id: first?.id ?? 0, version, reason, lastName: 'Exempel' });
  const before = await admin(it).keys.overview({});
  const kidsOf = (overview: typeof before, state: string) =>
    overview.keys.filter(({ purpose, state: is }) => purpose.startsWith('identity') && is === state);
  // Three patients, one correction; the index is counted by patient.
  expect(kidsOf(before, 'current').map(({ inUse }) => inUse)).toEqual([4, 3]);

  const begun = await admin(it).keys.rotateIdentityKeys({});
  expect(begun).toMatchObject({ what: 'identities', step: 'identities', done: 0, total: 7 });
  await expect(admin(it).keys.rotateIdentityKeys({})).rejects.toMatchObject({ code: 'CONFLICT' });
  const during = await admin(it).keys.overview({});
  expect(during.rotation).toMatchObject({ what: 'identities', done: 0, total: 7 });
  expect(kidsOf(during, 'retired').map(({ inUse }) => inUse)).toEqual([4, 3]);
  await create(it, { ...examplePatient, ipp: 'NEW-1', firstName: 'Jeannette' });
  const found = async (core: TestCore, search: string) =>
    (await core.as('principal-investigator').patients.list({ search })).total;
  expect([await found(it, 'jeann'), await found(it, 'A-77'), await found(it, 'new1')]).toEqual([2, 1, 1]);
  await expect(create(it, { ...examplePatient, ipp: 'a77' })).rejects.toMatchObject({ code: 'CONFLICT' });

  const again = await it.reopen();
  await again.as('administrator').jobs.run({ job: 'keys.rewrap' });
  await eventually(async () => expect((await admin(again).keys.overview({})).rotation).toBeNull());
  const after = await admin(again).keys.overview({});
  expect(kidsOf(after, 'retired').map(({ inUse }) => inUse)).toEqual([0, 0]);
  expect(kidsOf(after, 'current').map(({ inUse }) => inUse)).toEqual([5, 4]);
  expect([await found(again, 'jeann'), await found(again, 'A-77'), await found(again, '李')]).toEqual([2, 1, 1]);
  expect(await identityOf(again, first?.id ?? 0)).toMatchObject({ lastName: 'Exempel' });
  const { items } = await again.as('principal-investigator').patients.changes({ id: first?.id ?? 0 });
  const values = { id: first?.id ?? 0, changeId: items[0]?.id ?? 0 };
  expect(await again.as('principal-investigator').patients.revealChange(values)).toEqual({
    fields: [{ field: 'lastName', old: 'Exemple', new: 'Exempel' }],
  });
  const onRecord = (await recordsOf(again, 'key')).filter(({ action }) => action.startsWith('keys.r'));
  expect(onRecord.map(({ action }) => action)).toEqual(
    expect.arrayContaining(['keys.rotateIdentityKeys', 'keys.rewrap']),
  );
});

test('a backup from before an exchange of the keys is restored and reads, and B6: every identity is what it was', async () => {
  const it = await createTestCore();
  const ids: number[] = [];
  for (const person of people) ids.push((await create(it, person)).id);
  const before = await Promise.all(ids.map((id) => identityOf(it, id)));
  const set = await makeProvenSet(it.folder, it.clock);
  await admin(it).keys.rotateIdentityKeys({});
  await it.as('administrator').jobs.run({ job: 'keys.rewrap' });
  await eventually(async () => expect((await admin(it).keys.overview({})).rotation).toBeNull());
  it.clock.advance(60_000);
  const next = await create(it, { ...examplePatient, ipp: 'B-1', firstName: 'Nouveau' });
  expect(next.identifier).toMatch(/_00004$/);
  await it.atConsole('administrator').restore.begin({ set: set.name, reason });
  const back = await it.reopen();
  const read = await behind(back, (db) => db.prepare('SELECT count(*) FROM patients').pluck().get());
  expect(read).toBe(3);
  const { api } = await signInAs(back, 'principal-investigator', templatePassword);
  const revealed = await api.patients.reveal({ ids });
  expect(revealed.items.map(({ identity }) => identity)).toEqual(before);
  // Number 4 was issued after the backup: nobody gets it again.
  const fresh = await api.patients.create({ ...examplePatient, ipp: 'B-2', firstName: 'Encore' });
  expect(fresh.identifier).toMatch(/_00005$/);
});

test('G14: texts that were swapped between rows or columns do not open, and the list stands', async () => {
  const it = await createTestCore();
  const one = await create(it, people[0]);
  const two = await create(it, people[1]);
  await behind(it, (db) => {
    db.exec(`UPDATE patients SET ipp = (SELECT p.ipp FROM patients p WHERE p.id = ${two.id}) WHERE id = ${one.id};
      UPDATE patients SET first_name = last_name WHERE id = ${two.id}`);
  });
  expect([await identityOf(it, one.id), await identityOf(it, two.id)]).toEqual([null, null]);
  const { items } = await it.as('principal-investigator').patients.list({});
  expect(items.map(({ readable }) => readable)).toEqual([false, false]);
});
