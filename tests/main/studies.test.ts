import { describe, expect, test } from 'vitest';
import { AppError } from '../../shared/contract/errors.ts';
import type { Study } from '../../shared/studies.ts';
import { createTestCore, openTestCore, type TestCore, temporaryFolder } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { recordsOf } from '../support/records.ts';

const breast = { name: 'Breast biobank', prefix: 'BREAST', everyone: false };

async function study(it: TestCore, fields: Partial<typeof breast> = {}): Promise<Study> {
  return it.as('administrator').studies.create({ ...breast, ...fields });
}

async function accountId(it: TestCore, username: string): Promise<number> {
  return (await it.as('administrator').accounts.get({ account: username })).id;
}

async function defaultStudy(it: TestCore): Promise<Study> {
  const [first] = (await it.as('administrator').studies.list({})).items;
  if (!first) throw new Error('there is no study');
  return first;
}

/** The administrator also holds this role; the session of the template goes on. */
async function alsoHolds(it: TestCore, role: string): Promise<void> {
  const db = await openDatabaseOf(it.folder);
  db.prepare(
    `INSERT INTO account_roles (account_id, role, origin)
     SELECT id, ?, 'manual' FROM accounts WHERE username = 'administrator'`,
  ).run(role);
  db.close();
}

const patient = (number: number) => ({
  ipp: `IPP-${number}`,
  sex: 'F',
  firstName: 'Ada',
  lastName: `Example${number}`,
  birthDate: '1970-01-01',
});

describe('the default study', () => {
  test('is there from the start, open to everyone of the registry', async () => {
    const it = await createTestCore();
    expect(await it.as('administrator').studies.list({})).toMatchObject({
      items: [
        {
          name: 'ONCOCENTRE',
          prefix: 'ONCOCENTRE',
          everyone: true,
          isDefault: true,
          active: true,
          members: [],
          formerPrefixes: [],
          patients: 0,
          counters: [],
        },
      ],
    });
  });

  test('is there after set-up with the sample clinic', async () => {
    const it = await openTestCore(temporaryFolder());
    const api = it.atConsole('nobody');
    const sheet = await api.setup.prepare({});
    await api.setup.complete({
      setupId: sheet.setupId,
      confirm: sheet.confirm.map((index) => ({ index, text: sheet.groups[index] ?? '' })),
      administrator: { username: 'chief', password: 'a long enough password' },
      language: 'en',
      start: 'sample',
    });
    expect((await it.as('operator').studies.list({})).items).toMatchObject([{ prefix: 'ONCOCENTRE', isDefault: true }]);
  });

  test('is exactly one: another one takes its place, and it cannot be archived', async () => {
    const it = await createTestCore();
    const { studies } = it.as('administrator');
    const first = await defaultStudy(it);
    const refused = studies.archive({ id: first.id, version: first.version, reason: 'Closed' });
    await expect(refused).rejects.toMatchObject({ code: 'CONFLICT' });
    const other = await study(it);
    await studies.update({ id: other.id, version: other.version, isDefault: true });
    const { items } = await studies.list({});
    expect(items.map(({ prefix, isDefault }) => [prefix, isDefault])).toEqual([
      ['BREAST', true],
      ['ONCOCENTRE', false],
    ]);
    const old = await studies.get({ id: first.id });
    await studies.archive({ id: old.id, version: old.version, reason: 'Closed' });
    const archived = await studies.get({ id: first.id });
    await expect(studies.update({ id: archived.id, version: archived.version, isDefault: true })).rejects.toMatchObject(
      { code: 'CONFLICT', fields: { isDefault: expect.any(String) } },
    );
    expect((await recordsOf(it, 'study')).map(({ action, changes }) => [action, Object.keys(changes)])).toContainEqual([
      'studies.update',
      ['isDefault'],
    ]);
  });
});

describe('a prefix', () => {
  test('belongs to one study for ever, and that study may go back to it', async () => {
    const it = await createTestCore();
    const { studies } = it.as('administrator');
    const first = await study(it);
    const renamed = await studies.update({ id: first.id, version: first.version, prefix: 'SEIN' });
    expect(renamed).toMatchObject({ prefix: 'SEIN', formerPrefixes: ['BREAST'] });
    for (const prefix of ['BREAST', 'SEIN', 'ONCOCENTRE']) {
      await expect(studies.create({ ...breast, name: 'Another', prefix }), prefix).rejects.toMatchObject({
        code: 'CONFLICT',
        fields: { prefix: expect.any(String) },
      });
    }
    const back = await studies.update({ id: first.id, version: renamed.version, prefix: 'BREAST' });
    expect(back).toMatchObject({ prefix: 'BREAST', formerPrefixes: ['SEIN'] });
  });

  test.each(['breast', 'B', '1BREAST', 'BREAST_2', 'ÉTUDE', `B${'A'.repeat(20)}`, ''])('is not %j', async (prefix) => {
    const it = await createTestCore();
    await expect(study(it, { prefix })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { prefix: expect.any(String) },
    });
  });

  test('holds for new identifiers, while the numbers go on', async () => {
    const it = await createTestCore();
    const { patients } = it.as('user');
    const year = it.clock.now().getFullYear();
    expect((await patients.create(patient(1))).identifier).toBe(`ONCOCENTRE_${year}_00001`);
    const { id, version } = await defaultStudy(it);
    await it.as('administrator').studies.update({ id, version, prefix: 'ONCO2' });
    expect((await patients.create(patient(2))).identifier).toBe(`ONCO2_${year}_00002`);
  });
});

describe('the name of a study', () => {
  test('is its own, whatever the case', async () => {
    const it = await createTestCore();
    await study(it);
    await expect(study(it, { name: 'breast  BIOBANK', prefix: 'OTHER' })).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: { name: expect.any(String) },
    });
    await expect(study(it, { name: '   ', prefix: 'OTHER' })).rejects.toMatchObject({ code: 'INVALID' });
  });
});

describe('people of a study', () => {
  test('are members and investigators by name, with whether their roles open the registry', async () => {
    const it = await createTestCore();
    const { studies } = it.as('administrator');
    const { id, version } = await study(it);
    const [user, viewer] = [await accountId(it, 'user'), await accountId(it, 'viewer')];
    const saved = await studies.setMembers({
      id,
      version,
      members: [
        { accountId: viewer, role: 'member' },
        { accountId: user, role: 'investigator' },
      ],
    });
    expect(saved.members).toMatchObject([
      { accountId: user, username: 'user', role: 'investigator', effective: true },
      { accountId: viewer, username: 'viewer', role: 'member', effective: false },
    ]);
    expect((await recordsOf(it, 'study')).at(-1)).toMatchObject({
      action: 'studies.setMembers',
      changes: { members: { old: [], new: ['viewer'] }, investigators: { old: [], new: ['user'] } },
    });
    const before = (await recordsOf(it, 'study')).length;
    const again = saved.members.map(({ accountId: one, role }) => ({ accountId: one, role }));
    expect((await studies.setMembers({ id, version: saved.version, members: again })).version).toBe(saved.version);
    expect(await recordsOf(it, 'study')).toHaveLength(before);
  });

  test('are accounts that exist, are active, and are named once', async () => {
    const it = await createTestCore();
    const { studies, accounts } = it.as('administrator');
    const { id, version } = await study(it);
    const user = await accountId(it, 'user');
    await accounts.deactivate({ account: 'viewer' });
    for (const ids of [[99_999], [user, user], [await accountId(it, 'viewer')]]) {
      const members = ids.map((one) => ({ accountId: one, role: 'member' as const }));
      await expect(studies.setMembers({ id, version, members }), String(ids)).rejects.toMatchObject({
        code: 'INVALID',
        fields: { members: expect.any(String) },
      });
    }
    const saved = await studies.setMembers({ id, version, members: [{ accountId: user, role: 'member' }] });
    await accounts.deactivate({ account: 'user' });
    expect((await studies.get({ id })).members).toMatchObject([{ username: 'user', effective: false }]);
    // Whoever is one already may stay, so that the others can be changed.
    const members = [
      { accountId: user, role: 'member' as const },
      { accountId: await accountId(it, 'physicist'), role: 'member' as const },
    ];
    expect((await studies.setMembers({ id, version: saved.version, members })).members).toHaveLength(2);
  });

  test('are found among active accounts by their names', async () => {
    const it = await createTestCore();
    const { studies, accounts, people } = it.as('administrator');
    const person = await people.create({ name: 'Émilie Stern', email: 'e.stern@example.org', roles: ['contact'] });
    const { id, version } = await accounts.get({ account: 'user' });
    await accounts.update({ id, version, personId: person.id });
    expect(await studies.accounts({ search: 'emilie stern' })).toEqual({
      items: [{ id, username: 'user', displayName: 'Émilie Stern', opensRegistry: true }],
      total: 1,
    });
    const all = await studies.accounts({ pageSize: 2, page: 2 });
    expect(all.total).toBe(7);
    expect(all.items).toHaveLength(2);
    await accounts.deactivate({ account: 'user' });
    expect((await studies.accounts({ search: 'emilie' })).total).toBe(0);
  });

  test('leave every study when an account is deleted that nobody ever used', async () => {
    const it = await createTestCore();
    const { studies, accounts } = it.as('administrator');
    const made = await accounts.create({
      username: 'newcomer',
      password: 'a long enough test password',
      roles: ['user'],
    });
    const { id, version } = await study(it);
    await studies.setMembers({ id, version, members: [{ accountId: made.id, role: 'investigator' }] });
    await accounts.remove({ account: made.id });
    expect(await studies.get({ id })).toMatchObject({ members: [], version: version + 2 });
    expect((await recordsOf(it, 'study')).at(-1)).toMatchObject({
      changes: { investigators: { old: ['newcomer'], new: [] } },
    });
  });
});

describe('nobody', () => {
  test('changes what they themselves are in a study', async () => {
    const it = await createTestCore();
    const { studies } = it.as('administrator');
    const { id, version } = await study(it);
    const own = await accountId(it, 'administrator');
    const add = studies.setMembers({ id, version, members: [{ accountId: own, role: 'investigator' }] });
    await expect(add).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const members = [{ accountId: own, role: 'member' as const }];
    const byOther = await it.as('operator').studies.setMembers({ id, version, members });
    for (const change of [[], [{ accountId: own, role: 'investigator' as const }]]) {
      const input = { id, version: byOther.version, members: change };
      await expect(studies.setMembers(input)).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
    // The others may be changed beside it.
    const user = { accountId: await accountId(it, 'user'), role: 'member' as const };
    const saved = await studies.setMembers({ id, version: byOther.version, members: [...members, user] });
    expect(saved.members).toHaveLength(2);
  });

  test('opens a study to everyone, and so to themselves', async () => {
    const it = await createTestCore();
    const { id, version } = await study(it);
    await alsoHolds(it, 'principal-investigator');
    const open = it.as('administrator').studies.update({ id, version, everyone: true });
    await expect(open).rejects.toMatchObject({ code: 'FORBIDDEN', fields: { everyone: expect.any(String) } });
    expect(await it.as('operator').studies.update({ id, version, everyone: true })).toMatchObject({ everyone: true });
  });

  test('needs another one to open a study of which they see everything already', async () => {
    const it = await createTestCore();
    const { id, version } = await study(it);
    await alsoHolds(it, 'principal-investigator');
    const members = [{ accountId: await accountId(it, 'administrator'), role: 'investigator' as const }];
    const saved = await it.as('operator').studies.setMembers({ id, version, members });
    const { studies } = it.as('administrator');
    expect(await studies.update({ id, version: saved.version, everyone: true })).toMatchObject({ everyone: true });
  });

  test('without the right reads or changes studies', async () => {
    const it = await createTestCore();
    for (const actor of ['physicist', 'viewer', 'user', 'principal-investigator'] as const) {
      await expect(it.as(actor).studies.list({}), actor).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(it.as(actor).studies.create(breast), actor).rejects.toMatchObject({ code: 'FORBIDDEN' });
      await expect(it.as(actor).patients.settings({}), actor).rejects.toMatchObject({ code: 'FORBIDDEN' });
    }
  });
});

describe('a study', () => {
  test('that somebody else changed meanwhile is not overwritten', async () => {
    const it = await createTestCore();
    const { studies } = it.as('administrator');
    const { id, version } = await study(it);
    await studies.update({ id, version, name: 'Biobank' });
    const late = studies.update({ id, version, name: 'Samples' });
    await expect(late).rejects.toMatchObject({ code: 'CONFLICT', details: { current: { name: 'Biobank' } } });
    await expect(studies.get({ id: 999 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('takes no patient once it is archived, until it is opened again', async () => {
    const it = await createTestCore();
    const { studies } = it.as('administrator');
    const made = await study(it, { everyone: true });
    const { patients } = it.as('user');
    const first = await patients.create({ ...patient(1), studyId: made.id });
    expect(first.identifier).toMatch(/^BREAST_\d{4}_00001$/);
    const archived = await studies.archive({ id: made.id, version: made.version, reason: 'Recruitment has ended' });
    expect(archived).toMatchObject({ active: false, patients: 1 });
    const again = studies.archive({ id: made.id, version: archived.version, reason: 'Twice' });
    await expect(again).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(patients.create({ ...patient(2), studyId: made.id })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await patients.get({ id: first.id })).toMatchObject({ studyName: 'Breast biobank' });
    const opened = await studies.reactivate({ id: made.id, version: archived.version });
    expect(opened.active).toBe(true);
    await expect(studies.reactivate({ id: made.id, version: opened.version })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    expect((await patients.create({ ...patient(2), studyId: made.id })).identifier).toMatch(/_00002$/);
    expect((await recordsOf(it, 'study')).map(({ action, reason }) => [action, reason])).toContainEqual([
      'studies.archive',
      'Recruitment has ended',
    ]);
  });
});

describe('a counter', () => {
  test('is raised with a reason, and never lowered', async () => {
    const it = await createTestCore();
    const { studies } = it.as('administrator');
    const { id } = await defaultStudy(it);
    const year = it.clock.now().getFullYear();
    const reason = 'Issued on the machine that broke';
    const raised = await studies.raiseCounter({ id, year, last: 120, reason });
    expect(raised.counters).toEqual([{ year, last: 120 }]);
    for (const last of [120, 119, 1]) {
      await expect(studies.raiseCounter({ id, year, last, reason }), String(last)).rejects.toMatchObject({
        code: 'CONFLICT',
        fields: { last: expect.stringContaining('120') },
      });
    }
    await expect(studies.raiseCounter({ id, year: year + 1, last: 5, reason })).rejects.toMatchObject({
      code: 'INVALID',
    });
    await expect(studies.raiseCounter({ id, year, last: 130, reason: ' ' })).rejects.toMatchObject({ code: 'INVALID' });
    expect((await it.as('user').patients.create(patient(1))).identifier).toBe(`ONCOCENTRE_${year}_00121`);
    expect((await recordsOf(it, 'study')).at(-1)).toMatchObject({
      action: 'studies.raiseCounter',
      reason,
      changes: { year: { new: year }, last: { old: 0, new: 120 } },
    });
  });

  test('asks for the password again', async () => {
    const it = await createTestCore();
    const { id } = await defaultStudy(it);
    it.clock.advance(6 * 60_000);
    const raise = it.as('administrator').studies.raiseCounter({ id, year: 2020, last: 9, reason: 'Old list' });
    await expect(raise).rejects.toBeInstanceOf(AppError);
    await expect(raise).rejects.toMatchObject({ code: 'REAUTH_REQUIRED' });
  });
});
