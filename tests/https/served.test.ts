import { once } from 'node:events';
import { Agent } from 'node:https';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createTestCore, templatePassword } from '../support/core.ts';
import { appOver, cookieOf, ticketContext, type WebAppOptions } from './web-app.ts';
import { ask, closeOf, exchange, session, startThreadListener, stream, tlsSocket } from './wire.ts';

/** The whole app on a real TLS socket. */
async function serve(options: WebAppOptions = {}) {
  const test = await createTestCore();
  const app = appOver(test, options);
  const listener = await startThreadListener(app);
  return { test, listener };
}

const json = { 'content-type': 'application/json' };

describe('the app on a socket', () => {
  it('signs in over HTTP/1.1 and goes on with the cookie over HTTP/2', async () => {
    const { listener } = await serve();
    const body = JSON.stringify({ username: 'administrator', password: templatePassword });
    const signIn = await ask(listener, '/rpc/auth.signIn', { method: 'POST', headers: json, body });
    expect(signIn.status).toBe(200);
    const [cookie = ''] = signIn.headers['set-cookie'] ?? [];
    const me = await stream(
      await session(listener),
      { ':path': '/rpc/auth.me', ':method': 'POST', ...json, cookie: cookie.split(';')[0] },
      { body: '{}' },
    );
    expect(JSON.parse(me.text)).toMatchObject({ ok: true, data: { username: 'administrator' } });
  });

  it.each([
    ['a foreign host', 'Host: evil.example'],
    ['two hosts', 'Host: 127.0.0.1:PORT\r\nHost: evil.example'],
    ['the address in another spelling', 'Host: 0x7f.1:PORT'],
    ['no port', 'Host: 127.0.0.1'],
  ])('answers 421 to %s', async (_, host) => {
    const { listener } = await serve();
    const lines = ['GET /health HTTP/1.1', host.replaceAll('PORT', String(listener.port)), 'Connection: close', '', ''];
    const answer = await exchange(listener, lines.join('\r\n'));
    expect(answer).toMatch(/^HTTP\/1\.1 421 /);
    expect(answer).toContain('strict-transport-security');
  });

  it('answers 421 over HTTP/2 to a foreign authority and to a host that disagrees with it', async () => {
    const { listener } = await serve();
    const client = await session(listener);
    const ours = `127.0.0.1:${listener.port}`;
    expect((await stream(client, { ':path': '/health', ':authority': 'evil.example' })).status).toBe(421);
    expect((await stream(client, { ':path': '/health', ':authority': ours, host: 'evil.example' })).status).toBe(421);
    expect((await stream(client, { ':path': '/health', ':authority': ours })).status).toBe(200);
  });

  it('carries the headers also on what cannot be routed', async () => {
    const { listener } = await serve();
    const answer = await exchange(listener, 'GET /\\x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n');
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    for (const header of ['content-security-policy', 'strict-transport-security', 'x-content-type-options'])
      expect(answer).toContain(header);
  });

  it('refuses 6 MB with 413 and answers the next request of the same client', async () => {
    const { listener } = await serve();
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const body = Buffer.alloc(6_000_000, ' ');
    const client = await session(listener);
    const over1 = await ask(listener, '/rpc/system.status', { method: 'POST', headers: json, body, agent }).catch(
      (cause: unknown) => cause,
    );
    // The answer may be overtaken by the end of the connection while the client still sends.
    expect(over1 instanceof Error ? 413 : (over1 as { status: number }).status).toBe(413);
    expect((await ask(listener, '/health', { agent })).status).toBe(200);
    agent.destroy();
    const path = '/rpc/system.status';
    expect((await stream(client, { ':path': path, ':method': 'POST', ...json }, { body })).status).toBe(413);
    expect((await stream(client, { ':path': '/health' })).status).toBe(200);
  });

  it('ends bodies that do not come, over both protocols', async () => {
    const { listener } = await serve({ deadlines: { callMs: 50 } });
    const head = `POST /rpc/system.status HTTP/1.1\r\nHost: 127.0.0.1:${listener.port}\r\nContent-Type: application/json\r\n`;
    const answer = await exchange(listener, `${head}Content-Length: 100\r\n\r\n{`);
    expect(answer).toMatch(/^HTTP\/1\.1 400 /);
    const client = await session(listener);
    const slow = await stream(client, { ':path': '/rpc/system.status', ':method': 'POST', ...json }, { open: true });
    expect(slow.status).toBe(400);
    expect((await stream(client, { ':path': '/health' })).status).toBe(200);
  });

  it('streams an upload of 30 MB through without keeping it', async () => {
    const { test, listener } = await serve();
    let bytes = 0;
    const ticket = () =>
      test.core.tickets.issueUpload(ticketContext(test, 'administrator'), {
        maxBytes: 500_000_000,
        async receive(chunks) {
          for await (const chunk of chunks) bytes += chunk.byteLength;
        },
      }).path;
    const body = Buffer.alloc(30_000_000, 'x');
    const cookie = { cookie: cookieOf('administrator') };
    expect((await ask(listener, ticket(), { method: 'POST', headers: cookie, body })).status).toBe(200);
    const client = await session(listener);
    expect((await stream(client, { ':path': ticket(), ':method': 'POST', ...cookie }, { body })).status).toBe(200);
    expect(bytes).toBe(60_000_000);
  });

  it.each(['HTTP/1.1', 'HTTP/2'])('lets a failed download fail for the client over %s', async (protocol) => {
    const { test, listener } = await serve();
    async function* body() {
      yield Buffer.alloc(100_000);
      throw new Error('the disk is gone');
    }
    const { path } = test.core.tickets.issueDownload(ticketContext(test, 'viewer'), {
      fileName: 'x',
      contentType: 'text/csv',
      body,
    });
    const cookie = { cookie: cookieOf('viewer') };
    const asked =
      protocol === 'HTTP/2'
        ? stream(await session(listener), { ':path': path, ...cookie })
        : ask(listener, path, { headers: cookie });
    await expect(asked).rejects.toThrow();
  });

  it('ends an event stream within a second of the sign-out, and at once when it closes', async () => {
    const { listener } = await serve();
    const client = await session(listener);
    const cookie = { cookie: cookieOf('viewer') };
    const first = client.request({ ':path': '/events', ...cookie });
    await once(first, 'data');
    const ended = once(first.resume(), 'close');
    const start = performance.now();
    await ask(listener, '/rpc/auth.signOut', { method: 'POST', headers: { ...json, ...cookie }, body: '{}' });
    await ended;
    expect(performance.now() - start).toBeLessThan(1000);

    const second = client.request({ ':path': '/events', cookie: cookieOf('technologist') });
    await once(second, 'data');
    const closing = performance.now();
    await listener.close();
    expect(performance.now() - closing).toBeLessThan(1000);
  });

  it('answers nothing but refusals to malformed requests, and stays well', async () => {
    const { test, listener } = await serve();
    const host = `Host: 127.0.0.1:${listener.port}`;
    const method = fc.constantFrom('GET', 'POST', 'TRACE', 'CONNECT', 'PROPFIND', 'get', 'G\x00T', '', 'PRI');
    const target = fc.oneof(
      fc.constantFrom(
        '/',
        '/health',
        '/rpc/auth.signIn',
        '*',
        'http://x/',
        '//x',
        '/%',
        '/%00',
        '/%ff%fe',
        `/${'a'.repeat(9000)}`,
      ),
      fc.string().map((text) => `/${text}`),
    );
    const version = fc.constantFrom('HTTP/1.1', 'HTTP/1.0', 'HTTP/2.0', 'HTTP/9', 'HTTQ/1.1', '');
    const header = fc.constantFrom(
      host,
      'Host:',
      'Host: evil',
      'Content-Length: -1',
      'Content-Length: 99999999999999999999',
      'Content-Length: 3',
      'Transfer-Encoding: chunked',
      'Transfer-Encoding: xchunked',
      'Transfer-Encoding: chunked, identity',
      'Expect: 100-continue',
      'Expect: something',
      'Upgrade: websocket',
      'Upgrade: h2c',
      'Connection: upgrade',
      'Content-Type: application/json',
      'Cookie: __Host-session=%00',
      ': empty',
      'No colon',
      ' folded',
      'X: \x01',
      `X: ${'b'.repeat(5000)}`,
      'Content-Encoding: gzip',
    );
    const body = fc.constantFrom('', '{}', '3\r\n{}\n\r\n0\r\n\r\n', 'zz\r\n', '\x00\x01\x02');
    await fc.assert(
      fc.asyncProperty(
        method,
        target,
        version,
        fc.array(header, { maxLength: 5 }),
        body,
        async (verb, at, http, headers, content) => {
          const socket = await tlsSocket(listener);
          let answer = '';
          socket.on('data', (chunk: Buffer) => {
            answer += chunk.toString('latin1');
          });
          socket.on('error', () => undefined);
          socket.end(
            Buffer.from(`${verb} ${at} ${http}\r\n${[host, ...headers].join('\r\n')}\r\n\r\n${content}`, 'latin1'),
          );
          await closeOf(socket);
          expect(answer).toMatch(/^(HTTP\/1\.1 [1-4]\d\d |$)/);
        },
      ),
      { numRuns: 300 },
    );
    expect((await ask(listener, '/health')).status).toBe(200);
    expect([...test.log.entries, ...listener.log.entries].filter((entry) => entry.level === 'error')).toEqual([]);
  });
});
