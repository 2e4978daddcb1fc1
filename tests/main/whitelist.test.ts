import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { readAuthorizedNames } from '../../main/whitelist/authorized-users.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { recordsOf } from '../support/records.ts';
import { signInAs } from '../support/sign-in.ts';

const password = 'a long enough test password';

/** The names on the list, `-name` for those that were removed. */
async function names(test: TestCore): Promise<string[]> {
  const { items } = await test.as('operator').whitelist.list({ pageSize: 200 });
  return items.map(({ username, active }) => (active ? username : `-${username}`));
}

/** A table that has held nobody but the first administrator, as set-up leaves it. */
async function onlyFirstAdministrator(authorizedUsers?: string): Promise<TestCore> {
  const { openDatabaseOf } = await import('../support/database.ts');
  const test = await createTestCore();
  await test.core.close();
  const db = await openDatabaseOf(test.folder);
  db.exec("DELETE FROM whitelist WHERE origin <> 'set-up'");
  db.close();
  return test.reopen(authorizedUsers === undefined ? {} : { ports: { authorizedUsers } });
}

describe('the whitelist', () => {
  test('has the first administrator and whoever got an account', async () => {
    const { as } = await createTestCore();
    const { items, state } = await as('administrator').whitelist.list({});
    expect(items).toHaveLength(7);
    expect(items[0]).toMatchObject({ username: 'administrator', origin: 'set-up', active: true, resembles: null });
    expect(items[1]).toMatchObject({ origin: 'account', addedBy: 'template', account: { active: true } });
    expect(state).toEqual({ enforced: true, source: 'table', active: 7, inactive: 0, environmentNames: null });
  });

  test('compares exactly: an entry in other capitals lets nobody in, and says whom it resembles', async () => {
    const test = await createTestCore();
    const { whitelist } = test.as('administrator');
    await whitelist.remove({ entry: 'viewer' });
    const entry = await whitelist.add({ username: '  Viewer ' });
    expect(entry).toMatchObject({ username: 'Viewer', account: null, resembles: 'viewer', origin: 'manual' });
    await expect(signInAs(test, 'viewer', password)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(signInAs(test, 'Viewer', password)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await whitelist.reactivate({ entry: 'viewer' });
    expect((await signInAs(test, 'VIEWER', password)).me.username).toBe('viewer');
  });

  test('takes names without an account, for people of the directory', async () => {
    const { as } = await createTestCore();
    expect(await as('administrator').whitelist.add({ username: 'm.ülker', reason: 'Radiology' })).toMatchObject({
      username: 'm.ülker',
      reason: 'Radiology',
      account: null,
      resembles: null,
      addedBy: 'administrator',
    });
    await expect(as('administrator').whitelist.add({ username: 'm.ülker' })).rejects.toMatchObject({
      code: 'CONFLICT',
      fields: { username: expect.any(String) },
    });
  });

  test.each([['   '], ['x'.repeat(81)], ['a\u0000b'], ['a\nb']])('refuses the name %j', async (username) => {
    const { send } = await createTestCore();
    expect(await send('administrator', 'whitelist.add', { username })).toMatchObject({ error: { code: 'INVALID' } });
  });

  test('removes softly: sessions end at once, the row keeps who added it, and a second life is on record', async () => {
    const test = await createTestCore();
    const { whitelist } = test.as('administrator');
    const before = (await whitelist.list({ search: 'viewer' })).items[0];
    expect(await test.send('viewer', 'auth.me', {})).toMatchObject({ ok: true });
    test.clock.advance(1000);
    const removed = await whitelist.remove({ entry: 'viewer', reason: 'Left' });
    expect(removed).toMatchObject({ active: false, addedBy: 'template', changedBy: 'administrator' });
    expect(await test.send('viewer', 'auth.me', {})).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    expect((await whitelist.list({ state: 'inactive' })).items.map(({ username }) => username)).toEqual(['viewer']);

    const again = await whitelist.add({ username: 'viewer', reason: 'Came back' });
    expect(again).toMatchObject({ id: before?.id, active: true, addedBy: 'template', addedAt: before?.addedAt });
    const actions = (await recordsOf(test, 'whitelist')).slice(-2);
    expect(actions).toMatchObject([
      {
        action: 'whitelist.remove',
        reason: 'Left',
        actor: 'administrator',
        changes: { active: { old: true, new: false } },
      },
      { action: 'whitelist.reactivate', reason: 'Came back', changes: { active: { old: false, new: true } } },
    ]);
    expect((await recordsOf(test, 'session')).at(-1)).toMatchObject({ action: 'sessions.endOfAccount' });
  });

  test('is not for deciding on oneself', async () => {
    const { as, send } = await createTestCore();
    for (const [name, input] of [
      ['whitelist.remove', { entry: 'administrator' }],
      ['whitelist.reactivate', { entry: 'administrator' }],
    ] as const) {
      expect(await send('administrator', name, input), name).toMatchObject({ error: { code: 'FORBIDDEN' } });
    }
    expect((await as('administrator').auth.me({})).username).toBe('administrator');
  });

  test('keeps the last administrator who can still sign in', async () => {
    const test = await createTestCore();
    const operator = test.as('operator');
    await expect(operator.whitelist.remove({ entry: 'administrator' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await operator.accounts.create({ username: 'second', roles: ['administrator'], password, whitelist: false });
    // The second one is an administrator, but the whitelist keeps them out.
    await expect(operator.whitelist.remove({ entry: 'administrator' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await operator.whitelist.add({ username: 'second' });
    expect(await operator.whitelist.remove({ entry: 'administrator' })).toMatchObject({ active: false });
    await expect(operator.whitelist.remove({ entry: 'second' })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('is found by name, and says that a name is missing', async () => {
    const { as } = await createTestCore();
    const { list, remove } = as('administrator').whitelist;
    expect((await list({ search: 'PHYS' })).items.map(({ username }) => username)).toEqual([
      'physicist',
      'physics-assistant',
    ]);
    expect((await list({ search: 'phys nobody' })).total).toBe(0);
    expect((await list({ page: 9, pageSize: 3 })).items).toEqual([]);
    await expect(remove({ entry: 'nobody' })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(remove({ entry: 4711 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('bringing names in', () => {
  test('adds only names without an entry, leaves removed ones removed, and says how many of each', async () => {
    const test = await createTestCore();
    const { whitelist } = test.as('administrator');
    await whitelist.remove({ entry: 'user' });
    const text = `"anna.beck"; viewer,'user'\r\n anna.beck \n,,${'x'.repeat(90)}`;
    const preview = await whitelist.previewImport({ names: { source: 'list', text } });
    expect(preview.items.map(({ username, state }) => `${username.slice(0, 9)} ${state}`)).toEqual([
      'anna.beck new',
      'viewer present',
      'user inactive',
      'xxxxxxxxx invalid',
    ]);
    expect(await names(test)).not.toContain('anna.beck');
    const result = await whitelist.import({ names: { source: 'list', text }, reason: 'Ticket 12' });
    expect(result).toMatchObject({ added: 1, present: 1, inactive: 1, invalid: 1, state: { active: 7, inactive: 1 } });
    expect((await whitelist.list({ search: 'anna' })).items[0]).toMatchObject({
      origin: 'list',
      reason: 'Imported from a pasted list: Ticket 12',
    });
    expect(await names(test)).toContain('-user');
    expect(await whitelist.import({ names: { source: 'list', text } })).toMatchObject({ added: 0, present: 2 });
  });

  test('reads the variable, and says that there is none', async () => {
    const test = await createTestCore({ ports: { authorizedUsers: '"anna.beck, viewer"' } });
    const { whitelist } = test.as('administrator');
    expect((await whitelist.list({})).state).toMatchObject({ source: 'table', environmentNames: 2 });
    expect(await whitelist.import({ names: { source: 'environment' } })).toMatchObject({ added: 1, present: 1 });
    expect((await whitelist.list({ search: 'anna' })).items[0]).toMatchObject({
      origin: 'environment',
      reason: 'Imported from AUTHORIZED_USERS',
    });
    const without = await test.reopen({ ports: {} });
    await expect(
      without.as('administrator').whitelist.import({ names: { source: 'environment' } }),
    ).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('takes five thousand names at once and no more, and is not held up by strange ones', async () => {
    const test = await createTestCore();
    const list = (count: number) => Array.from({ length: count }, (_, index) => `person.${index}`).join();
    const tooMany = { names: { source: 'list', text: list(5001) } };
    for (const name of ['whitelist.previewImport', 'whitelist.import']) {
      expect(await test.send('administrator', name, tooMany)).toMatchObject({ error: { code: 'INVALID' } });
    }
    const { whitelist } = test.as('administrator');
    expect(await whitelist.import({ names: { source: 'list', text: list(5000) } })).toMatchObject({ added: 5000 });
    const started = performance.now();
    expect(readAuthorizedNames(`x${'"'.repeat(499_998)}x`).invalid).toHaveLength(1);
    expect(performance.now() - started).toBeLessThan(1000);
  });

  test('never loses a name, repeats one, or lets one with control characters or blanks around it in', () => {
    const name = fc.stringMatching(/^[a-z][a-z0-9._-]{0,30}$/);
    const separator = fc.constantFrom(',', ';', '\n', '\r\n', ' , ', ',"', '",', "','");
    fc.assert(
      fc.property(fc.array(fc.tuple(name, separator), { maxLength: 30 }), (parts) => {
        const { valid, invalid } = readAuthorizedNames(parts.flat().join(''));
        expect(valid).toEqual([...new Set(parts.map(([one]) => one))]);
        expect(invalid).toEqual([]);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 300 }), (text) => {
        const { valid } = readAuthorizedNames(text);
        for (const one of valid) {
          expect(one).toBe(one.trim());
          expect(one).not.toMatch(/\p{C}/u);
          expect(one.length).toBeLessThanOrEqual(80);
        }
        expect(new Set(valid).size).toBe(valid.length);
      }),
    );
  });
});

describe('the variable AUTHORIZED_USERS', () => {
  test('is in force while the table has held nobody but the first administrator', async () => {
    const test = await onlyFirstAdministrator('viewer; Physicist');
    const { whitelist, accounts } = test.as('administrator');
    expect((await whitelist.list({})).state).toEqual({
      enforced: true,
      source: 'environment',
      active: 1,
      inactive: 0,
      environmentNames: 2,
    });
    expect((await signInAs(test, 'viewer', password)).me.username).toBe('viewer');
    await expect(signInAs(test, 'physicist', password)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(signInAs(test, 'user', password)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect((await signInAs(test, 'administrator', password)).me.username).toBe('administrator');
    const listed = (await accounts.list({})).items.filter((one) => one.whitelisted).map(({ username }) => username);
    expect(listed).toEqual(['administrator', 'viewer']);
    await expect(whitelist.remove({ entry: 'viewer' })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('gives way to the table for good, even when every entry is inactive later', async () => {
    const test = await onlyFirstAdministrator('viewer');
    const { whitelist } = test.as('administrator');
    await whitelist.import({ names: { source: 'environment' } });
    expect((await whitelist.list({})).state.source).toBe('table');
    await whitelist.remove({ entry: 'viewer' });
    expect((await whitelist.list({})).state).toMatchObject({ source: 'table', active: 1, inactive: 1 });
    await expect(signInAs(test, 'viewer', password)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('says so when names of it are kept out, because an account was made or a name added', async () => {
    const test = await onlyFirstAdministrator('viewer; user');
    const { accounts, notices, whitelist } = test.as('administrator');
    expect((await notices.list({})).total).toBe(0);
    await accounts.create({ username: 'anna', password });
    expect((await notices.list({})).items).toMatchObject([
      { kind: 'whitelist.fallback-ended', link: '/admin/whitelist', message: expect.stringContaining('kept out (2)') },
    ]);
    await whitelist.add({ username: 'viewer' });
    expect((await notices.list({})).items).toMatchObject([{ count: 1 }]);

    const complete = await onlyFirstAdministrator('viewer; user');
    await complete.as('administrator').whitelist.import({ names: { source: 'list', text: 'user, viewer, anna' } });
    expect((await complete.as('administrator').notices.list({})).total).toBe(0);
  });

  test('is not ended by somebody who gets in by it alone, nor when no administrator would be left', async () => {
    const test = await onlyFirstAdministrator('viewer; user');
    const { id, version } = await test.as('operator').accounts.get({ account: 'viewer' });
    await test.as('operator').accounts.setRoles({ id, version, roles: ['administrator'] });
    const { api } = await signInAs(test, 'viewer', password);
    await expect(api.whitelist.add({ username: 'anna' })).rejects.toMatchObject({ code: 'CONFLICT' });
    await expect(api.accounts.create({ username: 'anna', password })).rejects.toMatchObject({ code: 'CONFLICT' });
    await api.whitelist.remove({ entry: 'administrator' });
    await expect(test.as('operator').whitelist.add({ username: 'anna' })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(await names(test)).toEqual(['-administrator']);
    expect(await api.whitelist.import({ names: { source: 'environment' } })).toMatchObject({ added: 2 });
    await expect(api.auth.me({})).resolves.toMatchObject({ username: 'viewer' });
  });

  test('that is empty is as good as none: nobody but the first administrator gets in', async () => {
    const test = await onlyFirstAdministrator(' ,;"" ');
    expect((await test.as('administrator').whitelist.list({})).state).toMatchObject({
      source: 'table',
      environmentNames: null,
    });
    await expect(signInAs(test, 'viewer', password)).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
