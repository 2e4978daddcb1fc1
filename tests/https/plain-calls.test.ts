import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { App } from '../../main/https/app.ts';
import { HeaderLines } from '../../main/https/plain-answer.ts';
import { RawHeaders } from '../../main/https/raw-headers.ts';
import { closedRules } from '../../main/https/who-may-ask.ts';
import { createTestCore } from '../support/core.ts';
import { appOver, cookieOf } from './web-app.ts';
import { type Answer, ask, session, startListener, startThreadListener, stream } from './wire.ts';

const json = { 'content-type': 'application/json' };
const allowed = { ...closedRules, origins: ['https://board.example'] };

/** The same app without the way that does without objects of the web, with it, and with it over the line to the thread of the listener. */
async function everyWay() {
  const test = await createTestCore();
  const limits = { anonymousPerSecond: 1000, anonymousBurst: 2000 };
  const appOf = () => appOver(test, { profile: { kind: 'https', limits, rules: () => allowed } });
  const whole: App = appOf();
  const web: App = appOf();
  const plain = await startListener(whole);
  const long = await startListener({ fetch: (request, arrival) => web.fetch(request, arrival) });
  const crossing = await startThreadListener(whole);
  return { test, listeners: [long, plain, crossing] as const };
}

/** What must be the same, whichever way it took. */
function comparable({ status, headers, text }: Answer) {
  const { date: _, connection, 'keep-alive': __, ...rest } = headers;
  const unnumbered = text.replace(/"requestId":"[^"]+"/, '"requestId":"…"');
  const lines = { ...rest, 'content-security-policy': String(rest['content-security-policy']) };
  return { status, lines, text: unnumbered, closes: connection === 'close' };
}

const own = { cookie: '' };
const asked: readonly (readonly [string, string, Record<string, string>, string])[] = [
  ['a call', '/rpc/auth.me', own, '{}'],
  ['one that nobody is signed in for', '/rpc/equipment.list', {}, '{}'],
  ['a made-up cookie', '/rpc/auth.me', { cookie: `__Host-session=${'A'.repeat(43)}` }, '{}'],
  ['a token that is none', '/rpc/auth.me', { authorization: 'Bearer x' }, '{}'],
  ['a token beside a cookie', '/rpc/auth.me', { ...own, authorization: 'Bearer x' }, '{}'],
  ['an input that is not valid', '/rpc/equipment.get', own, '{"id":"x"}'],
  ['a body that is no JSON', '/rpc/auth.me', own, '{'],
  ['a body that is no UTF-8', '/rpc/auth.me', own, '"\u0000'],
  ['an empty body', '/rpc/auth.me', own, ''],
  ['another kind of body', '/rpc/auth.me', { ...own, 'content-type': 'text/plain' }, '{}'],
  ['a compressed body', '/rpc/auth.me', { ...own, 'content-encoding': 'gzip' }, '{}'],
  ['no such procedure', '/rpc/nothing.here', own, '{}'],
  ['a target with a query', '/rpc/auth.me?x=1', own, '{}'],
  ['a target written otherwise', '/rpc/auth%2eme', own, '{}'],
  ['dots in the target', '/rpc/../rpc/auth.me', own, '{}'],
  ['no name', '/rpc/', own, '{}'],
  ['another site', '/rpc/auth.me', { ...own, 'sec-fetch-site': 'cross-site' }, '{}'],
  ['another origin', '/rpc/auth.me', { ...own, origin: 'https://evil.example' }, '{}'],
  ['a listed origin with a cookie', '/rpc/auth.me', { ...own, origin: 'https://board.example' }, '{}'],
  ['a foreign name', '/rpc/auth.me', { ...own, host: 'evil.example' }, '{}'],
  ['too much', '/rpc/auth.me', own, `"${'x'.repeat(5_000_001)}"`],
  ['too much of a stranger', '/rpc/auth.options', {}, `"${'x'.repeat(64_001)}"`],
];

describe('a call that is answered without objects of the web', () => {
  // Over HTTP/1.1 the client would hold a foreign name against the certificate, and not send it.
  it.each(asked.filter(([, , { host }]) => host === undefined))(
    'gets what the other way answers over HTTP/1.1: %s',
    async (_, path, given, body) => {
      const { listeners } = await everyWay();
      const headers = { ...json, ...given, ...('cookie' in given && { cookie: given.cookie || cookieOf('viewer') }) };
      const answers = await Promise.all(
        listeners.map((listener) => ask(listener, path, { method: 'POST', headers, body })),
      );
      const [long, ...others] = answers.map(comparable);
      const [plain, crossing] = others;
      expect(plain).toEqual(long);
      // What crosses the line was read: such a connection may go on where the others cannot, and never ends where they go on.
      expect(crossing).toEqual({ ...long, closes: crossing?.closes && long?.closes });
    },
  );

  it('gets the same over HTTP/2, also where the body is left unread, and the connection goes on', async () => {
    const { listeners } = await everyWay();
    const clients = await Promise.all(listeners.map((listener) => session(listener)));
    for (const [what, path, given, body] of asked) {
      const { host, cookie, ...rest } = given;
      const headers = {
        ':method': 'POST',
        ':path': path,
        ...json,
        ...rest,
        ...(host !== undefined && { ':authority': host }),
        ...(cookie !== undefined && { cookie: cookie || cookieOf('viewer') }),
      };
      const answers = await Promise.all(clients.map((client) => stream(client, headers, { body })));
      const [long, ...others] = answers.map(comparable);
      for (const other of others) expect(other, what).toEqual(long);
      for (const answer of answers) expect(answer.headers.connection, what).toBeUndefined();
    }
  });

  it('may be refused before a body came that is still to be sent', async () => {
    const { listeners } = await everyWay();
    for (const listener of listeners) {
      const client = await session(listener);
      const call = { ':method': 'POST', ':path': '/rpc/auth.me', 'content-type': 'text/plain' };
      const refused = await stream(client, call, { open: true });
      expect(refused.status).toBe(415);
      const next = await stream(client, { ...call, ...json, cookie: cookieOf('viewer') }, { body: '{}' });
      expect(next.status).toBe(200);
    }
  });
});

describe('headers without objects of the web', () => {
  const names = fc.constantFrom('cookie', 'Cookie', 'origin', 'ORIGIN', 'content-type', 'x');
  const value = fc.stringMatching(/^[\t !-~]{0,12}$/);

  it('are read as the web reads them', () => {
    fc.assert(
      fc.property(fc.array(fc.tuple(names, value), { maxLength: 6 }), (lines) => {
        const raw = new RawHeaders(lines.flat());
        for (const name of ['origin', 'content-type', 'x', 'absent'])
          expect(raw.get(name)).toBe(new Headers(lines).get(name));
        const cookies = lines.filter(([name]) => name.toLowerCase() === 'cookie').map(([, text]) => text);
        const trimmed = cookies.map((text) => new Headers([['x', text]]).get('x'));
        expect(raw.get('cookie')).toBe(cookies.length === 0 ? null : trimmed.join('; '));
      }),
    );
  });

  it('are added as the web adds them', () => {
    const added = fc.tuple(fc.constantFrom('vary', 'set-cookie', 'x'), fc.constantFrom('a', 'b; c'), fc.boolean());
    fc.assert(
      fc.property(fc.array(added, { maxLength: 8 }), (steps) => {
        const web = new Headers();
        const lines = new HeaderLines();
        for (const [name, text, more] of steps)
          for (const headers of [web, lines]) {
            if (more || name === 'set-cookie') headers.append(name, text);
            else headers.set(name, text);
          }
        expect([...lines].sort()).toEqual([...web].sort());
        for (const name of ['vary', 'set-cookie', 'x']) expect(lines.has(name)).toBe(web.has(name));
      }),
    );
  });
});
