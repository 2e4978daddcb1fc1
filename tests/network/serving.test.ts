import { X509Certificate } from 'node:crypto';
import { once } from 'node:events';
import { request } from 'node:http';
import { connect } from 'node:http2';
import { connect as connectPlainly, createServer } from 'node:net';
import { text } from 'node:stream/consumers';
import { rootCertificates } from 'node:tls';
import { describe, expect, inject, it, onTestFinished } from 'vitest';
import { sessionCookieName } from '../../main/https/session-cookie.ts';
import { authorityIn } from '../../main/tls/certificate-store.ts';
import { tryChain } from '../../main/tls/https-trials.ts';
import { openTestCore } from '../support/core.ts';
import { eventually } from '../support/eventually.ts';
import { boundTo, freePort, networkDesk, statusOf } from './network-desk.ts';

/** A desk whose listener is on, for both addresses of its machine. */
async function opened(options: Parameters<typeof networkDesk>[0] = {}) {
  const port = await freePort();
  const desk = await networkDesk(options);
  const saved = await desk.settings.save({ version: 0, enabled: true, scope: 'all', port });
  return { ...desk, port, saved };
}

/** An HTTP/2 session with a listener of these data. */
async function session(folder: string, address: string, port: number) {
  const client = connect(`https://${address}:${port}`, { ca: authorityIn(folder) ?? undefined });
  onTestFinished(() => client.destroy());
  client.on('error', () => undefined);
  await once(client, 'connect');
  return client;
}

/** The status of one request over a session. */
async function ask(client: Awaited<ReturnType<typeof session>>, headers: Record<string, string> = {}): Promise<number> {
  const stream = client.request({ ':path': '/health', ...headers });
  stream.resume();
  const [answer] = await once(stream, 'response');
  return Number((answer as Record<string, unknown>)[':status']);
}

describe('the listener for other computers', () => {
  it('is off until an administrator switches it on, and binds exactly what was chosen', async () => {
    const port = await freePort();
    const { settings, folder, network } = await networkDesk();
    expect(network.facts()).toMatchObject({ state: 'off', bound: [] });
    expect((await settings.state({})).standing).toMatchObject({ state: 'off', publicUrl: null });
    let { version } = await settings.save({ version: 0, enabled: true, scope: 'all', port });
    expect(boundTo(port)).toEqual(['127.0.0.1', '127.0.0.2']);
    expect(await Promise.all(['127.0.0.1', '127.0.0.2'].map((one) => statusOf(folder, one, port)))).toEqual([200, 200]);
    expect((await settings.state({})).standing).toMatchObject({
      state: 'up',
      reason: null,
      bound: [`https://127.0.0.1:${port}`, `https://127.0.0.2:${port}`],
    });
    ({ version } = await settings.save({ version, scope: 'address', address: '127.0.0.2' }));
    expect(boundTo(port)).toEqual(['127.0.0.2']);
    ({ version } = await settings.save({ version, scope: 'loopback' }));
    expect(boundTo(port)).toEqual(['127.0.0.1', '127.0.0.2']);
    await settings.save({ version, enabled: false });
    expect(boundTo(port)).toEqual([]);
    expect(await statusOf(folder, '127.0.0.1', port)).toBe('ECONNREFUSED');
  });

  it('keeps the old one when the new one cannot be opened, and says who holds the port', async () => {
    const { settings, folder, port, saved, network } = await opened();
    const thief = createServer().listen(0, '127.0.0.2');
    await once(thief, 'listening');
    onTestFinished(() => void thief.close());
    const taken = (thief.address() as { port: number }).port;
    await expect(settings.save({ version: saved.version, port: taken })).rejects.toMatchObject({
      code: 'INVALID',
      fields: { port: expect.stringMatching(new RegExp(`^Port ${taken} is taken by .+ \\(process ${process.pid}\\)`)) },
    });
    // Taken between the look and the opening: the host itself puts everything back.
    const plan = { addresses: ['127.0.0.1', '127.0.0.2'], port: taken, redirectPort: null };
    const present = network.listener();
    const certificate = { chain: '', privateKey: '', authority: '', names: [], expiresAt: new Date() };
    const limits = { names: [], connections: 10, connectionsPerAddress: 10, keepAliveMs: 1000 };
    await expect(network.apply({ ...plan, ...limits, certificate })).rejects.toMatchObject({ code: 'CONFLICT' });
    expect(network.listener()).toEqual(present);
    expect(await statusOf(folder, '127.0.0.1', port)).toBe(200);
    expect((await settings.state({})).settings).toMatchObject({ port, version: saved.version });
  });

  it('follows an address that this machine gets and loses', async () => {
    const { settings, port, machine, folder } = await opened();
    machine.addresses.push('127.0.0.3');
    await settings.protect({ on: true });
    await eventually(() => expect(boundTo(port)).toEqual(['127.0.0.1', '127.0.0.2', '127.0.0.3']));
    expect(await statusOf(folder, '127.0.0.3', port)).toBe(200);
    machine.addresses = ['127.0.0.1'];
    await settings.protect({ on: false });
    await eventually(() => expect(boundTo(port)).toEqual(['127.0.0.1']));
  });

  it('waits for an address that is not there at the start, and says so', async () => {
    const { settings, network } = await networkDesk({ host: { supervision: { waitMs: 20 } } });
    const port = await freePort();
    const plan = {
      addresses: ['10.255.255.254'],
      port,
      certificate: { chain: '', privateKey: '', authority: '', names: [], expiresAt: new Date() },
      names: [],
      connections: 10,
      connectionsPerAddress: 10,
      keepAliveMs: 1000,
      redirectPort: null,
    };
    await network.apply(plan, true);
    expect(network.facts()).toMatchObject({ state: 'waiting', restarts: [] });
    expect((await settings.state({})).standing).toMatchObject({
      state: 'waiting',
      reason: 'This machine does not have the address at this moment. Look at its network cable.',
    });
    await network.apply(null);
    expect(network.facts().state).toBe('off');
  });

  it('answers under its own names only, and exchanges the certificate under open connections', async () => {
    const { settings, folder, port, saved } = await opened();
    expect(await statusOf(folder, '127.0.0.1', port, { host: `evil.example:${port}` })).toBe(421);
    const before = await session(folder, '127.0.0.1', port);
    expect(await ask(before)).toBe(200);
    await settings.save({ version: saved.version, names: ['rems.clinic.example'] });
    expect(await ask(before)).toBe(200);
    expect(await statusOf(folder, '127.0.0.2', port, { host: `rems.clinic.example:${port}` })).toBe(200);
  });

  it('says who is connected, and ends the connections of one address', async () => {
    const { settings, folder, port } = await opened();
    const client = await session(folder, '127.0.0.1', port);
    const cookie = `${sessionCookieName}=${inject('template').tokens.viewer}`;
    expect(await ask(client, { cookie })).toBe(200);
    expect((await settings.connected({})).items).toMatchObject([
      { address: '127.0.0.1', connections: 1, protocols: ['h2'], requests: 1, people: ['viewer'], tokens: [] },
    ]);
    expect(await settings.drop({ address: '127.0.0.9' })).toEqual({ dropped: 0 });
    expect(await settings.drop({ address: '127.0.0.1' })).toEqual({ dropped: 1 });
    await eventually(() => expect(client.closed || client.destroyed).toBe(true));
    await eventually(async () => expect((await settings.connected({})).items).toEqual([]));
  });

  it('names tokens apart from people, with their owners: nobody is signed in by one', async () => {
    const { settings, folder, port, as } = await opened();
    const make = async (name: string) =>
      (await as('physicist').tokens.create({ name, scopes: ['equipment:read'] })).token;
    const [night, day] = [await make('nightly export'), await make('day report')];
    const client = await session(folder, '127.0.0.1', port);
    const call = (token: string) => ask(client, { authorization: `Bearer ${token}` });
    expect([await call(night), await call(day), await call(night)]).toEqual([200, 200, 200]);
    const [one] = (await settings.connected({})).items;
    expect(one).toMatchObject({ requests: 3, people: [] });
    expect(one?.tokens).toMatchObject([
      { name: 'day report', username: 'physicist' },
      { name: 'nightly export', username: 'physicist' },
    ]);
    expect(JSON.stringify(one)).not.toContain(night);
    const cookie = `${sessionCookieName}=${inject('template').tokens.physicist}`;
    expect(await ask(client, { cookie })).toBe(200);
    expect((await settings.connected({})).items).toMatchObject([{ people: ['physicist'], tokens: [{}, {}] }]);
  });

  it('counts connections over all addresses, and holds new limits without closing any', async () => {
    const { settings, folder, port, saved } = await opened();
    const kept = await session(folder, '127.0.0.1', port);
    await settings.save({ version: saved.version, connectionsPerAddress: 4, connections: 20 });
    for (let i = 0; i < 3; i += 1) await session(folder, '127.0.0.2', port);
    expect(await statusOf(folder, '127.0.0.1', port)).toBe(429);
    expect(await ask(kept)).toBe(200);
  });

  it('is opened again in order on request, and when the program holds too much memory', async () => {
    const { settings, folder, port } = await opened();
    expect(await settings.restart({})).toMatchObject({ state: 'up', restarts: [] });
    expect(await statusOf(folder, '127.0.0.1', port)).toBe(200);

    const hungry = await opened({ host: { memory: { bytes: 1, everyMs: 50, restMs: 100 } } });
    await eventually(async () =>
      expect((await hungry.settings.state({})).standing).toMatchObject({
        state: 'up',
        restarts: [{ reason: 'The program held too much memory.' }, { reason: 'The program held too much memory.' }],
      }),
    );
    expect(await statusOf(hungry.folder, '127.0.0.1', hungry.port)).toBe(200);
    expect(hungry.hostLog.entries.map(({ message }) => message)).toContain(
      'the program holds too much memory, so that the listener is started again',
    );
  });

  it('serves again after a restart of the program, and what another process decides within a second', async () => {
    const first = await opened();
    await first.settings.protect({ on: true });
    await first.core.close();
    await first.network.close();
    expect(boundTo(first.port)).toEqual([]);

    const second = await networkDesk({ folder: first.folder, clock: first.clock });
    await eventually(() => expect(boundTo(first.port)).toEqual(['127.0.0.1', '127.0.0.2']));
    expect(await second.settings.state({})).toMatchObject({ protecting: true, settings: { enabled: true } });
    expect(second.network.rules().protecting).toBe(true);

    const command = await openTestCore(first.folder, {
      clock: first.clock,
      ports: { network: undefined, app: { version: '0.0.0-test', host: 'cli' } },
    });
    const { settings } = await command.as('operator').network.state({});
    await command
      .as('operator')
      .network.save({ version: settings.version, allowed: ['127.0.0.0/8'], scope: 'address', address: '127.0.0.2' });
    await eventually(() => expect(boundTo(first.port)).toEqual(['127.0.0.2']));
    expect(second.network.rules().allowed).toEqual(['127.0.0.0/8']);
  });

  it('tells whoever manages it when what is stored cannot be served, and takes that back', async () => {
    const first = await opened();
    await first.core.close();
    await first.network.close();
    const thief = createServer().listen(first.port, '127.0.0.1');
    await once(thief, 'listening');
    const second = await networkDesk({
      folder: first.folder,
      clock: first.clock,
      host: { supervision: { pauseMs: 50 } },
    });
    await eventually(() => expect(second.network.facts().state).toBe('down'));
    const { parts } = await second.as('administrator').health.check({});
    expect(parts.find(({ part }) => part === 'listener')).toMatchObject({ state: 'warning' });
    thief.close();
    await eventually(() => expect(second.network.facts().state).toBe('up'));
    const again = await second.as('administrator').health.check({});
    expect(again.parts.find(({ part }) => part === 'listener')).toMatchObject({ state: 'ok' });
  });
});

describe('the look at the own listener', () => {
  it('shows versions, ciphers, the chain as it comes, headers and the end of the certificate (row 002-086)', async () => {
    const { settings, network, folder } = await opened();
    const { items } = await settings.test({});
    expect(items.map(({ state }) => state)).toEqual(['ok', 'ok', 'ok', 'ok', 'ok', 'ok']);
    const authority = new X509Certificate(authorityIn(folder) ?? '');
    const { evidence = '' } = items.find(({ what }) => what === 'The certificate comes with its chain.') ?? {};
    expect(evidence).toMatch(/^CN=\S.*, under CN=.*REMS Workstation authority/);
    expect(evidence).not.toContain(authority.fingerprint256);
    expect(evidence).toMatch(/ SHA-256 ([0-9A-F]{2}:){31}[0-9A-F]{2}\.$/);
    // A browser that trusts somebody else only.
    const { url = '' } = network.listener() ?? {};
    const [stranger = ''] = rootCertificates;
    expect(await tryChain({ url, authority: stranger })).toMatchObject({ good: false });
  });

  it('has nothing to look at while it is off', async () => {
    const { settings } = await networkDesk();
    expect((await settings.test({})).items).toMatchObject([{ state: 'warning' }]);
  });
});

describe('the redirect', () => {
  /** One request over plain HTTP. */
  function plain(port: number, path: string, { method = 'GET', host = 'localhost' } = {}) {
    return new Promise<{ status: number; location: string | undefined; bytes: number }>((resolve, reject) => {
      const call = request({ host: '127.0.0.1', port, path, method, headers: { host }, agent: false }, (response) => {
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          bytes += chunk.length;
        });
        response.on('end', () =>
          resolve({ status: response.statusCode ?? 0, location: response.headers.location, bytes }),
        );
      });
      call.on('error', reject);
      call.end();
    });
  }

  it('tells the same path over HTTPS to known names, and serves nothing', async () => {
    const { settings, port, saved, network } = await opened();
    const way = await freePort();
    await settings.save({ version: saved.version, redirectPort: way });
    expect(await plain(way, '/units/7?from=label')).toEqual({
      status: 301,
      location: `https://localhost:${port}/units/7?from=label`,
      bytes: 0,
    });
    expect(await plain(way, '/', { method: 'HEAD', host: `127.0.0.2:${way}` })).toMatchObject({ status: 301 });
    expect(await plain(way, '/', { host: 'evil.example' })).toEqual({ status: 421, location: undefined, bytes: 0 });
    expect(await plain(way, '/rpc/auth.signIn', { method: 'POST' })).toEqual({
      status: 405,
      location: undefined,
      bytes: 0,
    });
    expect(await plain(way, '//evil.example/')).toEqual({ status: 400, location: undefined, bytes: 0 });
    // A browser that kept a 301 would go on to a port that was changed.
    for (const first of ['GET / HTTP/1.1\r\nHost: localhost', 'GET / HTTP/1.1\r\nHost: evil.example', 'NONSENSE']) {
      const socket = connectPlainly(way, '127.0.0.1');
      socket.write(`${first}\r\n\r\n`);
      const answer = (await text(socket)).toLowerCase();
      for (const header of [
        'cache-control: no-store',
        'x-frame-options: deny',
        'content-security-policy: ',
        'referrer-policy: ',
      ])
        expect(answer, first).toContain(`\r\n${header}`);
      // Over plain HTTP it means nothing (RFC 6797, 7.2).
      expect(answer).not.toContain('strict-transport-security');
    }
    expect((await settings.state({})).standing.redirect).toMatchObject({
      state: 'up',
      bound: [`http://127.0.0.1:${way}`, `http://127.0.0.2:${way}`],
    });
    expect(network.listener()?.ports).toEqual([port, way]);
    const { settings: now } = await settings.state({});
    await settings.save({ version: now.version, redirectPort: null });
    expect(boundTo(way)).toEqual([]);
  });
});
