import { once } from 'node:events';
import { Agent, get } from 'node:https';
import { createServer, Server } from 'node:net';
import { afterAll, describe, expect, it, onTestFinished } from 'vitest';
import { systemClock, systemRandom } from '../../main/host/system-ports.ts';
import { createListener, type Listener } from '../../main/https/listener.ts';
import { askSelf } from '../../main/https/self-request.ts';
import { createSupervisedListener, type ListenerSupervision } from '../../main/https/supervised-listener.ts';
import type { ServedCertificate } from '../../main/ports.ts';
import { ephemeralCertificate } from '../../main/tls/certificate-store.ts';
import { eventually } from '../support/eventually.ts';
import { memoryLog, testClock } from '../support/ports.ts';

/** Every server that began to listen: what is under a listener can be reached no other way. */
const servers: Server[] = [];
const listen = Server.prototype.listen;
Server.prototype.listen = function record(this: Server, ...parameters: unknown[]) {
  servers.push(this);
  // as: whatever it was called with is handed on.
  return Reflect.apply(listen, this, parameters) as Server;
};
afterAll(() => {
  Server.prototype.listen = listen;
});

/** A supervised listener with short times, and every real listener that it opened. */
async function supervised(
  supervision: Partial<ListenerSupervision> = {},
  fetch: (request: Request) => Response | Promise<Response> = () => new Response('here'),
  renewed?: () => Promise<ServedCertificate> | null,
) {
  const certificate = await ephemeralCertificate(['localhost', '127.0.0.1'], new Date());
  const log = memoryLog();
  const clock = testClock();
  const opened: Listener[] = [];
  const listener = await createSupervisedListener({
    async open(port, served) {
      const own = await createListener({
        app: { fetch },
        certificate: served,
        host: '127.0.0.1',
        port,
        log,
        random: systemRandom,
      });
      opened.push(own);
      return own;
    },
    certificate,
    host: '127.0.0.1',
    port: 0,
    clock,
    log,
    renewed,
    supervision: { everyMs: 60_000, pauseMs: 10, ...supervision },
  });
  onTestFinished(() => listener.close());
  const changes: string[] = [];
  listener.onChange(() => changes.push(listener.facts().state));
  const said = () => log.entries.filter(({ level }) => level !== 'debug').map(({ message }) => message);
  return { listener, log, clock, opened, changes, said, certificate };
}

/** Ends the newest server under its supervisor, as a fault of the system does. */
const crash = () => void servers.at(-1)?.emit('error', Object.assign(new Error('broken'), { code: 'EPIPE' }));

/** What an app that hangs answers. */
const never = () => new Promise<Response>(() => undefined);

/** Asks as a browser does. */
const askAsClient = (url: string, agent: Agent) =>
  new Promise<void>((resolve, reject) => {
    get(url, { agent }, (response) => response.on('end', resolve).resume()).on('error', reject);
  });

describe('a supervised listener', () => {
  it('serves the renewed certificate while it runs, also after a fault, and goes on when it cannot be renewed', async () => {
    const renewed = await ephemeralCertificate(['localhost', '127.0.0.1'], new Date());
    let next: (() => Promise<ServedCertificate>) | null = () => Promise.reject(new Error('a full disk'));
    const { listener, certificate, said, changes } = await supervised(
      { renewMs: 5 },
      undefined,
      () => next?.() ?? null,
    );
    await eventually(() => expect(said()).toContain('the certificate could not be renewed'));
    await askSelf(listener.url, certificate);
    next = null;
    await askSelf(listener.url, certificate);
    next = () => Promise.resolve(renewed);
    await eventually(() => expect(changes).toEqual(['up']));
    await askSelf(listener.url, renewed);
    await expect(askSelf(listener.url, certificate)).rejects.toThrow();
    crash();
    await eventually(() => expect(changes).toEqual(['up', 'down', 'up']));
    await askSelf(listener.url, renewed);
  });

  it('is started again when its server closes although nobody asked', async () => {
    const { listener, certificate } = await supervised();
    servers.at(-1)?.close();
    await eventually(() => expect(listener.facts().restarts).toMatchObject([{ reason: 'closed' }]));
    await eventually(() => expect(listener.facts().state).toBe('up'));
    await askSelf(listener.url, certificate);
  });

  it('is started again on its port when the server fails under it, and says both', async () => {
    const { listener, opened, changes, said, certificate } = await supervised();
    crash();
    await eventually(() => expect(listener.facts().state).toBe('up'));
    await askSelf(listener.url, certificate);
    expect(opened.map(({ port }) => port)).toEqual([listener.port, listener.port]);
    expect(changes).toEqual(['down', 'up']);
    expect(listener.facts()).toMatchObject({ reason: null, restarts: [{ reason: 'EPIPE' }] });
    expect(said()).toEqual(['the listener failed and is started again', 'the listener was started again']);
  });

  it('tries again while its port is taken, and is given up after five starts within ten minutes', async () => {
    const { listener, said } = await supervised({ pauseMs: 30 });
    crash();
    const thief = createServer().listen(listener.port, '127.0.0.1');
    await once(thief, 'listening');
    onTestFinished(() => void thief.close());
    await eventually(() => expect(listener.facts().state).toBe('given-up'));
    expect(listener.facts()).toMatchObject({ reason: 'EADDRINUSE' });
    expect(listener.facts().restarts).toHaveLength(5);
    expect(said().at(-1)).toBe('the listener failed too often and is given up');
  });

  it('counts only the starts of the last ten minutes', async () => {
    const { listener, clock } = await supervised();
    for (let i = 0; i < 8; i += 1) {
      crash();
      await eventually(() => expect(listener.facts().state).toBe('up'));
      clock.advance(3 * 60_000);
    }
    expect(listener.facts().restarts).toHaveLength(8);
  });

  it('is started again when it does not answer its own request twice', async () => {
    let answers = false;
    const { listener, opened, said } = await supervised({ everyMs: 20, answerMs: 60 }, () =>
      answers ? new Response('here') : never(),
    );
    await eventually(() => expect(opened.length).toBeGreaterThan(1));
    answers = true;
    await eventually(() => expect(listener.facts().answeredAt).not.toBeNull());
    expect(listener.facts().restarts[0]?.reason).toMatch(/^no answer to its own request/);
    expect(said()).toContain('the listener did not answer its own request');
  });

  it('keeps its clients when its own request waits too long behind theirs', async () => {
    let looks = 0;
    const { listener, opened, said, certificate } = await supervised({ everyMs: 20, answerMs: 250 }, (request) => {
      if (new URL(request.url).pathname !== '/health') return new Response('here');
      looks += 1;
      return never();
    });
    const agent = new Agent({ ca: certificate.authority, keepAlive: true });
    onTestFinished(() => agent.destroy());
    while (looks < 4) await askAsClient(`${listener.url}/rpc/anything`, agent);
    expect(opened).toHaveLength(1);
    expect(listener.facts()).toMatchObject({ state: 'up', restarts: [] });
    expect(said()).toEqual([]);
  });

  it('is left alone while the whole program is busy with something else', async () => {
    let looks = 0;
    let busy: NodeJS.Immediate | undefined;
    const work = () => {
      const until = performance.now() + 40;
      while (performance.now() < until);
      busy = setImmediate(work);
    };
    work();
    onTestFinished(() => clearImmediate(busy));
    const { listener, said } = await supervised({ everyMs: 20, answerMs: 100 }, () => {
      looks += 1;
      return new Response('here');
    });
    await eventually(() => expect(looks).toBeGreaterThan(3));
    expect(listener.facts().restarts).toEqual([]);
    expect(said()).toEqual([]);
  });

  it('stays closed when it is closed between a failure and the next start', async () => {
    const { listener, opened } = await supervised();
    crash();
    await listener.close();
    await new Promise((resolve) => setImmediate(resolve));
    expect(opened).toHaveLength(1);
  });

  it('throws when it cannot be opened the first time', async () => {
    const { listener, certificate, log } = await supervised();
    const again = createSupervisedListener({
      open: (port, served) =>
        createListener({
          app: { fetch: () => new Response() },
          certificate: served,
          host: '127.0.0.1',
          port,
          log,
          random: systemRandom,
        }),
      certificate,
      host: '127.0.0.1',
      port: listener.port,
      clock: systemClock,
      log,
    });
    await expect(again).rejects.toMatchObject({ code: 'EADDRINUSE' });
  });
});
