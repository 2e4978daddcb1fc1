import { describe, expect, test } from 'vitest';
import type { Caller } from '../../main/rpc/context.ts';
import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import { createTestCore, type TestCore, templatePassword } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { signInAs } from '../support/sign-in.ts';

const minute = 60_000;

/** The window of one role with its own carrier, as a browser keeps its cookie. */
function windowOf(test: TestCore, role: 'viewer' | 'physicist' | 'administrator', background = false) {
  const caller: Caller = { ...test.caller(role), ...(background && { background }) };
  const api = clientOf<AppContract>(async (name, input) => unwrapReply(await test.core.dispatch(name, input, caller)));
  return { caller, api, token: () => caller.session?.token ?? '' };
}

/** The same window under a token that it had before. */
function withToken(test: TestCore, token: string) {
  const caller = test.caller('nobody');
  caller.session?.set(token, new Date());
  return clientOf<AppContract>(async (name, input) => unwrapReply(await test.core.dispatch(name, input, caller)));
}

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

describe('a clock that was moved (A11)', () => {
  const hour = 60 * minute;
  const year = 365 * 24 * hour;

  test.each([
    ['two hours back', -2 * hour],
    ['five years back', -5 * year],
  ])('%s neither locks a session nor makes it last longer', async (_what, jump) => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'viewer');
    await api.auth.me({});
    test.clock.jump(jump);
    await expect(api.auth.me({})).resolves.toMatchObject({ username: 'viewer' });
    test.clock.advance(15 * minute);
    await expect(api.auth.me({})).rejects.toMatchObject({ code: 'LOCKED' });
    test.clock.advance(12 * hour);
    await expect(api.auth.unlock({ password: templatePassword })).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });

  test.each([
    ['two hours', 2 * hour, 'LOCKED'],
    ['five years', 5 * year, 'UNAUTHENTICATED'],
  ])('%s ahead makes no session last longer, nor does setting it right again', async (_what, jump, code) => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'viewer');
    await api.auth.me({});
    test.clock.jump(jump);
    await expect(api.auth.me({})).rejects.toMatchObject({ code });
    test.clock.jump(-jump);
    if (code === 'LOCKED') await expect(api.auth.me({})).rejects.toMatchObject({ code });
  });

  test('back does not make a password recently proven', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'administrator');
    await api.auth.me({});
    test.clock.advance(6 * minute);
    test.clock.jump(-6 * minute);
    const create = api.roles.create({ name: 'Front desk', permissions: [] });
    await expect(create).rejects.toMatchObject({ code: 'REAUTH_REQUIRED' });
  });

  test('back while the program was not running locks what was active in the future, and ends what began there', async () => {
    const test = await createTestCore();
    const old = windowOf(test, 'viewer');
    test.clock.advance(2 * hour);
    await old.api.auth.unlock({ password: templatePassword });
    const fresh = await signInAs(test, 'physicist', templatePassword);
    test.clock.jump(-hour);
    const again = await test.reopen();
    await expect(withToken(again, old.token()).auth.me({})).rejects.toMatchObject({ code: 'LOCKED' });
    await expect(withToken(again, fresh.token).auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const unlocked = withToken(again, old.token()).auth.unlock({ password: templatePassword });
    await expect(unlocked).resolves.toMatchObject({ username: 'viewer' });
  });

  test('is on record and told to administrators, once', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'administrator');
    await api.auth.me({});
    test.clock.jump(4 * minute);
    await api.auth.me({});
    expect((await api.notices.list({})).items).toEqual([]);
    test.clock.jump(-7 * minute);
    await api.auth.me({});
    await api.auth.me({});
    expect((await api.notices.list({})).items).toMatchObject([{ kind: 'clock.moved', severity: 'warning', count: 1 }]);
    const db = await openDatabaseOf(test.folder);
    const moved = db.prepare("SELECT entity FROM audit WHERE action = 'clock.moved' AND entity = 'system'").all();
    expect(moved).toEqual([{ entity: 'system' }]);
  });

  test('is no news after the computer slept', async () => {
    const test = await createTestCore();
    const { api } = windowOf(test, 'administrator');
    await api.auth.me({});
    test.clock.jump(10 * minute);
    test.core.slept();
    await api.auth.me({});
    expect((await api.notices.list({})).items).toEqual([]);
  });
});

describe('the list of sessions', () => {
  test('shows everyone their own, this one first, and administrators everybody’s', async () => {
    const test = await createTestCore();
    const browser: Caller = { ...test.caller('nobody'), device: 'Firefox on Linux' };
    await signInAs(test, 'viewer', templatePassword, browser);
    const { items } = await windowOf(test, 'viewer').api.sessions.own({});
    expect(items).toMatchObject([
      { current: true, username: 'viewer', origin: 'https', address: '192.0.2.10', device: null, locked: false },
      { current: false, device: 'Firefox on Linux' },
    ]);
    expect(JSON.stringify(items)).not.toMatch(/token|hash/i);
    const administrator = windowOf(test, 'administrator').api;
    expect(await administrator.sessions.list({ account: 'viewer' })).toMatchObject({ total: 2 });
    expect(await administrator.sessions.list({ search: 'phys', pageSize: 1 })).toMatchObject({ total: 2 });
    const refused = windowOf(test, 'viewer').api.sessions.list({});
    await expect(refused).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  test('says which are locked, and leaves out those that are over', async () => {
    const test = await createTestCore();
    const viewer = windowOf(test, 'viewer');
    await viewer.api.auth.lock({});
    const { api } = windowOf(test, 'administrator');
    expect(await api.sessions.list({ account: 'viewer' })).toMatchObject({ items: [{ locked: true }] });
    test.clock.advance(13 * 60 * minute);
    expect(await test.as('operator').sessions.list({})).toEqual({ items: [], total: 0 });
  });

  test('lets people end an own session, not one of somebody else', async () => {
    const test = await createTestCore();
    const other = await signInAs(test, 'viewer', templatePassword);
    const viewer = windowOf(test, 'viewer').api;
    const { items } = await viewer.sessions.own({});
    await viewer.sessions.end({ id: items[1]?.id ?? 0 });
    await expect(other.api.auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const theirs = await windowOf(test, 'administrator').api.sessions.own({});
    const steal = viewer.sessions.end({ id: theirs.items[0]?.id ?? 0 });
    await expect(steal).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(viewer.sessions.end({ id: 999_999 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(windowOf(test, 'administrator').api.auth.me({})).resolves.toBeDefined();
  });

  test('signs out everywhere, with and without this window', async () => {
    const test = await createTestCore();
    const { api, caller } = windowOf(test, 'viewer');
    await signInAs(test, 'viewer', templatePassword);
    expect(await api.sessions.endOwn({ keepThis: true })).toEqual({ ended: 1 });
    await expect(api.auth.me({})).resolves.toMatchObject({ username: 'viewer' });
    expect(await api.sessions.endOwn({ keepThis: false })).toEqual({ ended: 1 });
    expect(caller.session?.token).toBeUndefined();
    expect(await test.as('operator').sessions.list({ account: 'viewer' })).toMatchObject({ total: 0 });
  });

  test('lets an administrator end every session of an account, on record under that account', async () => {
    const test = await createTestCore();
    const { userId } = await windowOf(test, 'viewer').api.auth.me({});
    expect(await windowOf(test, 'administrator').api.sessions.endAccount({ account: 'Viewer' })).toEqual({ ended: 1 });
    await expect(windowOf(test, 'viewer').api.auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const db = await openDatabaseOf(test.folder);
    const last = db.prepare('SELECT actor, entity, entity_id FROM audit ORDER BY seq DESC LIMIT 1').get();
    expect(last).toEqual({ actor: 'administrator', entity: 'session', entity_id: String(userId) });
  });
});

describe('signing in as somebody else in the same window', () => {
  test('ends the session that was there, on record under its account', async () => {
    const test = await createTestCore();
    const { caller, token, api } = windowOf(test, 'viewer');
    const { userId } = await api.auth.me({});
    const before = token();
    await signInAs(test, 'physicist', templatePassword, caller);
    await expect(withToken(test, before).auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    const db = await openDatabaseOf(test.folder);
    const replaced = db.prepare("SELECT entity_id FROM audit WHERE action = 'sessions.replaced'").pluck().all();
    expect(replaced).toEqual([String(userId)]);
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
    const { hashToken } = await import('../../main/auth/sessions.ts');
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
