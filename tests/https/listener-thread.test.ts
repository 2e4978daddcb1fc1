import { once } from 'node:events';
import { describe, expect, onTestFinished, test } from 'vitest';
import type { AccessEntry } from '../../main/https/access-line.ts';
import { HeaderLines } from '../../main/https/plain-answer.ts';
import { asStreamed } from '../../main/https/streamed.ts';
import { createListenerThread } from '../../main/https/thread/listener-thread.ts';
import type { ServedApp } from '../../main/https/thread/served-requests.ts';
import { ephemeralCertificate } from '../../main/tls/certificate-store.ts';
import { memoryLog } from '../support/ports.ts';
import { ask, session, startThreadListener, stream, tlsSocket } from './wire.ts';

const entry = new URL('../../main/host/listener-worker.ts', import.meta.url);
const json = { 'content-type': 'application/json' };
const call = { ':method': 'POST', ':path': '/rpc/a.b', ...json };

/** Answers calls with what they sent, and everything else by what a test says. */
function echo(fetch: ServedApp['fetch'] = () => new Response('fetched')): ServedApp {
  return {
    fetch,
    async calls({ read }) {
      const body = await read({ maxBytes: 1_000_000, deadlineMs: 5_000 });
      return {
        status: 200,
        headers: new HeaderLines({ 'content-type': 'text/plain' }),
        text: Buffer.from(body).toString(),
      };
    },
  };
}

/** Says that it was asked, and answers when the test does. */
function holding() {
  const asked = Promise.withResolvers<void>();
  const answer = Promise.withResolvers<Response>();
  const app = echo(() => {
    asked.resolve();
    return answer.promise;
  });
  return { app, asked, answer };
}

async function threadOf(options: Partial<Parameters<typeof createListenerThread>[0]> = {}) {
  const log = memoryLog();
  const thread = createListenerThread({ entry, log, ...options });
  onTestFinished(() => thread.close());
  const certificate = await ephemeralCertificate(['localhost', '127.0.0.1'], new Date());
  const open = async (app: ServedApp = echo(), port = 0) => ({
    ...(await thread.open(app, { certificate, host: '127.0.0.1', port })),
    authority: certificate.authority,
  });
  return { thread, open, log, certificate };
}

describe('a call that crosses to the core', () => {
  test('brings its body, whether it comes at once, in pieces or late', async () => {
    const listener = await startThreadListener(echo());
    const client = await session(listener);
    expect((await stream(client, call, { body: '{"a":"é"}' })).text).toBe('{"a":"é"}');
    const long = 'ü'.repeat(200_000);
    expect((await stream(client, call, { body: long })).text).toBe(long);
    expect((await ask(listener, '/rpc/a.b', { method: 'POST', headers: json, body: long })).text).toBe(long);
    const late = client.request(call);
    late.write('one ');
    // Only when another call was answered has the first part certainly gone ahead of the second.
    await stream(client, call, { body: '{}' });
    late.end('two');
    const chunks: Buffer[] = [];
    late.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(late, 'end');
    expect(Buffer.concat(chunks).toString()).toBe('one two');
  });

  test('is told when its body broke off', async () => {
    const told = Promise.withResolvers<unknown>();
    const begun = Promise.withResolvers<void>();
    const app: ServedApp = {
      ...echo(),
      async calls({ read }) {
        begun.resolve();
        const reading = read({ maxBytes: 1_000_000, deadlineMs: 60_000 });
        told.resolve(await reading.catch((cause: unknown) => cause));
        return { status: 400, headers: new HeaderLines(), text: '' };
      },
    };
    const listener = await startThreadListener(app);
    const socket = await tlsSocket(listener);
    socket.write(
      `POST /rpc/a.b HTTP/1.1\r\nHost: 127.0.0.1:${listener.port}\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{`,
    );
    await begun.promise;
    socket.destroy();
    expect(await told.promise).toMatchObject({ code: 'BAD_REQUEST' });
  });

  test('keeps its cookies apart, and none of them reaches the next answer', async () => {
    let count = 0;
    const app: ServedApp = {
      ...echo(),
      async calls() {
        count += 1;
        const headers = new HeaderLines({ 'content-type': 'text/plain' });
        if (count === 1) for (const cookie of ['a=1; Secure', 'b=2; Secure']) headers.append('set-cookie', cookie);
        return { status: 200, headers, text: '' };
      },
    };
    const listener = await startThreadListener(app);
    const first = await ask(listener, '/rpc/a.b', { method: 'POST', headers: json, body: '{}' });
    expect(first.headers['set-cookie']).toEqual(['a=1; Secure', 'b=2; Secure']);
    const second = await ask(listener, '/rpc/a.b', { method: 'POST', headers: json, body: '{}' });
    expect(second.headers['set-cookie']).toBeUndefined();
  });
});

describe('another request that crosses to the core', () => {
  test('is fetched with its method, headers and body', async () => {
    const seen: unknown[] = [];
    const listener = await startThreadListener(
      echo(async (request, { address, claimedHosts, hosts }) => {
        seen.push([request.method, new URL(request.url).pathname, request.headers.get('x-a'), await request.text()]);
        seen.push([address, claimedHosts, [...hosts].includes(claimedHosts[0] ?? '')]);
        return new Response(null, { status: 204 });
      }),
    );
    const answer = await ask(listener, '/upload/x', { method: 'POST', headers: { 'x-a': '1, 2' }, body: 'bytes' });
    expect(answer.status).toBe(204);
    expect(seen).toEqual([
      ['POST', '/upload/x', '1, 2', 'bytes'],
      ['127.0.0.1', [`127.0.0.1:${listener.port}`], true],
    ]);
  });

  test('brings bytes wherever their memory lies, and leaves that to whoever made them', async () => {
    const made = Buffer.from('from a pool of buffers');
    const listener = await startThreadListener(echo(() => new Response(asStreamed(ReadableStream.from([made])))));
    expect((await ask(listener, '/download/x')).text).toBe('from a pool of buffers');
    expect(made.toString()).toBe('from a pool of buffers');
  });

  test('takes of a long answer no more than its reader does', async () => {
    let made = 0;
    const endless = () =>
      asStreamed(
        new ReadableStream<Uint8Array>(
          {
            pull(controller) {
              made += 65_536;
              controller.enqueue(new Uint8Array(65_536));
            },
          },
          { highWaterMark: 0 },
        ),
      );
    const listener = await startThreadListener(echo(() => new Response(endless())));
    const client = await session(listener);
    const reading = client.request({ ':path': '/download/x' });
    reading.once('data', () => reading.pause());
    await once(reading, 'response');
    // What the core has made settles: windows of the line, of HTTP/2 and of the socket are full.
    let before = -1;
    const rests = () => {
      const isSame = made === before;
      before = made;
      return isSame;
    };
    await expect.poll(rests, { interval: 300, timeout: 10_000 }).toBe(true);
    expect(made).toBeLessThan(16_000_000);
    reading.close();
  });

  test('ends what the core makes when its reader goes', async () => {
    const cancelled = Promise.withResolvers<void>();
    const body = () =>
      asStreamed(
        new ReadableStream<Uint8Array>({
          start: (controller) => controller.enqueue(new Uint8Array(10)),
          cancel: () => cancelled.resolve(),
        }),
      );
    const listener = await startThreadListener(
      echo(() => new Response(body(), { headers: { 'content-type': 'text/event-stream' } })),
    );
    const client = await session(listener);
    const reading = client.request({ ':path': '/events' });
    await once(reading, 'data');
    reading.close();
    await cancelled.promise;
  });

  test('is cut when its answer breaks off, and looks whole to nobody', async () => {
    const listener = await startThreadListener(
      echo((_, { abort }) => {
        const body = new ReadableStream<Uint8Array>({
          pull(controller) {
            controller.enqueue(new Uint8Array(10));
            abort();
            controller.close();
          },
        });
        return new Response(asStreamed(body));
      }),
    );
    await expect(ask(listener, '/download/x')).rejects.toMatchObject({ code: 'ECONNRESET' });
  });
});

describe('the thread of the listeners', () => {
  test('says what a listener could not be opened for, and serves the next one', async () => {
    const { open } = await threadOf();
    const first = await open();
    await expect(open(echo(), first.port)).rejects.toMatchObject({ code: 'EADDRINUSE' });
    expect((await ask(await open(), '/')).text).toBe('fetched');
  });

  test('counts connections over its listeners, says who is connected, and drops an address', async () => {
    const { thread, open } = await threadOf();
    expect(await thread.connected()).toEqual([]);
    const [one, other] = [await open(), await open()];
    const sessions = [await session(one), await session(other)];
    await Promise.all(sessions.map((client) => stream(client, { ':path': '/' })));
    expect(await thread.connected()).toMatchObject([{ address: '127.0.0.1', connections: 2, requests: 2 }]);
    expect(one.answered() + other.answered()).toBe(2);
    const closed = Promise.all(sessions.map((client) => once(client, 'close')));
    expect(await thread.drop('127.0.0.1')).toBe(2);
    await closed;
  });

  test('tells each request once it was answered, with who asked', async () => {
    const entries: AccessEntry[] = [];
    const { open } = await threadOf({ onAnswered: (entry) => entries.push(entry) });
    const listener = await open(
      echo((_, { noteAccount }) => {
        noteAccount(7, 3);
        return new Response('twelve bytes');
      }),
    );
    await ask(listener, '/units?x=1');
    await expect
      .poll(() => entries)
      .toMatchObject([{ account: 7, token: 3, target: '/units?x=1', status: 200, bytes: 12 }]);
  });

  test('tells who asked also when the answer never came to them', async () => {
    const entries: AccessEntry[] = [];
    const noted = Promise.withResolvers<void>();
    const { open } = await threadOf({ onAnswered: (entry) => entries.push(entry) });
    const listener = await open(
      echo((_, { noteAccount }) => {
        noteAccount(7);
        noted.resolve();
        return new Promise(() => undefined);
      }),
    );
    const client = await session(listener);
    const asking = client.request({ ':path': '/download/x' });
    asking.on('error', () => undefined);
    await noted.promise;
    // Only when another request was answered has the first one certainly been told of.
    await stream(client, call, { body: '{}' });
    asking.close();
    await expect.poll(() => entries.find(({ target }) => target === '/download/x')).toMatchObject({ account: 7 });
  });

  test('ends only after what its closing listeners have in flight', async () => {
    const { thread, open } = await threadOf();
    const { app, asked, answer } = holding();
    const listener = await open(app);
    const pending = ask(listener, '/');
    await asked.promise;
    const ends = Promise.all([listener.close(), thread.close()]);
    await thread.settled();
    answer.resolve(new Response('late'));
    expect((await pending).text).toBe('late');
    await ends;
  });

  test('accepts nobody any more once what was ordered has begun, and lets requests in flight finish', async () => {
    const { thread, open } = await threadOf();
    const { app, asked, answer } = holding();
    const listener = await open(app);
    const pending = ask(listener, '/');
    await asked.promise;
    const closed = listener.close();
    await thread.settled();
    await expect(ask(listener, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    answer.resolve(new Response('late'));
    expect((await pending).text).toBe('late');
    await closed;
  });

  test('is started again after its end, which its listeners tell as their own', async () => {
    const { thread, open, log, certificate } = await threadOf({
      entry: new URL('./broken-thread.ts', import.meta.url),
    });
    const failed = Promise.withResolvers<string>();
    const listener = await open();
    listener.onFailure(failed.resolve);
    await ask(listener, '/').catch(() => undefined);
    listener.setCertificate(certificate);
    expect(await failed.promise).toMatch(/thread/);
    expect(log.entries.some(({ level }) => level === 'error')).toBe(true);
    expect(await thread.connected()).toEqual([]);
    expect((await ask(await open(), '/')).text).toBe('fetched');
  });

  test('has nothing to wait for with a listener that was ended at once, and lives on', async () => {
    const { thread, open } = await threadOf();
    const listener = await open();
    listener.destroy();
    await listener.close();
    await thread.settled();
    await expect(ask(listener, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
    expect((await ask(await open(), '/')).text).toBe('fetched');
  });

  test('is given up when it does not answer, and whoever waits for it is told', async () => {
    const { thread, open, log } = await threadOf({ entry: new URL('./deaf-thread.ts', import.meta.url), openMs: 50 });
    const opening = open();
    const connected = thread.connected();
    await expect(opening).rejects.toMatchObject({ code: 'ENDED' });
    expect(await connected).toEqual([]);
    expect(log.entries).toMatchObject([{ level: 'error' }]);
  });

  test('ends although listeners are open, and everything that waits for it goes on', async () => {
    const { thread, open } = await threadOf();
    const listener = await open();
    const client = await session(listener);
    // A reset is one way of ending.
    client.on('error', () => undefined);
    const gone = new Promise<void>((resolve) => void client.once('close', () => resolve()));
    await thread.close();
    await gone;
    expect(await thread.connected()).toEqual([]);
    await listener.close();
  });
});
