import type { IncomingMessage, ServerResponse } from 'node:http';
import { constants, type Http2SecureServer, type Http2ServerRequest, type Http2ServerResponse } from 'node:http2';
import type { AddressInfo, Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Readable } from 'node:stream';
import { getRequestListener } from '@hono/node-server';
import { AppError } from '../../shared/contract/errors.ts';
import type { Log, Random, ServedCertificate } from '../ports.ts';
import { boundAddresses } from '../tls/network-address.ts';
import type { AccessEntry } from './access-line.ts';
import { countWritten, trackAnswer } from './answered.ts';
import type { Arrival } from './arrival.ts';
import { createBatches } from './batches.ts';
import { type ConnectionBook, createConnectionBook, endsOf } from './connections.ts';
import { hostsOf } from './host-gate.ts';
import { drain, trackFlights } from './in-flight.ts';
import { defaultListenerLimits, type ListenerLimits, maxRequestsAtOnce } from './listener-limits.ts';
import type { PlainAnswer } from './plain-answer.ts';
import { type Incoming, isPlainCall } from './plain-calls.ts';
import { RawHeaders } from './raw-headers.ts';
import { createRefusal, createRefuse } from './replies.ts';
import { type CallLimits, gather } from './request-body.ts';
import { createServer } from './secure-server.ts';
import { setSecurityHeaders } from './security-headers.ts';
import { sendPlain } from './send-plain.ts';
import { createStreamTurns } from './stream-turns.ts';
import { tlsOptions } from './tls-options.ts';
import { urlOf } from './url-of.ts';

/** A call as the socket gives it. */
export interface SocketCall extends Incoming {
  readonly headers: RawHeaders;
  readonly body: Readable;
}

/** What a listener is made of. */
export interface ListenerDeps {
  readonly app: {
    fetch(request: Request, arrival: Arrival): Response | Promise<Response>;
    /** Answers calls, which need no Request; all is fetched when absent. */
    calls?(call: SocketCall): Promise<PlainAnswer>;
  };
  readonly certificate: ServedCertificate;
  /** Names and addresses that are answered, without the port; those of the certificate when absent. */
  readonly names?: readonly string[] | undefined;
  /** Counts its connections together with those of other listeners; on its own when absent. */
  readonly book?: ConnectionBook | undefined;
  /** The interface to listen on. */
  readonly host: string;
  /** 0 takes a free one. */
  readonly port: number;
  readonly log: Log;
  readonly random: Random;
  /** Told of every request when it was answered. */
  readonly onAnswered?: ((entry: AccessEntry) => void) | undefined;
  readonly limits?: Partial<ListenerLimits>;
}

/** A running HTTPS listener. */
export interface Listener {
  /** Where this machine itself reaches it. */
  readonly url: string;
  readonly port: number;
  /** Every address it answers under, as `https://…` texts. */
  readonly addresses: readonly string[];
  /** Connections open now. */
  connections(): number;
  /** Requests that it has answered since it was opened. */
  answered(): number;
  /** Serves another certificate from the next handshake on, and answers under its names unless others are given; open connections stay. */
  setCertificate(certificate: ServedCertificate, names?: readonly string[]): void;
  /** Calls back when it fails by itself, with the code or words of the fault; never for `close` and `destroy`. */
  onFailure(listener: (reason: string) => void): void;
  /** Ends at once, without regard for anybody. */
  destroy(): void;
  /** Stops accepting before it returns, lets requests in flight finish (at most ten seconds), closes everything that is idle at once. */
  close(): Promise<void>;
}

/** Versions of a request line that are answered; the parser takes older and stranger ones too. */
const spoken: ReadonlySet<string> = new Set(['1.0', '1.1']);

type FromSocket = IncomingMessage | Http2ServerRequest;
type Outgoing = ServerResponse | Http2ServerResponse;

/** Serves an app over TLS with HTTP/2 and HTTP/1.1; throws what `listen` throws (EADDRINUSE, EACCES). */
export async function createListener(deps: ListenerDeps): Promise<Listener> {
  const { app, log } = deps;
  const limits = { ...defaultListenerLimits, ...deps.limits };
  const connections = (deps.book ?? createConnectionBook(limits, () => new Date())).open();
  const server = createServer(deps.certificate, limits);
  const flights = trackFlights();
  const inTurn = createStreamTurns(maxRequestsAtOnce);
  const batchOf = createBatches();
  const refuse = createRefuse(createRefusal(deps));
  let hosts: ReadonlySet<string> = new Set();
  const arrivals = new WeakMap<Outgoing, Arrival>();
  const failures = new Set<(reason: string) => void>();
  let ending = false;

  async function respond(request: Request, incoming: FromSocket, outgoing: Outgoing): Promise<Response> {
    const arrival = arrivals.get(outgoing);
    const ends = endsOf(socketOf(incoming));
    const response =
      !arrival || connections.isSurplus(ends) ? turnAway(incoming, outgoing) : await app.fetch(request, arrival);
    if (response.headers.get('content-type')?.startsWith('text/event-stream')) flights.isStream(outgoing);
    if ('stream' in incoming) response.headers.delete('connection');
    // What is left of the body would keep the connection for as long as its sender likes.
    else if (!incoming.complete) response.headers.set('connection', 'close');
    return response;
  }

  const answer = getRequestListener(
    // as: the adapter types its environment for either protocol; both carry what is used here.
    (request, { incoming, outgoing }) => respond(request, incoming as FromSocket, outgoing as Outgoing),
    { overrideGlobalObjects: false, errorHandler: (cause) => unroutable(cause) },
  );

  /** A target or host so odd that no request can be made of it. */
  function unroutable(cause: unknown): Response {
    const known = cause instanceof Error && cause.name === 'RequestError';
    return refusal(known ? new AppError('BAD_REQUEST', 'The address of this request is not valid.', { cause }) : cause);
  }

  /** One connection too many: the answer says so, and the connection ends with it. */
  function turnAway(incoming: FromSocket, outgoing: Outgoing): Response {
    const session = 'stream' in incoming ? incoming.stream.session : undefined;
    outgoing.once('close', () => session?.close());
    const response = refusal(
      new AppError('RATE_LIMITED', 'Too many connections are open. Close some, or wait a moment and try again.', {
        details: { retryAfter: 5 },
      }),
    );
    response.headers.set('connection', 'close');
    return response;
  }

  function refusal(cause: unknown): Response {
    const response = refuse(cause, 'listener');
    setSecurityHeaders(response.headers, 'https', () => deps.random.bytes(16).toString('base64'));
    return response;
  }

  async function take(incoming: FromSocket, outgoing: Outgoing): Promise<void> {
    const socket = socketOf(incoming);
    const ends = endsOf(socket);
    const { address, fromItself } = ends;
    const asked = connections.asked(ends);
    const requestId = deps.random.uuid();
    const tell = deps.onAnswered;
    const tracked = tell && trackAnswer({ incoming, outgoing, requestId, address, tell });
    const { rawHeaders, method = '', url: target = '' } = incoming;
    const arrival: Arrival = {
      address,
      fromItself,
      requestId,
      batch: batchOf(socket),
      noteAccount(account, token) {
        asked(account, token);
        tracked?.noteAccount(account, token);
      },
      claimedHosts: claimedHosts(rawHeaders),
      hosts,
      abort: () => cut(incoming, outgoing),
    };
    if (app.calls && isPlainCall({ method, target, arrival }) && !connections.isSurplus(ends)) {
      const headers = new RawHeaders(rawHeaders);
      const read = (most: CallLimits) => gather(incoming, most);
      const answered = await app.calls({ method, target, headers, arrival, body: incoming, read });
      const bytes = sendPlain(incoming, outgoing, answered);
      tracked?.noteBytes(bytes);
      return;
    }
    arrivals.set(outgoing, arrival);
    if (tracked) countWritten(outgoing, tracked.noteBytes);
    await answer(incoming, outgoing);
  }

  server.on('connection', (socket: Socket) => connections.admit(socket));
  // Without the extension that names a protocol it is the old one.
  server.on('secureConnection', (socket) => connections.agreed(socket, socket.alpnProtocol || 'http/1.1'));
  server.on('request', (incoming: FromSocket, outgoing: Outgoing) => {
    // Only proxies are asked for whole addresses, and this is none: made unroutable, it is refused below (row L5).
    const known = 'stream' in incoming || spoken.has(incoming.httpVersion);
    if (!known || !incoming.url?.startsWith('/')) incoming.url = '\\';
    flights.add(incoming, outgoing);
    const answerIt = () =>
      void take(incoming, outgoing).catch((cause: unknown) => {
        log.error('a response could not be written', { cause });
        outgoing.destroy();
      });
    if ('stream' in incoming) inTurn(incoming.stream, answerIt);
    else answerIt();
  });
  server.on('session', (session) => {
    const { remoteAddress, remotePort, localAddress, localPort } = session.socket;
    const end = () => connections.destroy({ remoteAddress, remotePort, localAddress, localPort });
    const first = setTimeout(() => flights.hasAsked(session) || end(), limits.headersMs).unref();
    session.once('close', () => clearTimeout(first));
    session.setTimeout(limits.sessionIdleMs);
    session.on('timeout', () => {
      // While nothing moves on the line the timer comes once only: what is in flight now may be over by the next time.
      if (flights.busy(session)) return session.setTimeout(limits.sessionIdleMs);
      // First politely, so that a request on its way is tried again elsewhere; half-sent headers, or a reader who does not
      // even take the goodbye, would keep it open for ever.
      session.close();
      setTimeout(end, 1_000).unref();
    });
  });

  const watch = setInterval(() => {
    for (const outgoing of flights.stalled(limits.stallMs)) giveUp(outgoing);
  }, limits.checkMs).unref();
  server.once('close', () => clearInterval(watch));

  const port = await listen(server, deps.host, deps.port);
  hosts = hostsOf(deps.names ?? deps.certificate.names, port);
  function failed(reason: string): void {
    if (ending) return;
    for (const failure of failures) failure(reason);
  }
  server.on('error', (cause: NodeJS.ErrnoException) => failed(cause.code ?? cause.name));
  server.on('close', () => failed('closed'));
  const addresses = boundAddresses(deps.host, networkInterfaces()).map((address) => urlOf(address, port));
  return {
    url: urlOf(deps.host === '0.0.0.0' || deps.host === '::' ? 'localhost' : deps.host, port),
    port,
    addresses,
    connections: () => connections.count(),
    answered: () => flights.answered(),
    setCertificate(certificate, names = certificate.names) {
      server.setSecureContext(tlsOptions(certificate));
      hosts = hostsOf(names, port);
    },
    onFailure: (failure) => void failures.add(failure),
    destroy() {
      ending = true;
      server.close();
      connections.destroyAll();
    },
    close() {
      ending = true;
      return drain({ server, connections, flights, limitMs: limits.drainMs });
    },
  };
}

/** The socket of a request: one object for all of a connection, where the request of HTTP/2 makes one for itself. */
function socketOf(incoming: FromSocket): Socket {
  // as: the session has taken a socket of this very class.
  return (('stream' in incoming && incoming.stream.session?.socket) || incoming.socket) as Socket;
}

/** Lets a reader go who does not read. */
function giveUp(outgoing: Outgoing): void {
  if ('stream' in outgoing) outgoing.stream.close(constants.NGHTTP2_CANCEL);
  else outgoing.destroy();
}

/** Ends a response so that the client knows it is not whole: a reset of the one stream, or of the connection. */
function cut(incoming: FromSocket, outgoing: Outgoing): void {
  if ('stream' in incoming) incoming.stream.close(constants.NGHTTP2_INTERNAL_ERROR);
  else outgoing.destroy();
}

function claimedHosts(rawHeaders: readonly string[]): readonly string[] {
  const claimed: string[] = [];
  for (let i = 0; i + 1 < rawHeaders.length; i += 2) {
    const name = rawHeaders[i]?.toLowerCase();
    if (name === 'host' || name === ':authority') claimed.push(rawHeaders[i + 1] ?? '');
  }
  return claimed;
}

function listen(server: Http2SecureServer, host: string, port: number): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      // as: a TCP server's address is always an AddressInfo.
      resolve((server.address() as AddressInfo).port);
    });
  });
}
