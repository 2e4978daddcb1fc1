import { createServer, type Socket } from 'node:net';
import type { Duplex } from 'node:stream';
import { createSecureContext, TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import { answerTags, type LdapRequest, message, readRequests, requestTags, result } from './ber.ts';
import { certificates } from './certificates.ts';

/** What a fake server does with a connection: with every request, and as soon as somebody has connected. */
export interface Behaviour {
  connected?(line: Line): void;
  request?(request: LdapRequest, line: Line): void;
}

/** The side of the fake server. */
export interface Line {
  /** Bytes as they are. */
  send(bytes: Buffer): void;
  /** The answer to a request. */
  answer(request: LdapRequest, operation: Buffer): void;
  /** RST instead of a farewell. */
  reset(): void;
  readonly closed: boolean;
  /** Runs until the connection is closed. */
  every(milliseconds: number, work: () => void): void;
}

/** A server on loopback that speaks (almost) LDAP. It is gone when the test ends. */
export interface FakeLdap {
  readonly port: number;
  connections(): number;
  /** Connections that are open now. */
  open(): number;
  /** Bytes that came from the client, before TLS is taken off. */
  bytes(): number;
  /** The names that TLS was asked for; undefined where none was given. */
  serverNames(): readonly (string | undefined)[];
  /** Requests that arrived in clear, and inside TLS. */
  requests(kind?: keyof typeof requestTags): readonly LdapRequest[];
}

/** How much TLS there is: none, from the first byte, or after StartTLS. */
export type Over = 'plain' | 'ldaps' | 'starttls';

const startTlsOid = '1.3.6.1.4.1.1466.20037';

/** Whether a request asks for TLS. */
export function asksForTls({ tag, bytes }: LdapRequest): boolean {
  return tag === requestTags.extended && bytes.includes(startTlsOid);
}

/** Starts a fake server on a free port. */
export async function fakeLdap(behaviour: Behaviour, over: Over = 'plain'): Promise<FakeLdap> {
  const { good } = (await certificates()).servers;
  const secureContext = createSecureContext({ cert: good.certificate, key: good.key });
  const sockets = new Set<Socket>();
  const requests: LdapRequest[] = [];
  const serverNames: (string | undefined)[] = [];
  let connections = 0;
  let bytes = 0;

  const server = createServer((socket) => {
    connections += 1;
    sockets.add(socket);
    socket.on('close', () => sockets.delete(socket));
    // Clients of a hostile server come and go as they like.
    socket.on('error', () => socket.destroy());
    socket.on('data', (chunk) => {
      bytes += chunk.length;
    });
    const secured = () => {
      const tls = new TLSSocket(socket, { isServer: true, secureContext });
      tls.on('error', () => socket.destroy());
      tls.on('secure', () => serverNames.push(typeof tls.servername === 'string' ? tls.servername : undefined));
      serve(tls, socket, behaviour);
    };
    if (over === 'ldaps') secured();
    else if (over === 'plain') serve(socket, socket, behaviour);
    else {
      serve(socket, socket, {
        request(request, line) {
          if (!asksForTls(request)) return;
          line.answer(request, result(answerTags.extended, 0));
          socket.removeAllListeners('data');
          secured();
        },
      });
    }
  });

  function serve(stream: Duplex, socket: Socket, { connected, request }: Behaviour): void {
    let buffer = Buffer.alloc(0);
    const line: Line = {
      send: (data) => void (stream.destroyed || stream.write(data)),
      answer: (asked, operation) => line.send(message(asked.id, operation)),
      reset: () => socket.resetAndDestroy(),
      get closed() {
        return socket.destroyed;
      },
      every(milliseconds, work) {
        const timer = setInterval(work, milliseconds);
        socket.on('close', () => clearInterval(timer));
      },
    };
    connected?.(line);
    stream.on('data', (chunk: Buffer) => {
      const read = readRequests(Buffer.concat([buffer, chunk]));
      buffer = Buffer.from(read.rest);
      requests.push(...read.requests);
      for (const one of read.requests) request?.(one, line);
    });
  }

  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  onTestFinished(async () => {
    for (const socket of sockets) socket.destroy();
    await new Promise((resolve) => server.close(resolve));
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('a listening server has a port');
  return {
    port: address.port,
    connections: () => connections,
    open: () => sockets.size,
    bytes: () => bytes,
    serverNames: () => serverNames,
    requests: (kind) => (kind ? requests.filter(({ tag }) => tag === requestTags[kind]) : requests),
  };
}

/** A port on which nobody listens. */
export async function deadPort(): Promise<number> {
  const server = createServer();
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  await new Promise((resolve) => server.close(resolve));
  if (address === null || typeof address === 'string') throw new Error('a listening server has a port');
  return address.port;
}
