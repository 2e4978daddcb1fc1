import { describe, expect, test } from 'vitest';
import type { Reply } from '../../shared/contract/errors.ts';
import type { Permission } from '../../shared/contract/permissions.ts';
import { maxTokens } from '../../shared/tokens.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { procedures } from '../support/procedures.ts';

type Role = 'administrator' | 'physicist' | 'viewer';

/** A token of an account, and calls with it as a script makes them. */
async function script(it: TestCore, role: Role, scopes: Permission[], days = 90) {
  const { token, item } = await it.as(role).tokens.create({ name: 'nightly export', scopes, days });
  return { token, item, call: caller(it, token) };
}

function caller(it: TestCore, bearer: string, address = '192.0.2.10') {
  return async (name: string, input: unknown = {}): Promise<string> =>
    codeOf(await it.core.dispatch(name, input, { origin: 'https', address, session: null, bearer }));
}

function codeOf(reply: Reply<unknown>): string {
  return reply.ok ? 'OK' : reply.error.code;
}

const day = 24 * 3_600_000;

describe('a personal access token', () => {
  test('has 256 random bits under its prefix and a checksum, and is kept as a hash only', async () => {
    const it = await createTestCore();
    const { token, item } = await script(it, 'physicist', ['equipment:read']);
    expect(token).toMatch(/^rems_[A-Za-z0-9_-]{43}[0-9a-f]{6}$/);
    expect(token.startsWith(item.hint)).toBe(true);
    const again = await it.as('physicist').tokens.own({});
    expect(JSON.stringify(again)).not.toContain(token);
    const db = await openDatabaseOf(it.folder);
    const stored = JSON.stringify([
      db.prepare('SELECT * FROM access_tokens').all(),
      db.prepare('SELECT * FROM audit').all(),
    ]);
    expect(stored).not.toContain(token.slice(10, 40));
    expect(stored).toContain('nightly export');
  });

  test('does what it carries and its owner may, and nothing else', async () => {
    const it = await createTestCore();
    const { call } = await script(it, 'physicist', ['equipment:read', 'equipment:export']);
    expect(await call('equipment.list')).toBe('OK');
    expect(await call('equipment.export', { layout: { kind: 'rems' } })).toBe('OK');
    // The owner may, the token does not.
    expect(await call('people.list')).toBe('FORBIDDEN');
    expect(await call('auth.me')).toBe('OK');
    expect(await call('preferences.get')).toBe('FORBIDDEN');
  });

  test('never reaches what asks for a password, the workstation or the own account, whatever it carries', async () => {
    const it = await createTestCore();
    const { permissions } = await it.as('administrator').auth.me({});
    const carried = new Set<string>(permissions);
    const { call } = await script(it, 'administrator', permissions);
    const past = [];
    for (const { name, procedure } of procedures) {
      const { access, stepUp, atConsole, byToken } = procedure;
      if (access === 'public' || access === 'unopened') continue;
      const allowed = access === 'signed-in' ? byToken === true : byToken !== false && carried.has(access);
      const open = !stepUp && !atConsole && allowed;
      expect(await call(name, ['not an object']), name).toBe(open ? 'INVALID' : 'FORBIDDEN');
      if (open) past.push(name);
    }
    expect(past).toContain('equipment.list');
    expect(past.filter((name) => /^(tokens|sessions|devices|secondFactor|preferences)\./.test(name))).toEqual([]);
    expect(past.filter((name) => /password/i.test(name))).toEqual([]);
  });

  test('ends with its time, its revocation, its owner and the whitelist at once', async () => {
    const it = await createTestCore();
    const one = await script(it, 'physicist', ['equipment:read'], 1);
    expect(await one.call('equipment.list')).toBe('OK');
    it.clock.advance(day);
    expect(await one.call('equipment.list')).toBe('UNAUTHENTICATED');

    const again = await createTestCore();
    const admin = again.as('administrator');
    const { call, item } = await script(again, 'physicist', ['equipment:read']);
    const { id, version } = await admin.accounts.get({ account: 'physicist' });
    await admin.accounts.setRoles({ id, version, roles: ['user'] });
    expect(await call('equipment.list')).toBe('FORBIDDEN');
    await admin.accounts.setRoles({ id, version: version + 1, roles: ['viewer'] });
    expect(await call('equipment.list')).toBe('OK');
    await admin.whitelist.remove({ entry: 'physicist' });
    expect(await call('equipment.list')).toBe('UNAUTHENTICATED');
    await admin.whitelist.reactivate({ entry: 'physicist' });
    await admin.accounts.deactivate({ account: 'physicist' });
    expect(await call('equipment.list')).toBe('UNAUTHENTICATED');
    await admin.accounts.activate({ account: 'physicist' });
    expect(await call('equipment.list')).toBe('OK');
    await admin.tokens.revoke({ id: item.id });
    expect(await call('equipment.list')).toBe('UNAUTHENTICATED');
    await expect(admin.tokens.revoke({ id: item.id })).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  test('waits while its owner owes a password or a second factor', async () => {
    const it = await createTestCore();
    const { call } = await script(it, 'physicist', ['equipment:read']);
    await it.as('administrator').access.save({ version: 0, secondFactorRoles: ['physicist'] });
    expect(await call('equipment.list')).toBe('SECOND_FACTOR_REQUIRED');
    await it.as('administrator').access.save({ version: 1, secondFactorRoles: [] });
    await it.as('administrator').accounts.resetPassword({ account: 'physicist' });
    expect(await call('equipment.list')).toBe('PASSWORD_CHANGE_REQUIRED');
  });

  test('is made with own rights only, under a name of its own, and not without end', async () => {
    const it = await createTestCore();
    const viewer = it.as('viewer').tokens;
    await expect(viewer.create({ name: 'x', scopes: ['accounts:manage'] })).rejects.toMatchObject({ code: 'INVALID' });
    await viewer.create({ name: 'Script', scopes: ['equipment:read'] });
    await expect(viewer.create({ name: 'script', scopes: ['equipment:read'] })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    for (let made = 1; made < maxTokens; made += 1)
      await viewer.create({ name: `script ${made}`, scopes: ['equipment:read'] });
    await expect(viewer.create({ name: 'one more', scopes: ['equipment:read'] })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
  });

  test('is seen and revoked by its owner and by whoever manages accounts, nobody else', async () => {
    const it = await createTestCore();
    const { item } = await script(it, 'physicist', ['equipment:read']);
    await expect(it.as('viewer').tokens.revoke({ id: item.id })).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect((await it.as('viewer').tokens.own({})).items).toEqual([]);
    const admin = it.as('administrator').tokens;
    expect((await admin.list({ search: 'physi' })).items).toMatchObject([{ id: item.id, username: 'physicist' }]);
    expect((await admin.list({ account: 'viewer' })).total).toBe(0);
    await it.as('physicist').tokens.revoke({ id: item.id });
    expect((await admin.list({})).total).toBe(0);
    expect((await admin.list({ includeEnded: true })).items).toMatchObject([{ state: 'revoked' }]);
  });

  test('is on record under its owner and its own name, and its use is noted once a minute', async () => {
    const it = await createTestCore();
    const { call } = await script(it, 'administrator', ['lookups:write', 'equipment:read']);
    expect(await call('lookups.create', { kind: 'department', name: 'Angiography' })).toBe('OK');
    const db = await openDatabaseOf(it.folder);
    const last = () => db.prepare("SELECT actor FROM audit WHERE action = 'lookups.create'").pluck().get();
    expect(last()).toBe('administrator (token nightly export)');
    const used = () => db.prepare('SELECT last_used_at FROM access_tokens').pluck().get();
    const first = used();
    expect(first).toBe(it.clock.now().toISOString());
    it.clock.advance(30_000);
    await call('equipment.list');
    expect(used()).toBe(first);
    it.clock.advance(31_000);
    await call('equipment.list');
    expect(used()).toBe(it.clock.now().toISOString());
  });

  test('tells its owner a week ahead that it ends, once', async () => {
    const it = await createTestCore();
    await script(it, 'physicist', ['equipment:read'], 10);
    const notices = async (role: Role) =>
      (await it.as(role).notices.list({})).items.filter(({ kind }) => kind === 'token.ending').length;
    // The sessions of the template end after hours: sign-ins are not what this is about.
    await it.core.runDueJobs();
    expect(await notices('physicist')).toBe(0);
    it.clock.advance(4 * day);
    await it.core.runDueJobs();
    it.clock.advance(day);
    await it.core.runDueJobs();
    const db = await openDatabaseOf(it.folder);
    const rows = db
      .prepare("SELECT count, account_id IS NOT NULL AS own FROM notices WHERE kind = 'token.ending'")
      .all();
    expect(rows).toEqual([{ count: 1, own: 1 }]);
  });
});
