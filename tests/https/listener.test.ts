import { once } from 'node:events';
import { Agent } from 'node:https';
import { connect } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { Hono } from 'hono';
import { describe, expect, it } from 'vitest';
import type { Arrival } from '../../main/https/arrival.ts';
import { askSelf } from '../../main/https/self-request.ts';
import { ephemeralCertificate } from '../../main/tls/certificate-store.ts';
import { ask, exchange, session, startListener, stream, tlsSocket } from './wire.ts';

/** Answers what the listener says about a request. */
function mirror() {
  const seen: Arrival[] = [];
  const app = new Hono<{ Bindings: Arrival }>();
  app.use((c, next) => {
    seen.push(c.env);
    return next();
  });
  app.get('/slow', async (c) => {
    await new Promise((resolve) => setTimeout(resolve, 150));
    return c.text('done');
  });
  app.get('/never', () => new Promise<Response>(() => undefined));
  app.get('/stream', () => {
    const body = new ReadableStream({
      start: (controller) => controller.enqueue(new TextEncoder().encode(': hello\n\n')),
    });
    return new Response(body, { headers: { 'content-type': 'text/event-stream' } });
  });
  app.post('/large', (c) => c.text('too large', 413, { connection: 'close' }));
  app.all('*', (c) => c.json({ address: c.env.address, hosts: [...c.env.hosts], claimed: c.env.claimedHosts }));
  return { app, seen };
}

describe('the HTTPS listener', () => {
  it('speaks HTTP/1.1 and HTTP/2 under the names of its certificate', async () => {
    const listener = await startListener(mirror().app);
    const hosts = [`localhost:${listener.port}`, `127.0.0.1:${listener.port}`];
    const first = JSON.parse((await ask(listener, '/')).text);
    expect(first).toEqual({ address: '127.0.0.1', hosts, claimed: [`127.0.0.1:${listener.port}`] });
    const second = await stream(await session(listener), { ':path': '/' });
    expect(JSON.parse(second.text)).toEqual(first);
    expect(listener.url).toBe(`https://127.0.0.1:${listener.port}`);
    expect(listener.addresses).toEqual([listener.url]);
  });

  it('does not say what it is made of', async () => {
    const { headers } = await ask(await startListener(mirror().app), '/');
    expect(headers.server).toBeUndefined();
    expect(headers['x-powered-by']).toBeUndefined();
  });

  it('takes the caller’s address from the socket, whatever headers say', async () => {
    const listener = await startListener(mirror().app);
    const headers = { 'x-forwarded-for': '10.9.9.9', forwarded: 'for=10.9.9.9', 'x-real-ip': '10.9.9.9' };
    expect(JSON.parse((await ask(listener, '/', { headers })).text).address).toBe('127.0.0.1');
  });

  it('hands on every host that a request claims', async () => {
    const { app, seen } = mirror();
    const listener = await startListener(app);
    await exchange(listener, 'GET / HTTP/1.1\r\nHost: a.example\r\nHost: b.example\r\nConnection: close\r\n\r\n');
    await stream(await session(listener), { ':path': '/', ':authority': 'c.example', host: 'd.example' });
    expect(seen.map((arrival) => arrival.claimedHosts)).toEqual([
      ['a.example', 'b.example'],
      ['c.example', 'd.example'],
    ]);
  });

  it.each([
    ['a whole address as target', 'GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
    ['an asterisk as target', 'OPTIONS * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\nConnection: close\r\n\r\n'],
    ['an impossible host', 'GET / HTTP/1.1\r\nHost: a b@c\r\nConnection: close\r\n\r\n'],
    ['a backslash in the path', 'GET /\\..\\x HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n'],
    ['no request at all', 'hello there\r\n\r\n'],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nx'],
    [
      'length and chunks together',
      'POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a broken chunk size', 'POST / HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
    ['a line feed inside a header', 'GET / HTTP/1.1\r\nHost: localhost\r\nX-A: a\nX-B : b\r\n\r\n'],
    ['headers beyond measure', `GET / HTTP/1.1\r\nHost: localhost\r\nX-A: ${'a'.repeat(20_000)}\r\n\r\n`],
  ])('answers %s with 400 and closes', async (_, bytes) => {
    const answer = await exchange(await startListener(mirror().app), bytes);
    expect(answer.split('\r\n', 1)[0]).toBe('HTTP/1.1 400 Bad Request');
  });

  it('sends nothing to bytes that are no TLS', async () => {
    const listener = await startListener(mirror().app);
    const socket = connect(listener.port, '127.0.0.1');
    let received = Buffer.alloc(0);
    socket.on('data', (chunk) => {
      received = Buffer.concat([received, chunk]);
    });
    socket.on('error', () => undefined);
    socket.write('GET / HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(socket, 'close');
    // A TLS alert at most: no status line, no page.
    expect(received.length).toBeLessThan(16);
    expect(received.toString('latin1')).not.toContain('HTTP');
  });

  it.each(['TLSv1', 'TLSv1.1'] as const)('refuses %s', async (version) => {
    const listener = await startListener(mirror().app);
    const socket = connectTls({
      port: listener.port,
      host: '127.0.0.1',
      ca: listener.authority,
      minVersion: version,
      maxVersion: version,
      ciphers: 'ALL:@SECLEVEL=0',
    });
    const [error] = await once(socket, 'error');
    expect(String(error.code)).toMatch(/ALERT|VERSION|PROTOCOL/);
  });

  it.each(['AES128-GCM-SHA256', 'ECDHE-ECDSA-AES128-SHA256', 'ECDHE-ECDSA-AES256-SHA'])(
    'refuses the suite %s',
    async (ciphers) => {
      const listener = await startListener(mirror().app);
      const socket = connectTls({
        port: listener.port,
        host: '127.0.0.1',
        ca: listener.authority,
        maxVersion: 'TLSv1.2',
        ciphers,
      });
      const [error] = await once(socket, 'error');
      expect(String(error.code)).toMatch(/HANDSHAKE_FAILURE|ALERT/);
    },
  );

  it.each(['TLSv1.2', 'TLSv1.3'] as const)('agrees on %s with forward secrecy', async (version) => {
    const listener = await startListener(mirror().app);
    const socket = connectTls({
      port: listener.port,
      host: '127.0.0.1',
      ca: listener.authority,
      minVersion: version,
      maxVersion: version,
    });
    await once(socket, 'secureConnect');
    expect(socket.getProtocol()).toBe(version);
    expect(socket.getEphemeralKeyInfo()).toMatchObject({ type: 'ECDH' });
    expect(socket.authorized).toBe(true);
    socket.destroy();
  });

  it('ends requests whose headers do not come', async () => {
    const listener = await startListener(mirror().app, { headersMs: 60, checkMs: 20 });
    const answer = await exchange(listener, 'GET / HTTP/1.1\r\nHost: localhost\r\nX-Slow: ');
    expect(answer).toMatch(/^(HTTP\/1\.1 400 Bad Request\r\n|$)/);
    await expect.poll(() => listener.connections()).toBe(0);
  });

  it('ends connections that never begin TLS, and idle HTTP/2 sessions', async () => {
    const listener = await startListener(mirror().app, { handshakeMs: 60, sessionIdleMs: 60 });
    const silent = connect(listener.port, '127.0.0.1');
    silent.on('error', () => undefined);
    await once(silent, 'close');
    const client = await session(listener);
    await once(client, 'close');
  });

  it('keeps an HTTP/2 session whose request takes longer than it may idle', async () => {
    const listener = await startListener(mirror().app, { sessionIdleMs: 40 });
    const answer = await stream(await session(listener), { ':path': '/slow' });
    expect(answer.text).toBe('done');
  });

  it('tells an address that holds too many connections so, closes what comes beyond, and takes it again afterwards', async () => {
    const { app, seen } = mirror();
    const listener = await startListener(app, { connectionsPerAddress: 8 });
    const held = await Promise.all(Array.from({ length: 8 }, () => tlsSocket(listener)));
    const told = await ask(listener, '/');
    expect([told.status, told.headers['retry-after'], told.headers.connection]).toEqual([429, '5', 'close']);
    expect(told.headers['strict-transport-security']).toBeDefined();
    expect(JSON.parse(told.text)).toMatchObject({ ok: false, error: { code: 'RATE_LIMITED' } });
    await expect.poll(() => listener.connections()).toBe(8);
    const client = await session(listener);
    expect(await stream(client, { ':path': '/' })).toMatchObject({ status: 429, headers: { 'retry-after': '5' } });
    if (!client.closed) await once(client, 'close');
    expect(seen).toEqual([]);
    await expect.poll(() => listener.connections()).toBe(8);

    const silent = await Promise.all([tlsSocket(listener), tlsSocket(listener)]);
    const beyond = connect(listener.port, '127.0.0.1');
    beyond.on('error', () => undefined);
    await once(beyond, 'close');
    for (const socket of [...held, ...silent]) socket.destroy();
    await expect.poll(() => listener.connections()).toBe(0);
    expect((await ask(listener, '/')).status).toBe(200);
  });

  it('still answers this machine while others hold every connection there is', async () => {
    const listener = await startListener(mirror().app, { connections: 8 });
    const others = Array.from({ length: 10 }, () =>
      connect({ port: listener.port, host: '127.0.0.1', localAddress: '127.0.0.3' }),
    );
    await Promise.all(others.map((socket) => once(socket, 'connect')));
    await expect.poll(() => listener.connections()).toBe(10);
    const eleventh = connect({ port: listener.port, host: '127.0.0.1', localAddress: '127.0.0.3' });
    eleventh.on('error', () => undefined);
    await once(eleventh, 'close');
    // The look whether it still answers would otherwise fail, and the attack end with a listener that is given up.
    await askSelf(listener.url, listener);
    expect((await ask(listener, '/')).status).toBe(200);
    for (const socket of others) socket.destroy();
  });

  it('ends the connection after a refusal that left the body unread, and the next request gets its answer', async () => {
    const listener = await startListener(mirror().app);
    const agent = new Agent({ keepAlive: true, maxSockets: 1 });
    const body = Buffer.alloc(200_000, 'x');
    const refused = await ask(listener, '/large', { method: 'POST', body, agent });
    expect([refused.status, refused.headers.connection]).toEqual([413, 'close']);
    expect((await ask(listener, '/', { agent })).status).toBe(200);
    agent.destroy();
    const client = await session(listener);
    expect((await stream(client, { ':path': '/large', ':method': 'POST' }, { body })).status).toBe(413);
    expect((await stream(client, { ':path': '/' })).status).toBe(200);
  });

  it('serves another certificate from the next handshake on', async () => {
    const listener = await startListener(mirror().app);
    const open = await session(listener);
    const next = await ephemeralCertificate(['127.0.0.1', 'renewed.local'], new Date());
    listener.setCertificate(next);
    expect((await stream(open, { ':path': '/' })).status).toBe(200);
    const answer = await ask({ ...listener, authority: next.authority }, '/');
    expect(JSON.parse(answer.text).hosts).toEqual([`127.0.0.1:${listener.port}`, `renewed.local:${listener.port}`]);
    await expect(ask(listener, '/')).rejects.toThrow();
  });

  it('says when the port is taken', async () => {
    const listener = await startListener(mirror().app);
    const { createListener } = await import('../../main/https/listener.ts');
    const { systemRandom } = await import('../../main/host/system-ports.ts');
    const certificate = await ephemeralCertificate(['127.0.0.1'], new Date());
    const again = createListener({
      app: mirror().app,
      certificate,
      host: '127.0.0.1',
      port: listener.port,
      log: listener.log,
      random: systemRandom,
    });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});

describe('closing the listener', () => {
  async function timed(work: Promise<unknown>): Promise<number> {
    const start = performance.now();
    await work;
    return performance.now() - start;
  }

  it('takes less than a second with idle connections and event streams', async () => {
    const listener = await startListener(mirror().app);
    const client = await session(listener);
    await stream(client, { ':path': '/' });
    const agent = new Agent({ keepAlive: true });
    await ask(listener, '/', { agent });
    await tlsSocket(listener);
    const silent = connect(listener.port, '127.0.0.1');
    silent.on('error', () => undefined);
    const events = client.request({ ':path': '/stream' });
    events.on('error', () => undefined);
    await once(events, 'data');
    const plain = await tlsSocket(listener);
    plain.on('error', () => undefined);
    plain.write('GET /stream HTTP/1.1\r\nHost: localhost\r\n\r\n');
    await once(plain, 'data');
    expect(listener.connections()).toBeGreaterThanOrEqual(4);
    expect(await timed(listener.close())).toBeLessThan(1000);
    await expect.poll(() => listener.connections()).toBe(0);
    agent.destroy();
  });

  it('lets requests in flight finish', async () => {
    const { app, seen } = mirror();
    const listener = await startListener(app);
    const client = await session(listener);
    const over1 = ask(listener, '/slow');
    const over2 = stream(client, { ':path': '/slow' });
    await expect.poll(() => seen.length, { interval: 5 }).toBe(2);
    const closing = listener.close();
    expect((await over1).text).toBe('done');
    expect((await over2).text).toBe('done');
    await closing;
    await expect(ask(listener, '/')).rejects.toThrow();
  });

  it('cuts what takes too long', async () => {
    const { app, seen } = mirror();
    const listener = await startListener(app, { drainMs: 30 });
    const never = ask(listener, '/never').catch((cause: unknown) => cause);
    await expect.poll(() => seen.length, { interval: 5 }).toBe(1);
    expect(await timed(listener.close())).toBeLessThan(1000);
    expect(await never).toBeInstanceOf(Error);
  });

  it('may be asked for twice', async () => {
    const listener = await startListener(mirror().app);
    await Promise.all([listener.close(), listener.close()]);
  });
});
