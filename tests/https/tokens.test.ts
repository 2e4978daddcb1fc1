import { describe, expect, test } from 'vitest';
import { sessionCookieName } from '../../main/https/session-cookie.ts';
import type { Permission } from '../../shared/contract/permissions.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { call, cookieOf, webApp } from './web-app.ts';

async function tokenOf(it: TestCore, scopes: Permission[] = ['equipment:read', 'equipment:export']): Promise<string> {
  return (await it.as('physicist').tokens.create({ name: 'nightly export', scopes })).token;
}

const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('Authorization: Bearer', () => {
  test('calls, downloads and listens without a cookie, and gets none', async () => {
    const it = await createTestCore();
    const web = webApp(it);
    const token = await tokenOf(it);
    const answered = await web('/rpc/equipment.list', call({}, bearer(token)));
    expect([answered.status, answered.headers.get('set-cookie')]).toEqual([200, null]);
    const exported = await web('/rpc/equipment.export', call({ layout: { kind: 'rems' } }, bearer(token)));
    const { data } = (await exported.json()) as { data: { path: string } };
    // The ticket is the token's, not that of its owner's browser.
    expect((await web(data.path, { headers: { cookie: cookieOf('physicist') } })).status).toBe(404);
    expect((await web(data.path, { headers: bearer(token) })).status).toBe(200);
    const events = await web('/events', { headers: bearer(token) });
    expect(events.headers.get('content-type')).toContain('text/event-stream');
    await events.body?.cancel();
    expect((await web('/openapi.json', { headers: bearer(token) })).status).toBe(200);
  });

  test('is not held to the rule about other sites, which is about what browsers send by themselves', async () => {
    const it = await createTestCore();
    const token = await tokenOf(it);
    const headers = { ...bearer(token), origin: 'https://tool.clinic.example' };
    expect((await webApp(it)('/rpc/equipment.list', call({}, headers))).status).toBe(200);
    const cookie = { cookie: cookieOf('physicist'), origin: 'https://tool.clinic.example' };
    expect((await webApp(it)('/rpc/equipment.list', call({}, cookie))).status).toBe(403);
  });

  test('beside a cookie is refused: one of them would decide in silence', async () => {
    const it = await createTestCore();
    const token = await tokenOf(it);
    const both = await webApp(it)('/rpc/auth.me', call({}, { ...bearer(token), cookie: cookieOf('viewer') }));
    expect(both.status).toBe(400);
    expect(both.headers.get('set-cookie')).toBeNull();
  });

  test('opens nothing when it is wrong, ended or no token; another way is none', async () => {
    const it = await createTestCore();
    const web = webApp(it);
    const token = await tokenOf(it);
    for (const wrong of [`${token.slice(0, -1)}x`, token.slice(0, 30), '', 'rems_', 'a b', `${token} ${token}`]) {
      const refused = await web('/rpc/equipment.list', call({}, bearer(wrong)));
      expect([refused.status, refused.headers.get('www-authenticate')], wrong).toEqual([401, 'Bearer']);
    }
    const basic = await web('/rpc/equipment.list', call({}, { authorization: 'Basic cm9vdDpyb290' }));
    expect([basic.status, basic.headers.get('www-authenticate')]).toEqual([401, null]);
    expect((await web('/rpc/auth.options', call({}, { authorization: 'Basic cm9vdDpyb290' }))).status).toBe(200);
    // A token is no session cookie.
    const asCookie = await web('/rpc/auth.me', call({}, { cookie: `${sessionCookieName}=${token}` }));
    expect(asCookie.status).toBe(401);
  });

  test('makes an address wait after thirty wrong ones, but not a good one, nor for one that has ended', async () => {
    const it = await createTestCore();
    const web = webApp(it);
    const token = await tokenOf(it);
    const { items } = await it.as('physicist').tokens.own({});
    const ended = (await it.as('physicist').tokens.create({ name: 'old', scopes: ['equipment:read'] })).token;
    await it.as('physicist').tokens.revoke({ id: (items[0]?.id ?? 0) + 1 });
    const status = async (sent: string) => (await web('/rpc/equipment.list', call({}, bearer(sent)))).status;
    for (let tries = 0; tries < 40; tries += 1) expect(await status(ended)).toBe(401);
    for (let tries = 0; tries < 30; tries += 1) expect(await status('rems_nonsense')).toBe(401);
    const waiting = await web('/rpc/equipment.list', call({}, bearer('rems_nonsense')));
    expect([waiting.status, Number(waiting.headers.get('retry-after')) > 0]).toEqual([429, true]);
    expect(await status(token)).toBe(200);
    // Signing in from there waits as well.
    const signIn = await web('/rpc/auth.signIn', call({ username: 'viewer', password: 'wrong' }));
    expect(signIn.status).toBe(429);
    const { items: notices } = await it.as('administrator').notices.list({});
    expect(notices.map(({ kind }) => kind)).toContain('sign-in.throttled');
  });

  test('has a stream of events that ends when it is revoked', async () => {
    const it = await createTestCore();
    const web = webApp(it, { streams: { heartbeatMs: 20 } });
    const token = await tokenOf(it);
    const stream = await web('/events', { headers: bearer(token) });
    const { items } = await it.as('physicist').tokens.own({});
    await it.as('physicist').tokens.revoke({ id: items[0]?.id ?? 0 });
    // Read to its end: it does end.
    expect(await stream.text()).toContain(': connected');
  });
});

describe('the cookie of a known browser', () => {
  test('is set once by a code, for this host alone and out of reach of scripts', async () => {
    const it = await createTestCore();
    const web = webApp(it);
    const { code } = await it.as('administrator').devices.createCode({ name: 'Reading room 2' });
    const answered = await web('/rpc/devices.enrol', call({ code }));
    const cookie = answered.headers.get('set-cookie') ?? '';
    expect(cookie).toMatch(
      /^__Host-device=[A-Za-z0-9_-]{43}; Max-Age=34560000; Path=\/; Secure; HttpOnly; SameSite=Strict$/,
    );
    const status = await web('/rpc/devices.status', call({}, { cookie: cookie.split(';')[0] ?? '' }));
    expect(await status.json()).toMatchObject({ data: { required: false, approved: true } });
  });
});
