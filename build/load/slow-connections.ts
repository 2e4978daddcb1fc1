import { connect as connectPlain, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';

/** The preface of an HTTP/2 client and its empty SETTINGS frame (RFC 9113, 3.4): a browser that is connected and asks nothing. */
const preface = Buffer.concat([
  Buffer.from('PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n'),
  Buffer.from([0, 0, 0, 4, 0, 0, 0, 0, 0]),
]);
/** A HEADERS frame of stream 1 that announces more than it brings, without its end. */
const beginning = Buffer.from([0, 0x40, 0, 1, 0, 0, 0, 0, 1, 0x82]);
/** A byte each so many milliseconds. */
const trickleMs = 1000;

/** Connections that somebody holds open. */
export interface HeldConnections {
  /** Those that came about, whatever became of them. */
  opened(): number;
  /** Those that are open now. */
  open(): number;
  /** Milliseconds from its beginning until each closed connection was closed by the host. */
  readonly closedAfter: readonly number[];
  end(): void;
}

/** How a connection is slow. */
type Slowness = 'handshake' | 'http1' | 'http2';

/** Opens connections that are idle: agreed upon, and then nothing. */
export async function holdIdle(url: string, ca: string, count: number): Promise<HeldConnections> {
  return hold(count, (_, noted) => {
    const socket = connectTls({ ...placeOf(url), ca, ALPNProtocols: ['h2'] });
    socket.once('secureConnect', () => {
      socket.write(preface);
      noted();
    });
    socket.resume();
    return socket;
  });
}

/** Opens connections that send a byte at a time: handshakes, headers of HTTP/1.1, headers of HTTP/2, in turn. */
export async function holdSlow(url: string, ca: string, count: number): Promise<HeldConnections> {
  const kinds: readonly Slowness[] = ['handshake', 'http1', 'http2'];
  return hold(count, (index, noted) => trickle(kinds[index % kinds.length] ?? 'http1', url, ca, noted));
}

function trickle(kind: Slowness, url: string, ca: string, noted: () => void): Socket {
  const place = placeOf(url);
  if (kind === 'handshake') {
    const socket = connectPlain(place.port, place.host);
    socket.once('connect', () => {
      // The beginning of a record that never becomes whole.
      slowly(socket, Buffer.from([0x16, 3, 1, 2, 0, 1, 0, 1, 0xfc, 3, 3]));
      noted();
    });
    return socket;
  }
  const socket = connectTls({ ...place, ca, ALPNProtocols: [kind === 'http1' ? 'http/1.1' : 'h2'] });
  socket.once('secureConnect', () => {
    socket.write(
      kind === 'http1'
        ? `GET / HTTP/1.1\r\nHost: ${new URL(url).host}\r\nX-Slow: `
        : Buffer.concat([preface, beginning]),
    );
    slowly(socket, Buffer.alloc(1000, 'x'));
    noted();
  });
  socket.resume();
  return socket;
}

function slowly(socket: Socket, bytes: Buffer): void {
  let at = 0;
  const timer = setInterval(() => {
    if (at < bytes.length && socket.writable) socket.write(bytes.subarray(at, at + 1));
    at += 1;
  }, trickleMs);
  socket.once('close', () => clearInterval(timer));
}

/** Opens so many, a few at a time, and keeps book of those that are closed. */
async function hold(count: number, open: (index: number, noted: () => void) => Socket): Promise<HeldConnections> {
  const sockets = new Set<Socket>();
  const closedAfter: number[] = [];
  let opened = 0;
  let ending = false;
  const one = (index: number) =>
    new Promise<void>((resolve) => {
      const begun = performance.now();
      const socket = open(index, () => {
        opened += 1;
        resolve();
      });
      sockets.add(socket);
      socket.on('error', () => undefined);
      socket.once('close', () => {
        sockets.delete(socket);
        if (!ending) closedAfter.push(performance.now() - begun);
        resolve();
      });
    });
  for (let first = 0; first < count; first += 25)
    await Promise.all(Array.from({ length: Math.min(25, count - first) }, (_, index) => one(first + index)));
  return {
    opened: () => opened,
    open: () => sockets.size,
    closedAfter,
    end() {
      ending = true;
      for (const socket of sockets) socket.destroy();
    },
  };
}

function placeOf(url: string) {
  const { hostname, port } = new URL(url);
  return { host: hostname, port: Number(port) };
}
