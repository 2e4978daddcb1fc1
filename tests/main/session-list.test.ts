import { describe, expect, test } from 'vitest';
import type { Caller } from '../../main/rpc/context.ts';
import { createTestCore, templatePassword } from '../support/core.ts';
import { openDatabaseOf } from '../support/database.ts';
import { signInAs } from '../support/sign-in.ts';
import { windowOf, withToken } from '../support/window.ts';

const minute = 60_000;

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
    const { items } = await api.sessions.list({});
    expect(items.filter(({ locked }) => locked).map(({ username }) => username)).toEqual(['viewer']);
    expect(items.filter(({ current }) => current).map(({ username }) => username)).toEqual(['administrator']);
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

describe('signing everybody out', () => {
  test('spares the window that asks, and nobody else; it is on record', async () => {
    const test = await createTestCore();
    const api = test.as('administrator');
    const { total } = await api.sessions.list({});
    expect((await api.sessions.endEveryone({})).ended).toBeGreaterThanOrEqual(total - 1);
    expect((await api.sessions.list({})).total).toBe(1);
    await expect(test.as('viewer').auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
    await expect(api.auth.me({})).resolves.toMatchObject({ username: 'administrator' });
    expect(await test.as('operator').sessions.endEveryone({})).toEqual({ ended: 1 });
    await expect(api.auth.me({})).rejects.toMatchObject({ code: 'UNAUTHENTICATED' });
  });
});
