import { once } from 'node:events';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { describe, expect, it, onTestFinished } from 'vitest';
import { flags, frame, framesOf, frameTypes, headerBlock, opening, request } from '../support/raw-http2.ts';
import { ask, startListener, type TestListener } from './wire.ts';

const limits = { headersMs: 150, handshakeMs: 150, checkMs: 50, sessionIdleMs: 150, stallMs: 150 };

/** An app with an answer that is large, one that does not look at the body, and one that does. */
async function serve(stallMs = limits.stallMs) {
  let ended = 0;
  let calls = 0;
  const listener = await startListener(
    {
      async fetch(asked) {
        calls += 1;
        const { pathname } = new URL(asked.url);
        if (pathname === '/blind') return new Response('done');
        if (pathname === '/body') return new Response(await asked.text().catch(() => 'broken'));
        const pull = (controller: ReadableStreamDefaultController) => controller.enqueue(new Uint8Array(65_536));
        const cancel = () => {
          ended += 1;
        };
        return new Response(new ReadableStream({ pull, cancel }));
      },
    },
    { ...limits, stallMs },
  );
  return { listener, ended: () => ended, calls: () => calls };
}

async function opened(listener: TestListener, protocol: 'h2' | 'http/1.1'): Promise<TLSSocket> {
  const target = { host: '127.0.0.1', port: listener.port, ca: listener.authority, ALPNProtocols: [protocol] };
  const socket = connectTls(target);
  onTestFinished(() => void socket.destroy());
  socket.on('error', () => undefined);
  await once(socket, 'secureConnect');
  return socket;
}

/** A reset is one way of closing. */
function closed(socket: TLSSocket): Promise<void> {
  return new Promise((resolve) => void socket.once('close', () => resolve()));
}

/** Sends something again and again for as long as the other side listens. */
function keepSending(socket: TLSSocket, next: () => Buffer, everyMs = 20): void {
  const timer = setInterval(() => socket.writable && socket.write(next()), everyMs);
  socket.once('close', () => clearInterval(timer));
}

const head = (method: string, path: string): (readonly [string, string])[] => [
  [':method', method],
  [':scheme', 'https'],
  [':path', path],
  [':authority', 'localhost'],
];

describe('slow and endless senders', () => {
  const openings: [string, (socket: TLSSocket) => void][] = [
    ['sends nothing after the handshake', () => undefined],
    ['sends its preface and nothing more', (socket) => void socket.write(opening())],
    [
      'sends headers that do not end',
      (socket) =>
        void socket.write(
          Buffer.concat([opening(), frame(frameTypes.headers, 0, 1, headerBlock(head('GET', '/blind')))]),
        ),
    ],
    [
      'sends a header every now and then',
      (socket) => {
        socket.write(Buffer.concat([opening(), frame(frameTypes.headers, 0, 1, headerBlock(head('GET', '/blind')))]));
        keepSending(socket, () => frame(frameTypes.continuation, 0, 1, headerBlock([['a', 'b']])));
      },
    ],
    [
      'pings without ever asking',
      (socket) => {
        socket.write(opening());
        keepSending(socket, () => frame(frameTypes.ping, 0, 0, Buffer.alloc(8)));
      },
    ],
    [
      'floods with pings',
      (socket) => {
        socket.write(opening());
        keepSending(socket, () =>
          Buffer.concat(Array.from({ length: 500 }, () => frame(frameTypes.ping, 0, 0, Buffer.alloc(8)))),
        );
      },
    ],
    [
      'floods with settings',
      (socket) => {
        socket.write(opening());
        keepSending(socket, () => Buffer.concat(Array.from({ length: 500 }, () => frame(frameTypes.settings, 0, 0))));
      },
    ],
    [
      'sends frames of kinds that do not exist',
      (socket) => {
        socket.write(opening());
        keepSending(socket, () => frame(200, 0, 0, Buffer.alloc(1000)));
      },
    ],
  ];

  it.each(openings)('HTTP/2: a client that %s is let go', async (_, begin) => {
    const { listener, calls } = await serve();
    const socket = await opened(listener, 'h2');
    socket.resume();
    begin(socket);
    await closed(socket);
    expect(calls()).toBe(0);
    await expect.poll(() => listener.connections()).toBe(0);
  });

  it('HTTP/2: a client that asks and takes back without end is let go', async () => {
    const { listener } = await serve();
    const socket = await opened(listener, 'h2');
    socket.resume();
    socket.write(opening());
    let stream = -1;
    keepSending(
      socket,
      () =>
        Buffer.concat(
          Array.from({ length: 100 }, () => {
            stream += 2;
            const reset = frame(frameTypes.reset, 0, stream, Buffer.from([0, 0, 0, 8]));
            return Buffer.concat([request(stream, head('GET', '/blind')), reset]);
          }),
        ),
      5,
    );
    await closed(socket);
    expect((await ask(listener, '/blind')).status).toBe(200);
  });

  it('HTTP/2: no more than a hundred requests of a connection are looked at together, and no more than 400 are taken', async () => {
    const { listener, calls } = await serve();
    const socket = await opened(listener, 'h2');
    const received: Buffer[] = [];
    socket.on('data', (chunk: Buffer) => received.push(chunk));
    socket.write(opening());
    for (let i = 0; i < 450; i++)
      socket.write(frame(frameTypes.headers, flags.endHeaders, 1 + 2 * i, headerBlock(head('POST', '/body'))));
    const refused = () => framesOf(Buffer.concat(received)).filter(({ type }) => type === frameTypes.reset);
    await expect.poll(() => refused().length).toBe(50);
    expect(calls()).toBe(100);
    expect((await ask(listener, '/blind')).status).toBe(200);
    // Twenty that wait are given up, and ten that are looked at: ten others are next.
    for (const i of [...Array(20).keys()].map((index) => 100 + index).concat([...Array(10).keys()]))
      socket.write(frame(frameTypes.reset, 0, 1 + 2 * i, Buffer.from([0, 0, 0, 8])));
    await expect.poll(calls).toBe(111);
    expect(refused()).toHaveLength(50);
  });

  it.each([
    ['nothing of a body', ''],
    ['a body byte by byte', 'x'],
  ])('HTTP/1.1: a client that sends %s is let go once it has its answer', async (_, byte) => {
    const { listener } = await serve();
    const socket = await opened(listener, 'http/1.1');
    socket.resume();
    socket.write('POST /blind HTTP/1.1\r\nHost: localhost\r\nContent-Length: 100000\r\n\r\n');
    if (byte) keepSending(socket, () => Buffer.from(byte));
    await closed(socket);
  });

  it('HTTP/2: a client that does not end its body is let go once it has its answer', async () => {
    const { listener } = await serve();
    const socket = await opened(listener, 'h2');
    socket.resume();
    socket.write(
      Buffer.concat([opening(), frame(frameTypes.headers, flags.endHeaders, 1, headerBlock(head('POST', '/blind')))]),
    );
    keepSending(socket, () => frame(frameTypes.data, 0, 1, Buffer.from('x')));
    await closed(socket);
  });
});

describe('readers who do not read', () => {
  it('HTTP/1.1: a download that nobody takes is given up, and its source ends', async () => {
    const { listener, ended } = await serve();
    const socket = await opened(listener, 'http/1.1');
    socket.write('GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n');
    socket.pause();
    await expect.poll(ended).toBe(1);
    await expect.poll(() => listener.connections()).toBe(0);
  });

  it.each([
    ['gives no room for it', [[4, 0]]],
    ['does not read it', []],
  ] as const)('HTTP/2: the same for a client that %s', async (_, settings) => {
    const { listener, ended } = await serve();
    const socket = await opened(listener, 'h2');
    socket.write(Buffer.concat([opening(settings), request(1, head('GET', '/large'))]));
    socket.pause();
    await expect.poll(ended).toBe(1);
    await expect.poll(() => listener.connections()).toBe(0);
  });

  it('somebody who reads slowly gets everything', async () => {
    const stallMs = 700;
    const { listener } = await serve(stallMs);
    const socket = await opened(listener, 'http/1.1');
    socket.write('GET /large HTTP/1.1\r\nHost: localhost\r\n\r\n');
    const begun = performance.now();
    for await (const chunk of socket) {
      if (chunk.length > 0) await new Promise((resolve) => setTimeout(resolve, 1));
      if (performance.now() - begun > 2 * stallMs) break;
    }
    expect(performance.now() - begun).toBeGreaterThan(2 * stallMs);
  });
});
