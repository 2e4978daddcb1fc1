import { describe, expect, it } from 'vitest';
import { closedRules, createAdmission } from '../../main/https/who-may-ask.ts';
import type { NetworkRules } from '../../main/ports.ts';
import { createTestCore, type TestCore } from '../support/core.ts';
import { call, cookieOf, testHost, webApp } from './web-app.ts';

/** The app under rules that the test may change. */
function under(test: TestCore, first: Partial<NetworkRules> = {}) {
  let rules: NetworkRules = { ...closedRules, ...first };
  const web = webApp(test, { profile: { kind: 'https', rules: () => rules } });
  return {
    web,
    set(next: Partial<NetworkRules>) {
      rules = { ...closedRules, ...next };
    },
    status: async (address: string, path = '/health') => (await web(path, {}, { address })).status,
  };
}

describe('who may ask', () => {
  it('is every private address while nobody is listed', async () => {
    const { status } = under(await createTestCore());
    for (const address of [
      '127.0.0.1',
      '::1',
      '10.1.2.3',
      '172.31.0.9',
      '192.168.4.5',
      '169.254.1.1',
      'fd00::7',
      'fe80::1',
    ])
      expect(await status(address), address).toBe(200);
    for (const address of ['8.8.8.8', '172.32.0.1', '192.0.2.10', '2001:db8::1', '::', 'unknown', ''])
      expect(await status(address), address).toBe(403);
  });

  it('is whoever is listed, and always this machine; other rules hold from the next request on', async () => {
    const { status, set } = under(await createTestCore(), { allowed: ['10.1.0.0/16', '192.168.4.5', 'fd00:1::/32'] });
    for (const address of ['10.1.255.1', '192.168.4.5', 'fd00:1:2::3', '127.0.0.9', '::1'])
      expect(await status(address), address).toBe(200);
    for (const address of ['10.2.0.1', '192.168.4.6', 'fd00:2::1']) expect(await status(address), address).toBe(403);
    set({ allowed: ['10.2.0.0/16'] });
    expect([await status('10.1.255.1'), await status('10.2.0.1')]).toEqual([403, 200]);
  });

  it('gets the same answer however often it asks, and however many others ask, until other rules are stated', () => {
    let rules: NetworkRules = { ...closedRules, allowed: ['10.1.0.0/16'] };
    const admission = createAdmission(() => rules);
    const ask = (second: number) =>
      Array.from({ length: 1500 }, (_, index) => `10.${second}.${index >> 8}.${index & 255}`).map((address) =>
        admission().mayAsk(address),
      );
    for (let time = 0; time < 2; time += 1) {
      expect(new Set(ask(1))).toEqual(new Set([true]));
      expect(new Set(ask(2))).toEqual(new Set([false]));
    }
    rules = { ...closedRules, allowed: ['10.2.0.0/16'] };
    expect(new Set(ask(1))).toEqual(new Set([false]));
    expect(new Set(ask(2))).toEqual(new Set([true]));
  });

  it('is this machine under each of its addresses, also under attack: it looks after itself', async () => {
    const { web } = under(await createTestCore(), {
      allowed: ['10.0.0.5'],
      healthAllowed: ['10.0.0.5'],
      protecting: true,
    });
    const own = { address: '192.168.4.5', fromItself: true };
    expect((await web('/', {}, own)).status).toBe(200);
    expect((await web('/health', {}, own)).status).toBe(200);
    expect((await web('/', {}, { ...own, fromItself: false })).status).toBe(403);
  });

  it('answers strangers 403 without content, on every path, before the name and the rate are looked at', async () => {
    const test = await createTestCore();
    const { web } = under(test);
    const cookie = cookieOf('administrator');
    for (let i = 0; i < 60; i++) await web('/health', {}, { address: '8.8.8.8' });
    for (const path of ['/', '/rpc/auth.me', '/assets/index-DvX3a9Qk.js', '/authority.crt', '/nothing']) {
      const response = await web(path, path.startsWith('/rpc') ? call({}, { cookie }) : {}, {
        address: '8.8.8.8',
        claimedHosts: ['evil.example'],
      });
      expect([response.status, await response.text()], path).toEqual([403, '']);
      expect(response.headers.get('content-security-policy')).toContain("default-src 'none'");
    }
    const told = test.log.entries.filter(({ message }) => message.includes('outside the listed networks'));
    expect(told.map(({ data }) => data)).toEqual([
      { address: '8.8.8.8', count: 1 },
      { address: '8.8.8.8', count: 10 },
    ]);
  });

  it('tells its health only to those who are listed for it', async () => {
    const { status } = under(await createTestCore(), { healthAllowed: ['10.0.0.5'] });
    expect(await status('10.0.0.5')).toBe(200);
    expect(await status('127.0.0.1')).toBe(200);
    expect(await status('10.0.0.6')).toBe(403);
    expect(await status('10.0.0.6', '/')).toBe(200);
  });
});

describe('pages of listed origins', () => {
  const origin = 'https://board.clinic.example';
  const cors = (response: Response) =>
    Object.fromEntries([...response.headers].filter(([name]) => name.startsWith('access-control')));
  const readable = { 'access-control-allow-origin': origin, 'access-control-allow-credentials': 'true' };
  const asks = { origin, 'access-control-request-method': 'POST', 'access-control-request-headers': 'authorization' };
  const bearer = { authorization: `Bearer rems_${'x'.repeat(43)}` };
  const listed = { allowed: ['192.0.2.0/24'], origins: [origin] };

  it('are told what they may send, and for how long that holds', async () => {
    const { web } = under(await createTestCore(), listed);
    const response = await web('/rpc/auth.me', { method: 'OPTIONS', headers: asks });
    expect(response.status).toBe(204);
    expect(await response.text()).toBe('');
    expect(cors(response)).toEqual({
      ...readable,
      'access-control-allow-methods': 'GET, POST, PUT, DELETE, OPTIONS',
      'access-control-allow-headers': 'Content-Type, Authorization',
      'access-control-max-age': '3600',
    });
    expect(response.headers.get('vary')).toBe('Origin');
  });

  it('read the answer of a call with a token, whatever it is', async () => {
    const { web } = under(await createTestCore(), listed);
    const headers = { origin, 'sec-fetch-site': 'cross-site', ...bearer };
    const response = await web('/rpc/auth.me', call({}, headers));
    expect(response.status).toBe(401);
    expect(cors(response)).toEqual(readable);
    expect(response.headers.get('vary')).toBe('Origin');
  });

  it('are not the own page, although somebody has listed its address: nobody is locked out of it', async () => {
    const own = `https://${testHost}`;
    const { web } = under(await createTestCore(), { ...listed, origins: [origin, own] });
    const headers = { origin: own, 'sec-fetch-site': 'same-origin', cookie: cookieOf('administrator') };
    const response = await web('/rpc/auth.me', call({}, headers));
    expect(response.status).toBe(200);
    expect(cors(response)).toEqual({});
  });

  it('do not act with the cookie, which a page on another port of our name could send', async () => {
    const { web } = under(await createTestCore(), listed);
    const cookie = cookieOf('administrator');
    for (const path of ['/rpc/auth.me', '/events', '/openapi.json', '/download/x', '/upload/x']) {
      for (const headers of [{ origin }, { origin, cookie }, { origin, cookie, ...bearer }]) {
        const init = path.startsWith('/rpc') ? call({}, headers) : { headers };
        const response = await web(path, init);
        expect([400, 403], path).toContain(response.status);
        expect(await response.text()).not.toContain('equipment');
      }
    }
  });

  it.each([
    'https://evil.example',
    'https://board.clinic.example.evil.example',
    'https://board.clinic.example:8443',
    'http://board.clinic.example',
    'null',
    '*',
  ])('%s is none of them', async (foreign) => {
    const { web } = under(await createTestCore(), listed);
    const preflight = await web('/rpc/auth.me', { method: 'OPTIONS', headers: { ...asks, origin: foreign } });
    expect([preflight.status, cors(preflight)]).toEqual([403, {}]);
    const asked = await web('/rpc/auth.me', call({}, { origin: foreign, cookie: cookieOf('administrator') }));
    expect([asked.status, cors(asked), asked.headers.get('vary')]).toEqual([403, {}, 'Origin']);
  });

  it('are none while none is listed', async () => {
    const { web } = under(await createTestCore(), { allowed: ['192.0.2.0/24'] });
    const response = await web('/rpc/auth.me', { method: 'OPTIONS', headers: asks });
    expect([response.status, cors(response), response.headers.get('vary')]).toEqual([403, {}, null]);
  });

  it('may ask for the health without a token', async () => {
    const { web } = under(await createTestCore(), listed);
    const response = await web('/health', { headers: { origin } });
    expect([response.status, cors(response)]).toEqual([200, readable]);
  });
});

describe('the switch for a machine under attack', () => {
  const allowed = ['192.0.2.0/24'];

  it('leaves listed networks and this machine only', async () => {
    const { status, set } = under(await createTestCore());
    expect(await status('10.0.0.1')).toBe(200);
    set({ protecting: true });
    expect([await status('10.0.0.1'), await status('127.0.0.1')]).toEqual([403, 200]);
    set({ protecting: true, allowed: ['10.0.0.0/8'] });
    expect(await status('10.0.0.1')).toBe(200);
  });

  it('leaves five requests a second to a session, after a short burst, and says when to come again', async () => {
    const { web, set } = under(await createTestCore(), { allowed, protecting: true });
    const asViewer = () => web('/rpc/auth.me', call({}, { cookie: cookieOf('viewer') }));
    const answers = await Promise.all(Array.from({ length: 15 }, asViewer));
    const statuses = answers.map(({ status }) => status);
    expect(statuses.filter((status) => status === 200)).toHaveLength(10);
    expect(statuses.filter((status) => status === 429)).toHaveLength(5);
    for (const { status, headers } of answers)
      if (status === 429) expect(Number(headers.get('retry-after'))).toBeGreaterThanOrEqual(1);
    expect((await web('/rpc/auth.me', call({}, { cookie: cookieOf('technologist') }))).status).toBe(200);
    set({ allowed });
    expect((await asViewer()).status).toBe(200);
  });

  it('leaves five sign-ins a minute to an address, successful or not', async () => {
    const { web } = under(await createTestCore(), { allowed, protecting: true });
    const signIn = () => web('/rpc/auth.signIn', call({ username: 'nobody-here' }, { origin: `https://${testHost}` }));
    const statuses: number[] = [];
    for (let i = 0; i < 6; i++) statuses.push((await signIn()).status);
    expect(statuses).toEqual([422, 422, 422, 422, 422, 429]);
    expect(Number((await signIn()).headers.get('retry-after'))).toBeGreaterThan(30);
  });
});

describe('the certificate of the authority', () => {
  it('is given to everybody who may ask, as a file', async () => {
    const pem = '-----BEGIN CERTIFICATE-----\nMIIB\n-----END CERTIFICATE-----\n';
    const web = webApp(await createTestCore(), { profile: { kind: 'https', authority: () => pem } });
    const response = await web('/authority.crt');
    expect([response.status, await response.text()]).toEqual([200, pem]);
    expect(Object.fromEntries(response.headers)).toMatchObject({
      'content-type': 'application/x-x509-ca-cert',
      'content-disposition': expect.stringContaining('attachment; filename="rems-authority.crt"'),
      'content-security-policy': "default-src 'none'; sandbox",
      'cache-control': 'no-store',
    });
    expect((await web('/authority.crt', { method: 'POST' })).status).toBe(405);
  });

  it('is nowhere while the installation has none of its own', async () => {
    expect((await webApp(await createTestCore())('/authority.crt')).status).toBe(404);
  });
});
