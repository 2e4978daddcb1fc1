import { describe, expect, it } from 'vitest';
import { memoryCarrier } from '../../main/rpc/memory-carrier.ts';
import { createTestCore } from '../support/core.ts';
import { exportTicket } from './export-ticket.ts';
import { appOver, call, cookieOf, webApp } from './web-app.ts';

const policy =
  "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N'; img-src 'self' data: blob:; font-src 'self'; " +
  "connect-src 'self'; manifest-src 'self'; object-src 'none'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'; " +
  "require-trusted-types-for 'script'; trusted-types default";

const everywhere = {
  'x-content-type-options': 'nosniff',
  'x-frame-options': 'DENY',
  'referrer-policy': 'no-referrer',
  'permissions-policy': 'camera=(), microphone=(), payment=(), geolocation=()',
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'cross-origin-embedder-policy': 'require-corp',
};
const overTls = { ...everywhere, 'strict-transport-security': 'max-age=31536000; includeSubDomains' };

/** All headers, with the nonce made comparable. */
function headersOf(response: Response): Record<string, string> {
  const headers = Object.fromEntries(response.headers);
  const csp = headers['content-security-policy']?.replace(/'nonce-[\w+/]+=*'/, "'nonce-N'");
  return csp === undefined ? headers : { ...headers, 'content-security-policy': csp };
}

describe('security headers', () => {
  const json = {
    'content-type': 'application/json; charset=utf-8',
    'cache-control': 'no-store',
    'content-security-policy': policy,
  };
  /** The answer of a call is data and never a page. */
  const data = { ...json, 'content-security-policy': "default-src 'none'; sandbox" };
  const html = { ...json, 'content-type': 'text/html; charset=utf-8' };

  it('are exactly these on every kind of answer', async () => {
    const test = await createTestCore();
    const web = webApp(test);
    const signedIn = { cookie: cookieOf('administrator') };
    const cases: [string, Promise<Response> | Response, number, Record<string, string>][] = [
      ['a call', web('/rpc/system.status', call({})), 200, data],
      ['a refused call', web('/rpc/auth.me', call({})), 401, data],
      ['a method that is not allowed', web('/rpc/auth.me'), 405, { ...data, allow: 'POST' }],
      ['a foreign host', web('/', {}, { claimedHosts: ['evil.example'] }), 421, data],
      ['health', web('/health'), 200, { ...json, 'content-type': 'application/json' }],
      ['the API document', web('/openapi.json', { headers: signedIn }), 200, json],
      ['the page', web('/'), 200, html],
      ['an address inside the page', web('/equipment/17', { headers: { accept: 'text/html' } }), 200, html],
      [
        'a hashed file',
        web('/assets/index-DvX3a9Qk.js'),
        200,
        {
          ...json,
          'content-type': 'text/javascript; charset=utf-8',
          'cache-control': 'public, max-age=2592000, immutable',
          vary: 'accept-encoding',
        },
      ],
      ['another file', web('/favicon.svg'), 200, { ...json, 'content-type': 'image/svg+xml', vary: 'accept-encoding' }],
      ['nothing', web('/nothing.txt'), 404, data],
      ['an unknown download', web('/download/x', { headers: signedIn }), 404, data],
      ['an upload that is refused', web('/upload/x', { method: 'POST' }), 401, data],
      [
        'events',
        web('/events', { headers: signedIn }),
        200,
        { ...json, 'content-type': 'text/event-stream; charset=utf-8' },
      ],
    ];
    for (const [what, asked, status, special] of cases) {
      const response = await asked;
      expect(response.status, what).toBe(status);
      expect(headersOf(response), what).toEqual({ ...overTls, ...special });
      await response.body?.cancel();
    }
  });

  it('put a downloaded file in a sandbox', async () => {
    const test = await createTestCore();
    const response = await webApp(test)(await exportTicket(test), { headers: { cookie: cookieOf('administrator') } });
    expect(headersOf(response)).toEqual({
      ...overTls,
      'cache-control': 'no-store',
      'content-security-policy': "default-src 'none'; sandbox",
      'content-type': expect.stringMatching(/^text\/csv/),
      'content-disposition': expect.stringMatching(/^attachment; filename="equipment_\d{8}_\d{6}\.csv"/),
    });
    await response.body?.cancel();
  });

  it('carry a nonce that is new in every answer and stands in the page', async () => {
    const web = webApp(await createTestCore());
    const nonces = new Set<string>();
    for (let i = 0; i < 20; i++) {
      const response = await web('/');
      const [, nonce = ''] = /'nonce-([\w+/=]+)'/.exec(response.headers.get('content-security-policy') ?? '') ?? [];
      expect(await response.text()).toContain(`content="${nonce}"`);
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(20);
  });

  it('promise no TLS in the desktop window, where there is none', async () => {
    const test = await createTestCore();
    const app = appOver(test, { profile: { kind: 'app', session: memoryCarrier() } });
    const response = await app.fetch(new Request('app://bundle/'));
    expect(response.status).toBe(200);
    expect(headersOf(response)).toEqual({ ...everywhere, ...html });
  });
});
