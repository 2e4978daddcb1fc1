import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTestCore, templatePassword } from '../support/core.ts';
import { call, cookieOf, webApp } from './web-app.ts';

describe('POST /rpc', () => {
  it('answers a Reply of the core', async () => {
    const web = webApp(await createTestCore());
    const response = await web('/rpc/system.status', call({}));
    expect(response.status).toBe(200);
    expect(await response.json()).toMatchObject({ ok: true, data: { state: 'READY' } });
  });

  it('signs in with a cookie that scripts cannot read and other sites cannot send', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const response = await web('/rpc/auth.signIn', call({ username: 'administrator', password: templatePassword }));
    expect(response.status).toBe(200);
    const [cookie = ''] = response.headers.getSetCookie();
    expect(cookie).toMatch(/^__Host-session=[\w-]{43}; Max-Age=43200; Path=\/; Secure; HttpOnly; SameSite=Strict$/);
    const me = await web('/rpc/auth.me', call({}, { cookie: cookie.split(';')[0] ?? '' }));
    expect(await me.json()).toMatchObject({ ok: true, data: { username: 'administrator' } });
  });

  it('takes the cookie away on sign-out, and the old one is worth nothing afterwards', async () => {
    const web = webApp(await createTestCore());
    const headers = { cookie: cookieOf('administrator') };
    const out = await web('/rpc/auth.signOut', call({}, headers));
    expect(out.headers.getSetCookie()).toEqual([
      '__Host-session=; Max-Age=0; Path=/; Secure; HttpOnly; SameSite=Strict',
    ]);
    expect((await web('/rpc/auth.me', call({}, headers))).status).toBe(401);
  });

  it.each([
    ['two cookies of the name', `${cookieOf('viewer')}; ${cookieOf('administrator')}`],
    ['a token with foreign characters', '__Host-session=a b"c'],
    ['a token that is nobody’s', `__Host-session=${'A'.repeat(43)}`],
  ])('believes no session from %s', async (_, cookie) => {
    const web = webApp(await createTestCore());
    expect((await web('/rpc/auth.me', call({}, { cookie }))).status).toBe(401);
  });

  it.each(['GET', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD'])(
    'refuses %s with 405 and says what is allowed',
    async (method) => {
      const web = webApp(await createTestCore());
      const response = await web('/rpc/system.status', { method });
      expect(response.status).toBe(405);
      expect(response.headers.get('allow')).toBe('POST');
      expect(response.headers.get('access-control-allow-origin')).toBeNull();
    },
  );

  it.each([
    ['text/plain'],
    ['application/x-www-form-urlencoded'],
    ['multipart/form-data; boundary=x'],
    ['application/json; charset=utf-16'],
    ['application/jsonp'],
    [''],
  ])('refuses the content type "%s" with 415', async (type) => {
    const web = webApp(await createTestCore());
    const response = await web('/rpc/system.status', { method: 'POST', headers: { 'content-type': type }, body: '{}' });
    expect(response.status).toBe(415);
  });

  it('refuses a compressed body with 415', async () => {
    const web = webApp(await createTestCore());
    expect((await web('/rpc/system.status', call({}, { 'content-encoding': 'gzip' }))).status).toBe(415);
  });

  it.each([
    ['nothing', ''],
    ['half an object', '{"a":'],
    ['a word', 'undefined'],
    ['bytes that are not UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
    ['a deep nest cut short', '['.repeat(10_000)],
  ])('refuses %s with 400', async (_, body) => {
    const web = webApp(await createTestCore());
    const response = await web('/rpc/system.status', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
    });
    expect(response.status).toBe(400);
    expect(await response.json()).toMatchObject({ ok: false, error: { code: 'BAD_REQUEST' } });
  });

  it('refuses more than 5 MB with 413 and ends the connection, declared or not', async () => {
    const web = webApp(await createTestCore());
    const body = new Uint8Array(5_000_001).fill(0x20);
    const headers = { 'content-type': 'application/json' };
    const declared = await web('/rpc/system.status', {
      method: 'POST',
      headers: { ...headers, 'content-length': String(body.length) },
      body,
    });
    const undeclared = await web('/rpc/system.status', {
      method: 'POST',
      headers,
      body: new Blob([body]).stream(),
      duplex: 'half',
    } as RequestInit); // as: `duplex` is in the standard and not yet in the DOM types
    for (const response of [declared, undeclared]) {
      expect(response.status).toBe(413);
      expect(response.headers.get('connection')).toBe('close');
    }
  });

  it('takes 5 MB from those who are signed in, and 64 kB from everybody else', async () => {
    const web = webApp(await createTestCore());
    const large = { username: 'x'.repeat(70_000), password: 'y' };
    expect((await web('/rpc/auth.signIn', call(large))).status).toBe(413);
    expect((await web('/rpc/auth.signIn', call(large, { cookie: cookieOf('viewer') }))).status).toBe(422);
  });

  it('does not echo nonsense at length', async () => {
    const web = webApp(await createTestCore());
    const keys = Object.fromEntries(Array.from({ length: 20_000 }, (_, i) => [`surprise${i}`, i]));
    const answers = [
      await web('/rpc/equipment.list', call(keys, { cookie: cookieOf('viewer') })),
      await web(
        '/rpc/equipment.export',
        call({ layout: { kind: 'shown', columns: Array(80).fill({}) } }, { cookie: cookieOf('viewer') }),
      ),
    ];
    for (const answer of answers) {
      const text = await answer.text();
      expect([answer.status, text.length < 10_000]).toEqual([422, true]);
    }
  });

  it('gives up on a body that does not arrive', async () => {
    const web = webApp(await createTestCore(), { deadlines: { callMs: 20 } });
    const body = new ReadableStream({ start: (controller) => controller.enqueue(new TextEncoder().encode('{')) });
    const response = await web('/rpc/system.status', {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body,
      duplex: 'half',
    } as RequestInit); // as: `duplex` is in the standard and not yet in the DOM types
    expect(response.status).toBe(400);
  });

  it.each([
    ['an unknown procedure', '/rpc/no.such', 404],
    ['a prototype name', '/rpc/__proto__.constructor', 404],
    ['a deeper path', '/rpc/system/status', 404],
    ['input that does not fit', '/rpc/auth.signIn', 422],
    ['a call without a session', '/rpc/equipment.list', 401],
  ])('maps %s to its status', async (_, path, status) => {
    const web = webApp(await createTestCore());
    expect((await web(path, call({}))).status).toBe(status);
  });

  it('answers a viewer who may not write with 403', async () => {
    const web = webApp(await createTestCore());
    const response = await web(
      '/rpc/accounts.create',
      call({ username: 'new.person', roles: ['viewer'] }, { cookie: cookieOf('viewer') }),
    );
    expect(response.status).toBe(403);
  });

  it('answers the sign-in throttle with 429 and when to come back', async () => {
    const web = webApp(await createTestCore());
    const wrong = call({ username: 'technologist', password: 'not this one at all' });
    const statuses: number[] = [];
    let last = new Response();
    for (let i = 0; i < 6; i++) {
      last = await web('/rpc/auth.signIn', wrong);
      statuses.push(last.status);
    }
    expect(statuses.slice(0, 5)).toEqual([401, 401, 401, 401, 401]);
    expect(last.status).toBe(429);
    expect(Number(last.headers.get('retry-after'))).toBeGreaterThan(0);
  });

  it('never answers 5xx to anything malformed', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const path = fc.oneof(
      fc.constantFrom(
        '/rpc/auth.signIn',
        '/rpc/equipment.list',
        '/rpc/equipment.create',
        '/upload/x',
        '/download/x',
        '/health',
        '/',
      ),
      fc.webPath(),
      fc.string().map((text) => `/rpc/${encodeURIComponent(text.toWellFormed())}`),
    );
    const text = fc.oneof(
      fc.json(),
      fc.string(),
      fc.constantFrom(
        '{"__proto__":{"a":1}}',
        '[[[[[[]]]]]]',
        '{"a":1,"a":2}',
        '1e999',
        '"\\ud800"',
        'null',
        '{"id":1e308}',
      ),
    );
    const type = fc.constantFrom('application/json', 'application/json; charset=utf-8', 'text/plain', 'x');
    const method = fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PROPFIND', 'HEAD');
    const cookie = fc.constantFrom('', cookieOf('administrator'), '__Host-session=x', ';;=;');
    await fc.assert(
      fc.asyncProperty(path, method, type, cookie, text, async (at, verb, contentType, cookies, body) => {
        const hasBody = verb !== 'GET' && verb !== 'HEAD';
        const response = await web(at, {
          method: verb,
          headers: { 'content-type': contentType, cookie: cookies },
          ...(hasBody && { body }),
        });
        await response.body?.cancel();
        expect(response.status).toBeLessThan(500);
      }),
      { numRuns: 400 },
    );
    expect(test.log.entries.filter((entry) => entry.level === 'error')).toEqual([]);
  });
});
