import { describe, expect, it } from 'vitest';
import { createTestCore } from '../support/core.ts';
import { exportTicket } from './export-ticket.ts';
import { appOver, cookieOf } from './web-app.ts';
import { exchange, session, startThreadListener, stream } from './wire.ts';

/** Rows 002-033 to 002-039 and 002-061: on every answer, wherever it comes from. */
const everywhere = [
  'content-security-policy',
  'strict-transport-security',
  'x-content-type-options',
  'x-frame-options',
  'referrer-policy',
  'permissions-policy',
  'cross-origin-opener-policy',
  'cross-origin-resource-policy',
  'cross-origin-embedder-policy',
  'cache-control',
];
const nowhere = ['server', 'x-powered-by', 'x-aspnet-version', 'via'];

async function serve(limits = { anonymousPerSecond: 1000, anonymousBurst: 2000 }) {
  const test = await createTestCore();
  const listener = await startThreadListener(
    appOver(test, {
      profile: {
        kind: 'https',
        limits,
        rules: () => ({
          allowed: [],
          healthAllowed: ['10.9.9.9'],
          origins: ['https://board.example'],
          protecting: false,
        }),
      },
    }),
  );
  const host = `127.0.0.1:${listener.port}`;
  /** What one request got, as the bytes came. */
  async function raw(first: string, headers: readonly string[] = [], body = '') {
    const lines = [
      first,
      ...(headers.some((line) => /^host:/i.test(line)) ? [] : [`Host: ${host}`]),
      'Connection: close',
      ...headers,
    ];
    const answer = await exchange(listener, `${lines.join('\r\n')}\r\n\r\n${body}`);
    const [head = ''] = answer.split('\r\n\r\n', 1);
    const [status = '', ...fields] = head.split('\r\n');
    return {
      status: Number(status.split(' ')[1]),
      names: fields.map((field) => field.split(':', 1)[0]?.toLowerCase()),
      answer,
    };
  }
  return { test, listener, raw, host };
}

describe('every answer', () => {
  it('has the security headers over HTTP/1.1 and says nothing of what it is made of', async () => {
    const { test, raw } = await serve();
    const cookie = `Cookie: ${cookieOf('administrator')}`;
    const json = 'Content-Type: application/json';
    const post = (path: string, body: string, ...headers: string[]) =>
      raw(`POST ${path} HTTP/1.1`, [json, `Content-Length: ${Buffer.byteLength(body)}`, cookie, ...headers], body);
    const answers: [number, Promise<Awaited<ReturnType<typeof raw>>>][] = [
      [200, raw('GET / HTTP/1.1')],
      [200, raw('HEAD / HTTP/1.1')],
      [200, raw('GET /favicon.svg HTTP/1.1')],
      [200, raw('GET /assets/index-DvX3a9Qk.js HTTP/1.1')],
      [200, post('/rpc/auth.me', '{}')],
      [200, raw('GET /openapi.json HTTP/1.1', [cookie])],
      [200, raw(`GET ${await exportTicket(test)} HTTP/1.1`, [cookie])],
      [
        204,
        raw('OPTIONS /rpc/auth.me HTTP/1.1', ['Origin: https://board.example', 'Access-Control-Request-Method: POST']),
      ],
      [400, post('/rpc/auth.me', '{')],
      [400, raw('GET /\\x HTTP/1.1')],
      [400, raw('GET http://evil.example/ HTTP/1.1')],
      [400, raw('GET /\u0001 HTTP/1.1')],
      [400, raw('GET / HTTP/1.1', ['X: \u0000'])],
      [400, raw('GET / HTTP/1.1', [`X: ${'a'.repeat(20_000)}`])],
      [400, raw('GET / HTTP/9.9')],
      [400, raw('NONSENSE / HTTP/1.1')],
      [400, post('/rpc/auth.me', '{}', 'Transfer-Encoding: chunked')],
      [401, raw('POST /rpc/equipment.list HTTP/1.1', [json, 'Content-Length: 2'], '{}')],
      [403, post('/rpc/auth.me', '{}', 'Sec-Fetch-Site: cross-site')],
      [403, raw('POST /rpc/auth.me HTTP/1.1', ['Origin: https://board.example', json, 'Content-Length: 2'], '{}')],
      [404, raw('GET /nothing.txt HTTP/1.1')],
      [404, raw('GET /download/x HTTP/1.1', [cookie])],
      [404, raw('GET /authority.crt HTTP/1.1')],
      [404, raw('GET /calendar/x.ics HTTP/1.1')],
      ...['TRACE', 'OPTIONS', 'PUT', 'DELETE', 'PATCH', 'PROPFIND'].flatMap((method) =>
        [
          '/',
          '/rpc/auth.me',
          '/health',
          '/events',
          '/openapi.json',
          '/upload/x',
          '/download/x',
          '/calendar/x.ics',
          '/authority.crt',
        ].map((path): [number, ReturnType<typeof raw>] => [405, raw(`${method} ${path} HTTP/1.1`)]),
      ),
      [413, raw('POST /rpc/auth.me HTTP/1.1', [json, 'Content-Length: 6000000'])],
      [415, raw('POST /rpc/auth.me HTTP/1.1', ['Content-Type: text/plain', 'Content-Length: 2'], '{}')],
      [421, raw('GET / HTTP/1.1', ['Host: evil.example'])],
      [422, post('/rpc/equipment.get', '{"id":"x"}')],
      [200, raw('GET / HTTP/1.1', ['Expect: something'])],
    ];
    for (const [expected, asked] of answers) {
      const { status, names, answer } = await asked;
      const what = answer.slice(0, 200);
      expect(status, what).toBe(expected);
      expect(names, what).toEqual(expect.arrayContaining(everywhere));
      expect(
        names.filter((name) => nowhere.includes(name ?? '')),
        what,
      ).toEqual([]);
      expect(answer).not.toMatch(/node_modules|\.ts:|\.js:\d|SQLITE| {4}at /);
      expect(new Set(names).size, `a header twice: ${what}`).toBe(names.length);
    }
  });

  it('has them over HTTP/2, and on what came too often', async () => {
    const { listener } = await serve({ anonymousPerSecond: 2, anonymousBurst: 4 });
    const client = await session(listener);
    const statuses = new Set<number>();
    for (let i = 0; i < 8; i++) {
      const { status, headers } = await stream(client, { ':path': i < 2 ? '/' : '/nothing' });
      statuses.add(status);
      expect(Object.keys(headers)).toEqual(expect.arrayContaining(everywhere));
      expect(Object.keys(headers).filter((name) => nowhere.includes(name))).toEqual([]);
    }
    expect([...statuses]).toEqual([200, 404, 429]);
  });

  it('pays no attention to headers that change the method or the address', async () => {
    const { raw } = await serve();
    for (const header of [
      'X-HTTP-Method-Override',
      'X-HTTP-Method',
      'X-Method-Override',
      'X-Original-URL',
      'X-Rewrite-URL',
    ]) {
      const { status, answer } = await raw('GET /nothing.txt HTTP/1.1', [
        `${header}: ${header.includes('URL') ? '/health' : 'DELETE'}`,
      ]);
      expect([status, answer.includes('healthy')]).toEqual([404, false]);
    }
  });
});
