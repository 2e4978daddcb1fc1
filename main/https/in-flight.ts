import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Http2SecureServer, Http2ServerRequest, Http2ServerResponse, Http2Session } from 'node:http2';
import type { Writable } from 'node:stream';
import type { Connections } from './connections.ts';

type Incoming = IncomingMessage | Http2ServerRequest;
type Outgoing = ServerResponse | Http2ServerResponse;

/** The requests that are being answered. */
export interface Flights {
  add(incoming: Incoming, outgoing: Outgoing): void;
  /** Whether an HTTP/2 session has requests in flight. */
  busy(session: Http2Session): boolean;
  /** Whether it ever had one. */
  hasAsked(session: Http2Session): boolean;
  /** Responses that wait for their reader, and have done so for longer than `ms`. */
  stalled(ms: number): readonly Outgoing[];
  /** Notes that a response is an event stream, which never ends by itself. */
  isStream(outgoing: Outgoing): void;
  endStreams(): void;
  /** Responses that were made whole, since the beginning. */
  answered(): number;
  /** Resolves when nothing is in flight any more. */
  settled(): Promise<void>;
}

/** Keeps book of responses until they are closed. */
export function trackFlights(): Flights {
  /** When each was last seen getting on; monotonic milliseconds. */
  const open = new Map<Outgoing, number>();
  const asked = new WeakSet<Http2Session>();
  const streams = new Set<Outgoing>();
  const sessions = new Map<Http2Session, number>();
  const waiting = new Set<() => void>();
  let answered = 0;

  return {
    add(incoming, outgoing) {
      const session = 'stream' in incoming ? incoming.stream.session : undefined;
      open.set(outgoing, performance.now());
      const writable = writableOf(outgoing);
      writable.on('drain', () => open.set(outgoing, performance.now()));
      if (session) asked.add(session);
      if (session) sessions.set(session, (sessions.get(session) ?? 0) + 1);
      outgoing.once('close', () => {
        if (isWhole(outgoing)) answered += 1;
        open.delete(outgoing);
        streams.delete(outgoing);
        if (session) {
          const left = (sessions.get(session) ?? 1) - 1;
          if (left > 0) sessions.set(session, left);
          else sessions.delete(session);
        }
        if (open.size > 0) return;
        for (const resolve of waiting) resolve();
        waiting.clear();
      });
    },
    busy: (session) => sessions.has(session),
    hasAsked: (session) => asked.has(session),
    stalled(ms) {
      const now = performance.now();
      const waiting: Outgoing[] = [];
      for (const [outgoing, since] of open) {
        if (!waitsForReader(outgoing)) open.set(outgoing, now);
        else if (now - since > ms) waiting.push(outgoing);
      }
      return waiting;
    },
    isStream(outgoing) {
      // Its reader may have gone before the answer came.
      if (open.has(outgoing)) streams.add(outgoing);
    },
    endStreams() {
      for (const outgoing of streams) outgoing.end();
    },
    answered: () => answered,
    settled: () => (open.size === 0 ? Promise.resolve() : new Promise((resolve) => waiting.add(resolve))),
  };
}

/** Whether nothing more can be done for a response than to wait until what was written is taken. */
function waitsForReader(outgoing: Outgoing): boolean {
  return isWhole(outgoing) || writableOf(outgoing).writableNeedDrain;
}

/** Whether the last byte was given to be sent. Whoever resets a stream of HTTP/2 ends it as well. */
function isWhole(outgoing: Outgoing): boolean {
  return 'stream' in outgoing ? outgoing.stream.writableEnded && !outgoing.stream.aborted : outgoing.writableEnded;
}

/** What takes the bytes of an answer. */
function writableOf(outgoing: Outgoing): Writable {
  return 'stream' in outgoing ? outgoing.stream : outgoing;
}

/** The orderly end of a listener: idle connections close at once, requests in flight have until `limitMs`. */
export async function drain(deps: {
  readonly server: Http2SecureServer;
  readonly connections: Connections;
  readonly flights: Flights;
  readonly limitMs: number;
}): Promise<void> {
  const { server, connections, flights, limitMs } = deps;
  if (!server.listening) return;
  // Also closes idle HTTP/1.1 connections, and asks HTTP/2 sessions to end after their last request.
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  flights.endStreams();
  let timer: NodeJS.Timeout | undefined;
  const deadline = new Promise<void>((resolve) => {
    timer = setTimeout(resolve, limitMs);
  });
  await Promise.race([flights.settled(), deadline]);
  clearTimeout(timer);
  // The last bytes are with the operating system once a response is closed, except for what TLS still holds: one turn for that.
  await new Promise((resolve) => setImmediate(resolve));
  connections.destroyAll();
  await closed;
}
