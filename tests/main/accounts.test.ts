import { describe, expect, test } from 'vitest';
import { createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { recordsOf } from '../support/records.ts';

const password = 'a long enough test password';

/** An account as a change of it needs it. */
async function at(test: TestCore, username: string): Promise<{ id: number; version: number }> {
  const { id, version } = await test.as('operator').accounts.get({ account: username });
  return { id, version };
}

/** Makes an account of the template a second administrator, beside the door. */
async function makeAdministrator(test: TestCore, username: string): Promise<void> {
  await test.as('operator').accounts.setRoles({ ...(await at(test, username)), roles: ['administrator'] });
}

/** The technologist gets a role that manages accounts and reads equipment. */
async function clerk(): Promise<TestCore> {
  const test = await createTestCore();
  const { roles } = test.as('operator');
  const { id } = await roles.create({ name: 'Clerk', permissions: ['accounts:manage', 'equipment:read'] });
  const db = await openDatabaseOf(test.folder);
  const { id: technologist } = await at(test, 'technologist');
  db.prepare('INSERT INTO account_roles (account_id, role) VALUES (?, ?)').run(technologist, id);
  return test;
}

describe('accounts', () => {
  test('are found by words of username, e-mail address and person, and by state, source and role', async () => {
    const test = await createTestCore();
    const { accounts, people } = test.as('administrator');
    const person = await people.create({ name: 'Okafor, Amara', email: 'p@clinic.example', roles: ['contact'] });
    await accounts.create({
      username: 'Zoé.Marchand',
      email: 'z.marchand@clinic.example',
      password,
      personId: person.id,
    });
    const found = async (filters: object) => (await accounts.list(filters)).items.map(({ username }) => username);
    expect(await found({ search: 'clinic zoe' })).toEqual(['Zoé.Marchand']);
    expect(await found({ search: 'MARCH' })).toEqual(['Zoé.Marchand']);
    expect(await found({ search: 'amara' })).toEqual(['Zoé.Marchand']);
    expect(await found({ search: 'zoe nobody' })).toEqual([]);
    expect(await found({ search: '%' })).toEqual([]);
    expect(await found({ role: 'physicist' })).toEqual(['physicist']);
    expect(await found({ source: 'directory' })).toEqual([]);
    await accounts.deactivate({ account: 'user' });
    expect(await found({ state: 'inactive' })).toEqual(['user']);
    expect((await accounts.list({ search: ' ', pageSize: 3 })).items).toHaveLength(3);
    expect(await accounts.list({ search: '', page: 9, pageSize: 3 })).toEqual({ items: [], total: 8 });
  });

  test('are created as viewers unless roles are named, whitelisted, and on record without the password', async () => {
    const test = await createTestCore();
    const account = await test.as('administrator').accounts.create({ username: ' new.person ', password });
    expect(account).toMatchObject({
      username: 'new.person',
      roles: ['viewer'],
      directoryRoles: [],
      mustChangePassword: false,
      passwordExpiresAt: null,
      active: true,
      source: 'local',
      whitelisted: true,
      person: null,
    });
    expect((await recordsOf(test, 'account')).at(-1)?.changes).toEqual({
      username: { old: null, new: 'new.person' },
      email: { old: null, new: null },
      roles: { old: null, new: ['viewer'] },
      source: { old: null, new: 'local' },
    });
    const outside = { username: 'outside', password, whitelist: false, temporary: true };
    expect(await test.as('administrator').accounts.create(outside)).toMatchObject({
      whitelisted: false,
      mustChangePassword: true,
      passwordExpiresAt: new Date(test.clock.now().getTime() + 24 * 3_600_000).toISOString(),
    });
  });

  test('let a removed name in again, because that is what creating them asks for', async () => {
    const test = await createTestCore();
    const { accounts, whitelist } = test.as('administrator');
    await whitelist.add({ username: 'anna' });
    await whitelist.remove({ entry: 'anna' });
    expect(await accounts.create({ username: 'anna', password })).toMatchObject({ whitelisted: true });
  });

  test('have one username, one e-mail address and one person each, whatever the case', async () => {
    const { as } = await createTestCore();
    const { accounts, people } = as('administrator');
    const { id: personId } = await people.create({ name: 'Beck, Anna', email: 'x@clinic.example', roles: ['contact'] });
    await accounts.create({ username: 'Anna.Beck', email: 'a.beck@clinic.example', personId, password });
    for (const [field, input] of [
      ['username', { username: 'ANNA.beck' }],
      ['email', { username: 'another', email: 'A.Beck@Clinic.example' }],
      ['personId', { username: 'another', personId }],
    ] as const) {
      await expect(accounts.create({ ...input, password }), field).rejects.toMatchObject({
        code: 'CONFLICT',
        fields: { [field]: expect.any(String) },
      });
    }
    await expect(accounts.create({ username: 'another', personId: 4711, password })).rejects.toMatchObject({
      code: 'INVALID',
    });
  });

  test.each([
    ['a weak password', { password: 'passwordpassword' }],
    ['one made of the username', { password: 'new.person new.person' }],
    ['no password', {}],
    ['a password for the directory', { password, source: 'directory' as const }],
  ])('are not created with %s', async (_what, input) => {
    const test = await createTestCore();
    await expect(test.as('administrator').accounts.create({ username: 'new.person', ...input })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { password: expect.any(String) },
    });
  });

  test('get another address or person over the version that was read only', async () => {
    const test = await createTestCore();
    const { update } = test.as('administrator').accounts;
    const viewer = await at(test, 'viewer');
    expect(await update({ ...viewer, email: 'v@clinic.example' })).toMatchObject({ email: 'v@clinic.example' });
    await expect(update({ ...viewer, email: null })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { email: 'v@clinic.example', version: viewer.version + 1 } },
    });
    expect(await update({ ...(await at(test, 'viewer')), email: null })).toMatchObject({ email: null });
  });
});

describe('roles of an account', () => {
  test('are replaced, end its sessions, and are on record', async () => {
    const test = await createTestCore();
    const changed = await test
      .as('administrator')
      .accounts.setRoles({ ...(await at(test, 'viewer')), roles: ['technologist', 'user', 'technologist'] });
    expect(changed.roles).toEqual(['technologist', 'user']);
    expect(await test.send('viewer', 'auth.me', {})).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    expect((await recordsOf(test, 'account')).at(-1)).toMatchObject({
      action: 'accounts.setRoles',
      changes: { roles: { old: ['viewer'], new: ['technologist', 'user'] } },
    });
  });

  test('that groups of the directory give are left alone', async () => {
    const test = await createTestCore();
    const viewer = await at(test, 'viewer');
    const db = await openDatabaseOf(test.folder);
    db.prepare("INSERT INTO account_roles (account_id, role, origin) VALUES (?, 'physicist', 'directory')").run(
      viewer.id,
    );
    const changed = await test.as('administrator').accounts.setRoles({ ...viewer, roles: ['physicist', 'user'] });
    expect(changed).toMatchObject({ roles: ['physicist', 'user'], directoryRoles: ['physicist'] });
  });

  test('must exist, and the version must be the present one', async () => {
    const test = await createTestCore();
    const viewer = await at(test, 'viewer');
    const { setRoles } = test.as('administrator').accounts;
    await expect(setRoles({ ...viewer, roles: ['chief'] })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(setRoles({ ...viewer, version: 99, roles: ['user'] })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect((await at(test, 'viewer')).version).toBe(viewer.version);
  });

  test('are explained right by right', async () => {
    const test = await createTestCore();
    const { accounts, roles } = test.as('administrator');
    const { id } = await roles.create({ name: 'Lists', permissions: ['lookups:write', 'people:read'] });
    await accounts.setRoles({ ...(await at(test, 'viewer')), roles: ['viewer', id] });
    const explained = (await accounts.explain({ account: 'viewer' })).permissions;
    expect(Object.fromEntries(explained.map((one) => [one.permission, one.roles]))).toEqual({
      'equipment:read': ['viewer'],
      'equipment:export': ['viewer'],
      'people:read': ['viewer', id],
      'lookups:write': [id],
    });
  });
});

describe('nobody decides on their own rights', () => {
  test.each([
    ['accounts.setRoles', { roles: ['viewer'] }],
    ['accounts.deactivate', {}],
    ['accounts.activate', {}],
    ['accounts.remove', {}],
    ['accounts.resetPassword', {}],
    ['accounts.changeSource', { source: 'directory' }],
    ['accounts.resetSecondFactor', {}],
    ['accounts.liftWait', {}],
  ])('%s', async (name, input) => {
    const test = await createTestCore();
    await makeAdministrator(test, 'viewer');
    const own = await at(test, 'administrator');
    const versioned = name === 'accounts.setRoles' || name === 'accounts.changeSource';
    const target = versioned ? own : { account: own.id };
    expect(await test.send('administrator', name, { ...target, ...input })).toMatchObject({
      error: { code: 'FORBIDDEN' },
    });
  });
});

describe('the last active administrator', () => {
  test('stays, also at the command line', async () => {
    const test = await createTestCore();
    const { accounts } = test.as('operator');
    const last = await at(test, 'administrator');
    await expect(accounts.setRoles({ ...last, roles: ['viewer'] })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(accounts.deactivate({ account: last.id })).rejects.toMatchObject({ code: 'CONFLICT' });
    await makeAdministrator(test, 'viewer');
    await accounts.deactivate({ account: 'viewer' });
    await expect(accounts.deactivate({ account: last.id })).rejects.toMatchObject({ code: 'CONFLICT' });
    await accounts.activate({ account: 'viewer' });
    await test.as('operator').whitelist.remove({ entry: 'viewer' });
    await expect(accounts.deactivate({ account: last.id })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('stays in the tables too', async () => {
    const test = await createTestCore();
    const db = await openDatabaseOf(test.folder);
    const last = 'the last active administrator stays';
    expect(() => db.exec("DELETE FROM account_roles WHERE role = 'administrator'")).toThrow(last);
    expect(() => db.exec("UPDATE accounts SET active = 0 WHERE username = 'administrator'")).toThrow(last);
    expect(() => db.exec("DELETE FROM accounts WHERE username = 'administrator'")).toThrow(last);
  });

  test('survives a hundred demotions at once', async () => {
    const test = await createTestCore();
    const others = ['physicist', 'physics-assistant', 'technologist', 'viewer', 'user', 'principal-investigator'];
    for (const username of others) await makeAdministrator(test, username);
    const { accounts } = test.as('operator');
    const everyone = await Promise.all(['administrator', ...others].map((username) => at(test, username)));
    const demotions = Array.from(
      { length: 100 },
      (_, index) => everyone[index % everyone.length] ?? { id: 0, version: 1 },
    );
    const outcomes = await Promise.allSettled(
      demotions.map((one, index) =>
        index % 2 === 0 ? accounts.setRoles({ ...one, roles: [] }) : accounts.deactivate({ account: one.id }),
      ),
    );
    const refusals = outcomes.filter((one) => one.status === 'rejected').map((one) => one.reason.code);
    expect(new Set(refusals)).toEqual(new Set(['CONFLICT']));
    const left = await accounts.list({ role: 'administrator', state: 'active' });
    expect(left.total).toBe(1);
  });
});

describe('who manages accounts without managing roles', () => {
  test('gives only roles whose rights they have themselves', async () => {
    const test = await clerk();
    const { accounts } = test.as('technologist');
    const refused = { code: 'FORBIDDEN', fields: { roles: expect.any(String) } };
    await expect(accounts.create({ username: 'boss', roles: ['administrator'], password })).rejects.toMatchObject(
      refused,
    );
    await expect(accounts.create({ username: 'boss', roles: ['physicist'], password })).rejects.toMatchObject(refused);
    const viewer = await at(test, 'viewer');
    await expect(accounts.setRoles({ ...viewer, roles: ['viewer', 'physicist'] })).rejects.toMatchObject(refused);
    expect(await accounts.setRoles({ ...viewer, roles: ['viewer', 'clerk'] })).toMatchObject({
      roles: ['viewer', 'clerk'],
    });
    expect(await accounts.create({ username: 'helper', password })).toMatchObject({ roles: ['viewer'] });
  });

  test('leaves accounts with more rights alone', async () => {
    const test = await clerk();
    const stronger = await at(test, 'physicist');
    for (const [name, input] of [
      ['accounts.resetPassword', { account: stronger.id }],
      ['accounts.deactivate', { account: stronger.id }],
      ['accounts.activate', { account: stronger.id }],
      ['accounts.remove', { account: stronger.id }],
      ['accounts.resetSecondFactor', { account: stronger.id }],
      ['accounts.liftWait', { account: stronger.id }],
      ['accounts.update', { ...stronger, email: 'x@clinic.example' }],
      ['accounts.setRoles', { ...stronger, roles: [] }],
      ['accounts.changeSource', { ...stronger, source: 'directory' }],
      ['whitelist.remove', { entry: 'physicist' }],
    ] as const) {
      expect(await test.send('technologist', name, input), name).toMatchObject({ error: { code: 'FORBIDDEN' } });
    }
    expect(await test.send('technologist', 'accounts.deactivate', { account: 'viewer' })).toMatchObject({ ok: true });
  });
});

describe('who manages accounts without managing roles, and the whitelist', () => {
  test('lets in no account with more rights, neither by name nor by a list', async () => {
    const test = await clerk();
    const { accounts } = test.as('operator');
    for (const [username, roles] of [
      ['stronger', ['physicist']],
      ['weaker', []],
    ] as const) {
      const draft = { username, source: 'directory', whitelist: false } as const;
      await accounts.create({ ...draft, roles: [...roles] });
    }
    const { whitelist } = test.as('technologist');
    await expect(whitelist.add({ username: 'stronger' })).rejects.toMatchObject({ code: 'FORBIDDEN' });
    const list = (text: string) => whitelist.import({ names: { source: 'list', text } });
    await expect(list('anna, weaker, stronger')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await list('anna, weaker')).toMatchObject({ added: 2 });
  });
});

describe('an account', () => {
  test('that is deactivated loses its sessions at once and may come back', async () => {
    const test = await createTestCore();
    const { deactivate, activate } = test.as('administrator').accounts;
    expect(await deactivate({ account: 'VIEWER', reason: 'On leave' })).toMatchObject({ active: false });
    expect(await test.send('viewer', 'auth.me', {})).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    const entry = (await recordsOf(test, 'account')).at(-1);
    expect(entry).toMatchObject({ action: 'accounts.deactivate', reason: 'On leave', actor: 'administrator' });
    expect(await activate({ account: 'viewer' })).toMatchObject({ active: true });
    await expect(deactivate({ account: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(deactivate({ account: 4711 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  test('is deleted while it was never used, and its id is not given again', async () => {
    const test = await createTestCore();
    const { accounts, whitelist } = test.as('administrator');
    const { id } = await accounts.create({ username: 'mistake', password });
    expect(await accounts.get({ account: id })).toMatchObject({ deletable: true, own: false });
    await accounts.remove({ account: id });
    const changes = (await recordsOf(test, 'account')).at(-1)?.changes;
    expect(changes).toMatchObject({ source: { old: 'local' }, active: { old: true }, roles: { old: ['viewer'] } });
    expect((await whitelist.list({ search: 'mistake' })).items).toMatchObject([{ active: false, account: null }]);
    expect((await accounts.create({ username: 'mistake', password })).id).toBeGreaterThan(id);

    expect(await accounts.get({ account: 'viewer' })).toMatchObject({ deletable: false });
    await expect(accounts.remove({ account: 'viewer' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await accounts.get({ account: 'administrator' })).toMatchObject({ own: true, deletable: false });
  });
});
