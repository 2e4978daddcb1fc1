import { describe, expect, test } from 'vitest';
import { createTestCore, templatePassword } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { signInAs } from '../support/sign-in.ts';

describe('signing in', () => {
  test('opens a session that answers who one is', async () => {
    const test = await createTestCore();
    const { me, api } = await signInAs(test, 'Physicist', templatePassword);
    expect(me).toMatchObject({ username: 'physicist', roles: ['physicist'], mustChangePassword: false });
    expect(me.permissions).toContain('equipment:write');
    expect(await api.auth.me({})).toMatchObject({ username: 'physicist' });
  });

  test('answers who the account is among the people of the clinic, once somebody has said so', async () => {
    const { as } = await createTestCore();
    const [admin, physicist] = [as('administrator'), as('physicist')];
    expect(await physicist.auth.me({})).toMatchObject({ personId: null });
    const person = { name: 'Ray, Ann', email: 'ann@example.org', roles: ['physicist' as const] };
    const { id: personId } = await admin.people.create(person);
    const { id, version } = await admin.accounts.get({ account: 'physicist' });
    await admin.accounts.update({ id, version, personId });
    expect(await physicist.auth.me({})).toMatchObject({ personId });
  });

  test('answers every failure with the same words and code', async () => {
    const { send, core, as } = await createTestCore();
    await as('administrator').accounts.create({ username: 'second.person', password: 'another long password' });
    const attempts = [
      { username: 'physicist', password: 'not the right password' },
      { username: 'nobody-here', password: templatePassword },
      { username: 'physicist', password: '' },
      { username: '', password: '' },
      { username: 'physicist', password: templatePassword, method: 'directory' },
    ];
    const errors = await Promise.all(
      attempts.map(async (input) => {
        const reply = await send('nobody', 'auth.signIn', input);
        return reply.ok ? 'signed in' : `${reply.error.code}: ${reply.error.message}`;
      }),
    );
    expect(new Set(errors).size).toBe(1);
    expect(errors[0]).toMatch(/^UNAUTHENTICATED/);
    expect(core.state().state).toBe('READY');
  });

  test('keeps only the hash of the token, and no password, in the database', async () => {
    const test = await createTestCore();
    const { token } = await signInAs(test, 'viewer', templatePassword);
    await test.core.close();
    const db = await openDatabaseOf(test.folder);
    const dump = JSON.stringify([
      db.prepare('SELECT * FROM sessions').all(),
      db.prepare('SELECT * FROM accounts').all(),
      db.prepare('SELECT * FROM audit').all(),
    ]);
    expect(token.length).toBeGreaterThanOrEqual(43);
    expect(dump).not.toContain(token);
    expect(dump).not.toContain(templatePassword);
  });

  test('replaces the session of the same window, so that a planted token never becomes a signed-in one', async () => {
    const test = await createTestCore();
    const first = await signInAs(test, 'viewer', templatePassword);
    const before = first.token;
    const again = await signInAs(test, 'physicist', templatePassword, first.caller);
    expect(again.token).not.toBe(before);
    first.caller.session?.set(before, new Date());
    await expect(first.api.auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('ends with sign-out, on the server', async () => {
    const test = await createTestCore();
    const { api, token, caller } = await signInAs(test, 'viewer', templatePassword);
    await api.auth.signOut({});
    expect(caller.session?.token).toBeUndefined();
    caller.session?.set(token, new Date());
    await expect(api.auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('lasts twelve hours and not a second longer, however busy one is', async () => {
    const test = await createTestCore();
    const { api } = await signInAs(test, 'viewer', templatePassword);
    for (let minutes = 10; minutes < 12 * 60; minutes += 10) {
      test.clock.advance(10 * 60_000);
      await api.auth.me({});
    }
    test.clock.advance(10 * 60_000 - 1000);
    await expect(api.auth.me({})).resolves.toMatchObject({ username: 'viewer' });
    test.clock.advance(2000);
    await expect(api.auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('survives a restart of the program', async () => {
    const test = await createTestCore();
    const { token } = await signInAs(test, 'viewer', templatePassword);
    const again = await test.reopen();
    const caller = again.caller('nobody');
    caller.session?.set(token, new Date());
    expect(await again.core.dispatch('auth.me', {}, caller)).toMatchObject({ ok: true });
  });
});

describe('the whitelist', () => {
  test('is asked before the password, by the account’s own name', async () => {
    const test = await createTestCore();
    await test.as('administrator').whitelist.remove({ entry: 'viewer' });
    const right = { username: 'viewer', password: templatePassword };
    expect(await test.send('nobody', 'auth.signIn', right)).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    await test.as('administrator').whitelist.add({ username: 'VIEWER' });
    expect(await test.send('nobody', 'auth.signIn', right)).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    await test.as('administrator').whitelist.reactivate({ entry: 'viewer' });
    // How the name is typed does not matter.
    const typed = { ...right, username: ' Viewer ' };
    expect(await test.send('nobody', 'auth.signIn', typed)).toMatchObject({ ok: true });
  });

  test('lets everybody with an account in while it is switched off', async () => {
    const test = await createTestCore();
    await test.as('administrator').whitelist.remove({ entry: 'viewer' });
    await test.as('administrator').access.save({ version: 0, whitelistEnforced: false });
    expect((await signInAs(test, 'viewer', templatePassword)).me.username).toBe('viewer');
  });

  test('names nobody to who is refused', async () => {
    const test = await createTestCore();
    const reply = await test.send('nobody', 'auth.signIn', { username: 'physicist2', password: templatePassword });
    expect(JSON.stringify(reply)).not.toContain('physicist');
  });
});

describe('a temporary password', () => {
  test('opens for a day and not a minute longer, with the same refusal as any', async () => {
    const test = await createTestCore();
    const { temporaryPassword } = await test.as('administrator').accounts.resetPassword({ account: 'viewer' });
    const input = { username: 'viewer', password: temporaryPassword ?? '' };
    test.clock.advance(24 * 3_600_000 - 60_000);
    expect(await test.send('nobody', 'auth.signIn', input)).toMatchObject({ ok: true });
    test.clock.advance(120_000);
    const late = await test.send('nobody', 'auth.signIn', input);
    const wrong = await test.send('nobody', 'auth.signIn', { ...input, password: 'not the right password' });
    expect(late).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    expect(late.ok || wrong.ok || [late.error.message === wrong.error.message]).toEqual([true]);
  });
});

describe('what is withdrawn while a password is being worked on', () => {
  test.each([
    ['the account', 'UPDATE accounts SET active = 0'],
    ['the password', "UPDATE accounts SET password_hash = 'another'"],
    ['the place on the whitelist', 'UPDATE whitelist SET active = 0'],
  ])('%s: does not open a session any more', async (_what, sql) => {
    const test = await createTestCore();
    const db = await openDatabaseOf(test.folder);
    const reply = test.send('nobody', 'auth.signIn', { username: 'viewer', password: templatePassword });
    db.exec(`${sql} WHERE username = 'viewer'`);
    expect(await reply).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
  });

  test('the session: writes nothing any more', async () => {
    const test = await createTestCore();
    const create = test.send('administrator', 'accounts.create', { username: 'late', password: templatePassword });
    await test.as('administrator').auth.signOut({});
    expect(await create).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    expect(await test.as('operator').accounts.list({ search: 'late' })).toMatchObject({ total: 0 });
  });

  test('the right: writes nothing any more', async () => {
    const test = await createTestCore();
    const db = await openDatabaseOf(test.folder);
    const create = test.send('administrator', 'accounts.create', { username: 'late', password: templatePassword });
    db.exec("UPDATE account_roles SET role = 'viewer' WHERE role = 'administrator'");
    expect(await create).toMatchObject({ error: { code: 'FORBIDDEN' } });
  });

  test('the old password: a change that came with it does not undo a reset', async () => {
    const test = await createTestCore();
    const { api } = await signInAs(test, 'viewer', templatePassword);
    const db = await openDatabaseOf(test.folder);
    const before = db.prepare("SELECT password_hash FROM accounts WHERE username = 'viewer'").pluck().get();
    const change = api.auth.changePassword({ current: templatePassword, next: 'the next long password' });
    db.exec("DELETE FROM sessions WHERE account_id = (SELECT id FROM accounts WHERE username = 'viewer')");
    await expect(change).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const stored = db.prepare("SELECT password_hash FROM accounts WHERE username = 'viewer'").pluck().get();
    expect(stored).toBe(before);
  });
});

describe('the throttle', () => {
  test('makes an account wait after five failures, longer each time, and lets it in afterwards', async () => {
    const test = await createTestCore();
    const wrong = { username: 'viewer', password: 'not the right password' };
    for (let failure = 1; failure <= 5; failure += 1) {
      expect(await test.send('nobody', 'auth.signIn', wrong)).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    }
    const right = { username: 'viewer', password: templatePassword };
    expect(await test.send('nobody', 'auth.signIn', right)).toMatchObject({
      error: { code: 'RATE_LIMITED', details: { retryAfter: 60 } },
    });
    test.clock.advance(61_000);
    expect(await test.send('nobody', 'auth.signIn', wrong)).toMatchObject({ error: { code: 'UNAUTHENTICATED' } });
    expect(await test.send('nobody', 'auth.signIn', right)).toMatchObject({
      error: { code: 'RATE_LIMITED', details: { retryAfter: 120 } },
    });
    test.clock.advance(121_000);
    expect(await test.send('nobody', 'auth.signIn', right)).toMatchObject({ ok: true });
  });

  test('is the same for names that do not exist', async () => {
    const test = await createTestCore();
    const wrong = { username: 'no such person', password: 'not the right password' };
    for (let failure = 1; failure <= 5; failure += 1) await test.send('nobody', 'auth.signIn', wrong);
    expect(await test.send('nobody', 'auth.signIn', wrong)).toMatchObject({ error: { code: 'RATE_LIMITED' } });
  });

  test('survives a restart', async () => {
    const test = await createTestCore();
    const wrong = { username: 'viewer', password: 'not the right password' };
    for (let failure = 1; failure <= 5; failure += 1) await test.send('nobody', 'auth.signIn', wrong);
    const again = await test.reopen();
    expect(await again.send('nobody', 'auth.signIn', wrong)).toMatchObject({ error: { code: 'RATE_LIMITED' } });
  });

  test('gains nothing for guesses that come at the same time', async () => {
    const test = await createTestCore();
    const guesses = await Promise.all(
      Array.from({ length: 20 }, (_, guess) =>
        test.send('nobody', 'auth.signIn', { username: 'viewer', password: `guess number ${guess} of many` }),
      ),
    );
    const codes = guesses.map((reply) => (reply.ok ? 'signed in' : reply.error.code));
    expect(codes.filter((code) => code === 'UNAUTHENTICATED')).toHaveLength(5);
    expect(codes.filter((code) => code === 'RATE_LIMITED')).toHaveLength(15);
  });

  test('lets one account in from many windows at the same time', async () => {
    const test = await createTestCore();
    const windows = await Promise.all(Array.from({ length: 8 }, () => signInAs(test, 'viewer', templatePassword)));
    expect(new Set(windows.map(({ token }) => token)).size).toBe(8);
  });

  test('counts wrong passwords of a change too, and puts them on record', async () => {
    const test = await createTestCore();
    const change = { current: 'not the right password', next: 'another long enough password' };
    for (let failure = 1; failure <= 5; failure += 1) {
      expect(await test.send('viewer', 'auth.changePassword', change)).toMatchObject({ error: { code: 'INVALID' } });
    }
    expect(await test.send('viewer', 'auth.changePassword', change)).toMatchObject({ error: { code: 'RATE_LIMITED' } });
    const db = await openDatabaseOf(test.folder);
    const refused = db.prepare("SELECT count(*) FROM audit WHERE action = 'auth.changePasswordRefused'").pluck().get();
    expect(refused).toBe(5);
  });

  test('forgets a wait that the clock has left years behind', async () => {
    const test = await createTestCore();
    const now = test.clock.now();
    test.clock.set(new Date(now.getTime() + 5 * 365 * 86_400_000));
    const wrong = { username: 'viewer', password: 'not the right password' };
    for (let failure = 1; failure <= 5; failure += 1) await test.send('nobody', 'auth.signIn', wrong);
    test.clock.set(now);
    const right = { username: 'viewer', password: templatePassword };
    expect(await test.send('nobody', 'auth.signIn', right)).toMatchObject({ ok: true });
  });

  test('of the network never locks the console out', async () => {
    const test = await createTestCore();
    const wrong = { username: 'administrator', password: 'not the right password' };
    for (let failure = 1; failure <= 6; failure += 1) await test.send('nobody', 'auth.signIn', wrong);
    const console = { ...test.caller('nobody'), origin: 'ipc', address: null } as const;
    const right = { username: 'administrator', password: templatePassword };
    expect(await test.core.dispatch('auth.signIn', right, console)).toMatchObject({ ok: true });
  });
});

describe('passwords', () => {
  test('count every character, also beyond the 72nd byte and behind NUL', async () => {
    const test = await createTestCore();
    const long = `${'mangrove étude quarzite '.repeat(3)}\u0000the end`;
    await test.as('administrator').accounts.create({ username: 'long.password', password: long });
    const almost = `${long.slice(0, -1)}D`;
    expect(await test.send('nobody', 'auth.signIn', { username: 'long.password', password: almost })).toMatchObject({
      ok: false,
    });
    expect(await test.send('nobody', 'auth.signIn', { username: 'long.password', password: long })).toMatchObject({
      ok: true,
    });
  });

  test('shorter than 15 or longer than 128 characters are refused with the field named', async () => {
    const test = await createTestCore();
    for (const password of ['fourteen chars', 'x'.repeat(129)]) {
      const reply = await test.send('administrator', 'accounts.create', { username: 'somebody', password });
      expect(reply).toMatchObject({ error: { code: 'INVALID', fields: { password: expect.any(String) } } });
    }
  });

  test('set by an administrator must be changed first, and the change ends other sessions', async () => {
    const test = await createTestCore();
    const before = await signInAs(test, 'technologist', templatePassword);
    const temporary = 'a temporary quarzite password';
    await test.as('administrator').accounts.resetPassword({ account: 'technologist', password: temporary });
    await expect(before.api.auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });

    const { api, me } = await signInAs(test, 'technologist', temporary);
    const other = await signInAs(test, 'technologist', temporary);
    expect(me.mustChangePassword).toBe(true);
    await expect(api.equipment.list({})).rejects.toMatchObject({ code: 'PASSWORD_CHANGE_REQUIRED' });
    await expect(api.auth.changePassword({ current: 'wrong', next: 'my own long password' })).rejects.toMatchObject({
      code: 'INVALID',
    });
    await api.auth.changePassword({ current: temporary, next: 'my own long password' });
    await expect(api.equipment.list({})).resolves.toMatchObject({ total: 0 });
    await expect(other.api.auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
