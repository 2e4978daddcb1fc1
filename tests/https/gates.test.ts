import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hostsOf, isOurs } from '../../main/https/host-gate.ts';
import { createTestCore } from '../support/core.ts';
import { call, cookieOf, testHost, webApp } from './web-app.ts';

describe('the host gate', () => {
  it.each([
    ['a foreign name', ['evil.example:8443']],
    ['our name without its port', ['rems.clinic.example']],
    ['our name with another port', ['rems.clinic.example:443']],
    ['a name that ends like ours', ['evil-rems.clinic.example:8443']],
    ['a name that begins like ours', ['rems.clinic.example:8443.evil.example']],
    ['a trailing dot', ['rems.clinic.example.:8443']],
    ['a name with a user', ['rems.clinic.example:8443@evil.example']],
    ['no name', []],
    ['an empty name', ['']],
    ['our name and a foreign one', [testHost, 'evil.example']],
    ['a list in one value', [`${testHost}, evil.example`]],
  ])('answers 421 to %s, on every route and before anything runs', async (_, claimedHosts) => {
    const test = await createTestCore();
    const web = webApp(test);
    for (const path of [
      '/',
      '/health',
      '/rpc/system.status',
      '/events',
      '/openapi.json',
      '/assets/index-DvX3a9Qk.js',
    ]) {
      const response = await web(path, path.startsWith('/rpc') ? call({}) : {}, { claimedHosts });
      expect(response.status, path).toBe(421);
      expect(await response.json()).toMatchObject({ ok: false, error: { code: 'MISDIRECTED' } });
    }
  });

  it('takes our name in any case, and the same name twice', async () => {
    const web = webApp(await createTestCore());
    expect((await web('/health', {}, { claimedHosts: ['REMS.Clinic.Example:8443'] })).status).toBe(200);
    expect((await web('/health', {}, { claimedHosts: [testHost, testHost] })).status).toBe(200);
  });

  it('knows exactly the certificate’s names with the port', () => {
    expect([...hostsOf(['localhost', '::1', '10.0.0.3'], 8443)]).toEqual([
      'localhost:8443',
      '[::1]:8443',
      '10.0.0.3:8443',
    ]);
    expect([...hostsOf(['localhost'], 443)]).toEqual(['localhost:443', 'localhost']);
  });

  it('takes no other spelling of an address', () => {
    const hosts = hostsOf(['127.0.0.1', 'localhost'], 8443);
    for (const spelling of [
      '0x7f.1',
      '127.1',
      '2130706433',
      '0177.0.0.1',
      '127.0.0.1.',
      '127.0.0.01',
      '[::ffff:127.0.0.1]',
    ]) {
      expect(isOurs([`${spelling}:8443`], hosts), spelling).toBe(false);
    }
    fc.assert(
      fc.property(fc.oneof(fc.string(), fc.domain(), fc.ipV4(), fc.webAuthority()), (claimed) => {
        expect(isOurs([claimed], hosts)).toBe(hosts.has(claimed.toLowerCase()));
      }),
      { numRuns: 500 },
    );
  });
});

describe('the origin gate', () => {
  const paths = ['/rpc/system.status', '/events', '/upload/x'];

  it.each([
    [{ origin: 'https://evil.example' }],
    [{ origin: 'null' }],
    [{ origin: 'http://rems.clinic.example:8443' }],
    [{ origin: 'https://rems.clinic.example' }],
    [{ origin: 'https://rems.clinic.example:8443.evil.example' }],
    [{ 'sec-fetch-site': 'cross-site' }],
    [{ 'sec-fetch-site': 'same-site' }],
    [{ 'sec-fetch-site': 'none' }],
    [{ origin: `https://${testHost}`, 'sec-fetch-site': 'cross-site' }],
  ])('answers 403 to %o, even with a session', async (headers) => {
    const web = webApp(await createTestCore());
    for (const path of paths) {
      const init =
        path === '/events'
          ? { headers: { ...headers, cookie: cookieOf('administrator') } }
          : call({}, { ...headers, cookie: cookieOf('administrator') });
      const response = await web(path, init);
      expect(response.status, path).toBe(403);
      expect(await response.json()).toMatchObject({ error: { code: 'FORBIDDEN' } });
    }
  });

  it('takes the page’s own calls and programs that are no browser', async () => {
    const web = webApp(await createTestCore());
    const own = { origin: `https://${testHost}`, 'sec-fetch-site': 'same-origin' };
    expect((await web('/rpc/system.status', call({}, own))).status).toBe(200);
    expect((await web('/rpc/system.status', call({}))).status).toBe(200);
  });

  it('never sends a header that would let another origin read', async () => {
    const web = webApp(await createTestCore());
    const preflight = { origin: 'https://evil.example', 'access-control-request-method': 'POST' };
    const response = await web('/rpc/system.status', { method: 'OPTIONS', headers: preflight });
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('the rate gate', () => {
  const profile = {
    kind: 'https',
    limits: { anonymousPerSecond: 2, anonymousBurst: 4, sessionPerSecond: 8, sessionInFlight: 3 },
  } as const;

  async function statuses(count: number, ask: () => Response | Promise<Response>): Promise<number[]> {
    const all: number[] = [];
    for (let i = 0; i < count; i++) all.push((await ask()).status);
    return all;
  }

  it('lets an anonymous address burst, then answers 429 with Retry-After, and leaves other addresses alone', async () => {
    const web = webApp(await createTestCore(), { profile });
    expect(await statuses(5, () => web('/health'))).toEqual([200, 200, 200, 200, 429]);
    const refused = await web('/health');
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await web('/health', {}, { address: '192.0.2.11' })).status).toBe(200);
  });

  it('is not fooled by made-up cookies or forwarding headers', async () => {
    const web = webApp(await createTestCore(), { profile });
    let n = 0;
    const disguised = () => {
      n += 1;
      return web('/health', {
        headers: { cookie: `__Host-session=${String(n).padStart(43, 'A')}`, 'x-forwarded-for': `10.0.0.${n}` },
      });
    };
    expect(await statuses(6, disguised)).toEqual([200, 200, 200, 200, 429, 429]);
  });

  it('counts a session on its own, whatever its address does', async () => {
    const web = webApp(await createTestCore(), { profile });
    await statuses(6, () => web('/health'));
    const asViewer = () => web('/rpc/auth.me', call({}, { cookie: cookieOf('viewer') }));
    expect(await statuses(9, asViewer)).toEqual([...Array<number>(8).fill(200), 429]);
    expect((await web('/rpc/auth.me', call({}, { cookie: cookieOf('technologist') }))).status).toBe(200);
  });

  it('bounds what a session has in flight and takes more when that is answered', async () => {
    const web = webApp(await createTestCore(), { profile });
    const open: ReadableStreamDefaultController[] = [];
    const hanging = () =>
      web('/rpc/auth.me', {
        ...call({}, { cookie: cookieOf('viewer') }),
        body: new ReadableStream({ start: (controller) => void open.push(controller) }),
        duplex: 'half',
      } as RequestInit); // as: `duplex` is in the standard and not yet in the DOM types
    const waiting = [hanging(), hanging(), hanging()];
    await expect
      .poll(async () => (await web('/rpc/auth.me', call({}, { cookie: cookieOf('viewer') }))).status)
      .toBe(429);
    for (const controller of open) {
      controller.enqueue(new TextEncoder().encode('{}'));
      controller.close();
    }
    expect((await Promise.all(waiting)).map((response) => response.status)).toEqual([200, 200, 200]);
    await expect
      .poll(async () => (await web('/rpc/auth.me', call({}, { cookie: cookieOf('viewer') }))).status)
      .toBe(200);
  });

  it('does not count the page’s hashed files', async () => {
    const web = webApp(await createTestCore(), { profile });
    expect(await statuses(20, () => web('/assets/index-DvX3a9Qk.js'))).toEqual(Array<number>(20).fill(200));
  });
});
