import { describe, expect, test } from 'vitest';
import { appCode } from '../support/authenticator.ts';
import { createTestCore, templatePassword } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { enrol } from '../support/second-factor.ts';
import { signInAs } from '../support/sign-in.ts';
import { windowOf, withToken } from '../support/window.ts';

const minute = 60_000;

describe('a session without a hand on it', () => {
  test('locks after the idle limit and not before', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'viewer');
    await api.auth.me({});
    test.clock.advance(15 * minute - 1000);
    expect(await api.auth.me({})).toMatchObject({ username: 'viewer', locksIn: 15 * 60 });
    test.clock.advance(15 * minute);
    await expect(api.auth.me({})).rejects.toMatchObject({ code: 'LOCKED', details: { lockedAs: 'viewer' } });
    await expect(api.equipment.list({})).rejects.toMatchObject({ code: 'LOCKED' });
  });

  test('is not kept open by calls that nobody’s hand is behind', async () => {
    const test = await createTestCore();
    await windowOf(test, 'viewer').api.auth.me({});
    const poller = windowOf(test, 'viewer', true).api;
    for (let passed = 0; passed < 14; passed += 1) {
      test.clock.advance(minute);
      await poller.home.summary({});
    }
    expect(await poller.auth.me({})).toMatchObject({ locksIn: 60 });
    test.clock.advance(minute);
    await expect(poller.home.summary({})).rejects.toMatchObject({ code: 'LOCKED' });
  });

  test('stays open for who uses it every minute, also under a limit of one minute', async () => {
    const test = await createTestCore();
    await test.as('administrator').access.save({ version: 0, idleMinutes: 1 });
    const { api } = windowOf(test, 'viewer');
    for (let passed = 0; passed < 10; passed += 1) {
      await api.auth.me({});
      test.clock.advance(59_000);
    }
    expect(await api.auth.me({})).toMatchObject({ locksIn: 60 });
  });

  test('stays locked whatever happens to the limit', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'viewer');
    await api.auth.me({});
    test.clock.advance(16 * minute);
    await expect(api.auth.me({})).rejects.toMatchObject({ code: 'LOCKED' });
    await test.as('operator').access.save({ version: 0, idleMinutes: 60 });
    await expect(api.auth.me({})).rejects.toMatchObject({ code: 'LOCKED' });
  });

  test('follows a shorter limit at once', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'viewer');
    await api.auth.me({});
    test.clock.advance(3 * minute);
    await test.as('operator').access.save({ version: 0, idleMinutes: 2 });
    await expect(api.auth.me({})).rejects.toMatchObject({ code: 'LOCKED' });
  });
});

describe('locking by hand', () => {
  test('leaves nothing but the way back in and out', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'viewer');
    await api.auth.lock({});
    await expect(api.preferences.get({})).rejects.toMatchObject({ code: 'LOCKED' });
    await expect(api.sessions.own({})).rejects.toMatchObject({ code: 'LOCKED' });
    expect(await api.auth.options({})).toMatchObject({ methods: ['local'] });
    expect(await api.auth.unlock({ password: templatePassword })).toMatchObject({ username: 'viewer' });
    expect(await api.preferences.get({})).toBeDefined();
  });

  test('is on record once, under the account', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'viewer');
    const { userId } = await api.auth.me({});
    await api.auth.lock({});
    await api.auth.lock({});
    const db = await openDatabaseOf(test.folder);
    const rows = db.prepare("SELECT entity, entity_id, account_id FROM audit WHERE action = 'auth.lock'").all();
    expect(rows).toEqual([{ entity: 'session', entity_id: String(userId), account_id: userId }]);
  });

  test('lets a wrong password neither in nor past the throttle', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'viewer');
    await api.auth.lock({});
    for (let failure = 1; failure <= 5; failure += 1) {
      await expect(api.auth.unlock({ password: 'not the right password' })).rejects.toMatchObject({
        code: 'INVALID',
        fields: { password: expect.any(String) },
      });
    }
    await expect(api.auth.unlock({ password: templatePassword })).rejects.toMatchObject({ code: 'RATE_LIMITED' });
    test.clock.advance(61_000);
    await expect(api.auth.unlock({ password: templatePassword })).resolves.toMatchObject({ username: 'viewer' });
  });

  test('does not hold the end of the session up', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'viewer');
    await api.auth.lock({});
    test.clock.advance(12 * 60 * minute);
    await expect(api.auth.unlock({ password: templatePassword })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('a new token (A9)', () => {
  test.each(['unlock', 'reauthenticate'] as const)('comes with auth.%s, and the old one is dead', async (name) => {
    const test = await createTestCore();
    const { api, token } = windowOf(test, 'viewer');
    const before = token();
    await api.auth[name]({ password: templatePassword });
    expect(token()).not.toBe(before);
    await expect(withToken(test, before).auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await api.auth.me({})).toMatchObject({ username: 'viewer' });
  });

  test('comes with a change of password, and the other sessions of the account end', async () => {
    const test = await createTestCore();
    const { api, token } = windowOf(test, 'viewer');
    const before = token();
    const other = await signInAs(test, 'viewer', templatePassword);
    await api.auth.changePassword({ current: templatePassword, next: 'an unusual marble harbour' });
    expect(token()).not.toBe(before);
    await expect(withToken(test, before).auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(other.api.auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    expect(await api.sessions.own({})).toMatchObject({ items: [{ current: true }] });
  });

  test('comes with every sign-in: a token that the caller brought is never taken over', async () => {
    const test = await createTestCore();
    const planted = 'A'.repeat(43);
    const caller = test.caller('nobody');
    caller.session?.set(planted, new Date());
    const { token } = await signInAs(test, 'viewer', templatePassword, caller);
    expect(token).not.toBe(planted);
    await expect(withToken(test, planted).auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test('never comes twice', async () => {
    const { systemRandom } = await import('../../main/host/system-ports.ts');
    const tokens = new Set(Array.from({ length: 100_000 }, () => systemRandom.bytes(32).toString('base64url')));
    expect(tokens.size).toBe(100_000);
  });

  test('is worth nothing after signing out, also when it is played back', async () => {
    const test = await createTestCore();
    const { api, token } = windowOf(test, 'viewer');
    const before = token();
    await api.auth.signOut({});
    await expect(withToken(test, before).auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const unlock = withToken(test, before).auth.unlock({ password: templatePassword });
    await expect(unlock).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('a session of somebody with a second factor', () => {
  test('is unlocked by password and code, each of them once', async () => {
    const test = await createTestCore();
    const { secret, recoveryCodes } = await enrol(test, 'viewer');
    const { api } = windowOf(test, 'viewer');
    await api.auth.lock({});
    const unlock = (code?: string, password = templatePassword) =>
      api.auth.unlock({ password, ...(code !== undefined && { code }) });
    const asked = { code: 'SECOND_FACTOR_REQUIRED', details: { secondFactor: 'code' } };
    await expect(unlock()).rejects.toMatchObject(asked);
    // The code that enrolled is used up.
    await expect(unlock(appCode(secret, test.clock.now()))).rejects.toMatchObject(asked);
    test.clock.advance(minute);
    const code = appCode(secret, test.clock.now());
    // A wrong password is told first, and does not use the code up.
    await expect(unlock(code, 'not the right password')).rejects.toMatchObject({ code: 'INVALID' });
    await expect(unlock(code)).resolves.toMatchObject({ username: 'viewer', secondFactor: true });
    await expect(api.auth.reauthenticate({ password: templatePassword, code })).rejects.toMatchObject(asked);
    const recovery = recoveryCodes[0] ?? '';
    await expect(api.auth.reauthenticate({ password: templatePassword, code: recovery })).resolves.toBeDefined();
  });

  test('is not opened by guessing codes: they count as failures', async () => {
    const test = await createTestCore();
    await enrol(test, 'viewer');
    const signIn = (code: string) =>
      test.send('nobody', 'auth.signIn', { username: 'viewer', password: templatePassword, code });
    for (let guess = 1; guess <= 5; guess += 1) {
      expect(await signIn('000000')).toMatchObject({ error: { code: 'SECOND_FACTOR_REQUIRED' } });
    }
    expect(await signIn('000000')).toMatchObject({ error: { code: 'RATE_LIMITED' } });
  });
});

describe('an act that asks for the password again', () => {
  test('is refused six minutes after it was proven, and allowed when it is proven again', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'administrator');
    const create = () => api.roles.create({ name: 'Front desk', permissions: ['equipment:read'] });
    test.clock.advance(6 * minute);
    await expect(create()).rejects.toMatchObject({ code: 'REAUTH_REQUIRED' });
    await api.auth.reauthenticate({ password: templatePassword });
    await expect(create()).resolves.toMatchObject({ id: 'front-desk' });
  });
});

describe('the absolute limit', () => {
  test('that an administrator shortens ends open sessions too; one that is raised lengthens none', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'viewer');
    const before = (await api.auth.me({})).sessionExpiresAt;
    await test.as('operator').access.save({ version: 0, sessionHours: 24 });
    expect((await api.auth.me({})).sessionExpiresAt).toBe(before);
    await test.as('operator').access.save({ version: 1, sessionHours: 1, idleMinutes: 60 });
    test.clock.advance(59 * minute);
    await expect(api.auth.me({})).resolves.toBeDefined();
    test.clock.advance(2 * minute);
    await expect(api.auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});

describe('a withdrawn account (A12)', () => {
  test('is out with the next call when the whitelist that does not name it is switched on', async () => {
    const test = await createTestCore();
    await test.as('operator').access.save({ version: 0, whitelistEnforced: false });
    await test.as('operator').accounts.create({
      username: 'not.listed',
      password: 'quarzite tumbler mangrove',
      whitelist: false,
    });
    const { api } = await signInAs(test, 'not.listed', 'quarzite tumbler mangrove');
    await expect(api.auth.me({})).resolves.toMatchObject({ username: 'not.listed' });
    await test.as('operator').access.save({ version: 1, whitelistEnforced: true });
    await expect(api.auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(windowOf(test, 'viewer').api.auth.me({})).resolves.toMatchObject({ username: 'viewer' });
  });

  test('loses twenty open windows with the next call of each', async () => {
    const test = await createTestCore();
    const db = await openDatabaseOf(test.folder);
    const { hashToken } = await import('../../main/auth/known-sessions.ts');
    const tokens = Array.from({ length: 20 }, (_, index) => `${index}`.padStart(43, 'x'));
    const copy = db.prepare(
      `INSERT INTO sessions (token_hash, account_id, origin, created_at, last_active_at, proven_at, expires_at)
       SELECT ?, account_id, origin, created_at, last_active_at, proven_at, expires_at FROM sessions
       WHERE account_id = (SELECT id FROM accounts WHERE username = 'viewer') LIMIT 1`,
    );
    for (const token of tokens) copy.run(hashToken(token));
    for (const token of tokens) expect(await withToken(test, token).auth.me({})).toMatchObject({ username: 'viewer' });
    await test.as('administrator').accounts.deactivate({ account: 'viewer' });
    for (const token of tokens) {
      await expect(withToken(test, token).auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    }
  });
});
