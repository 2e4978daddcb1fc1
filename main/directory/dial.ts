import type { LookupAddress } from 'node:dns';
import { connect, isIP, type Socket } from 'node:net';
import { connect as connectTls, type PeerCertificate, type TLSSocket } from 'node:tls';
import { Client } from 'ldapts';
import type { DirectoryServer, DirectorySettings } from '../../shared/directory.ts';
import type { Deadline } from './deadline.ts';
import { codeOf, DirectoryFault, faultOfSocket, plainText, resultCodeOf } from './faults.ts';
import { guardSocket } from './guarded-stream.ts';
import { bareHost, isLoopbackHost } from './loopback-rules.ts';
import type { NameLookup } from './name-lookup.ts';
import type { Trust } from './trust-rules.ts';

/** How a server is reached. */
export type Protection = Pick<DirectorySettings, 'tls' | 'plainAcknowledged' | 'caPem'>;

/** What is shown of a server's certificate. */
export interface CertificateFacts {
  readonly subject: string;
  readonly names: string;
  readonly validFrom: Date;
  readonly validTo: Date;
}

/** A connection of which it is known that a password may travel over it. */
export interface Line {
  readonly socket: Socket;
  readonly certificate: CertificateFacts | null;
  /** Whether a password may travel now; asked before every bind. */
  safe(): boolean;
}

/** Every address of a server, in the order in which the system tells them. @throws DirectoryFault name-unknown, no-answer */
export async function resolveServer(
  server: DirectoryServer,
  lookup: NameLookup,
  deadline: Deadline,
): Promise<readonly LookupAddress[]> {
  const host = bareHost(server.host);
  const family = isIP(host);
  if (family !== 0) return [{ address: host, family }];
  try {
    return await deadline.race(lookup(host));
  } catch (cause) {
    throw cause instanceof DirectoryFault ? cause : new DirectoryFault('name-unknown', null, cause);
  }
}

/** A TCP connection to the first address that answers; destroyed when the deadline ends. @throws DirectoryFault */
export async function connectServer(
  server: DirectoryServer,
  addresses: readonly LookupAddress[],
  protection: Protection,
  deadline: Deadline,
): Promise<Socket> {
  // Plain connections stay on this machine whatever a name resolves to.
  if (protection.tls === 'plain' && !addresses.every(({ address }) => isLoopbackHost(address)))
    throw new DirectoryFault('not-loopback');
  const [only] = addresses;
  if (!only) throw new DirectoryFault('name-unknown');
  const socket = connect({
    port: server.port,
    host: only.address,
    noDelay: true,
    ...(addresses.length > 1 && {
      autoSelectFamily: true,
      autoSelectFamilyAttemptTimeout: 1000,
      host: bareHost(server.host),
      lookup: (_host, _options, answer) => answer(null, [...addresses]),
    }),
  });
  return settled(socket, 'connect', deadline);
}

/** TLS as the settings ask for it, or the proof that none is needed. Any fault destroys the socket. @throws DirectoryFault */
export async function protectLine(
  socket: Socket,
  server: DirectoryServer,
  protection: Protection,
  trust: Trust,
  deadline: Deadline,
): Promise<Line> {
  try {
    switch (protection.tls) {
      case 'plain':
        if (!protection.plainAcknowledged || !isLoopbackHost(socket.remoteAddress ?? ''))
          throw new DirectoryFault('not-loopback');
        return {
          socket,
          certificate: null,
          safe: () => !socket.destroyed && isLoopbackHost(socket.remoteAddress ?? ''),
        };
      case 'starttls':
        await askForTls(socket, deadline);
        return await startTls(socket, server, protection, trust, deadline);
      case 'ldaps':
        return await startTls(socket, server, protection, trust, deadline);
    }
  } catch (cause) {
    socket.destroy();
    throw faultOfSocket(cause);
  }
}

/**
 * The StartTLS request (RFC 4511, 4.14). Not the library's `startTLS`: on an address it compares the certificate with `localhost` unless
 * the host is handed over, after a refusal its client would go on and bind in clear, and bytes in clear behind the answer are read as
 * answers inside TLS. Here the client ends with the request, and TLS is made on the bare socket.
 */
async function askForTls(socket: Socket, deadline: Deadline): Promise<void> {
  const guard = guardSocket(socket);
  const client = clientOn(guard.stream);
  try {
    await deadline.race(client.exop('1.3.6.1.4.1.1466.20037'));
    guard.release();
  } catch (cause) {
    if (cause instanceof DirectoryFault) throw cause;
    if (resultCodeOf(cause) !== undefined) throw new DirectoryFault('start-tls-refused', null, cause);
    throw faultOfGuard(guard.fault(), cause);
  }
}

async function startTls(
  socket: Socket,
  server: DirectoryServer,
  { caPem }: Protection,
  trust: Trust,
  deadline: Deadline,
): Promise<Line> {
  const host = bareHost(server.host);
  const secured: TLSSocket = connectTls({
    socket,
    // Always named: without it the identity is checked against `localhost`. An address is compared with the addresses in the certificate.
    host,
    ...(isIP(host) === 0 && { servername: host }),
    secureContext: trust.contextFor(caPem),
    minVersion: 'TLSv1.2',
    rejectUnauthorized: true,
  });
  await settled(secured, 'secureConnect', deadline);
  if (!secured.encrypted || !secured.authorized) {
    secured.destroy();
    throw new DirectoryFault('unprotected');
  }
  return {
    socket: secured,
    certificate: factsOf(secured.getPeerCertificate()),
    safe: () => !secured.destroyed && secured.encrypted && secured.authorized,
  };
}

/** A client of the LDAP library on a guarded stream. It gets the stream once: its automatic reconnect would go on without a sign-in. */
export function clientOn(stream: import('node:stream').Duplex): Client {
  let given = false;
  return new Client({
    // Only the scheme counts: no `tlsOptions` here, with which `ldap://` would speak TLS at once.
    url: 'ldap://directory.invalid',
    timeout: 5000,
    connectTimeout: 5000,
    createConnection: () => {
      if (given) throw new DirectoryFault('closed');
      given = true;
      // as: the client uses the stream side of a socket and these two marks of an open one.
      return Object.assign(stream, { connecting: false, readyState: 'open' }) as unknown as Socket;
    },
  });
}

/** The fault behind a request that got no answer. */
export function faultOfGuard(fault: Error | undefined, cause: unknown): DirectoryFault {
  if (fault?.name === 'MalformedAnswer') return new DirectoryFault('malformed', null, fault);
  if (fault) return faultOfSocket(fault);
  if (cause instanceof Error && cause.message.endsWith('timed out'))
    return new DirectoryFault('no-answer', null, cause);
  if (cause instanceof DirectoryFault) return cause;
  // What the library could not read although its form was right.
  return new DirectoryFault('malformed', codeOf(cause) ?? null, cause);
}

/** Waits until a socket is ready, and destroys it when it is not or time is up, then and later. */
function settled<S extends Socket>(socket: S, ready: 'connect' | 'secureConnect', deadline: Deadline): Promise<S> {
  return new Promise((resolve, reject) => {
    const abort = () => {
      socket.destroy();
      fail(deadline.signal.reason);
    };
    const fail = (cause: unknown) => {
      socket.destroy();
      // When time is up the connection below goes first, and TLS on it sees no more than its end.
      reject(faultOfSocket(deadline.signal.aborted ? deadline.signal.reason : cause));
    };
    const closed = () => fail(new DirectoryFault('closed'));
    // The listeners stay: a socket may fail after it was ready, and an error without a listener ends the program.
    socket.on('error', fail);
    socket.once('close', closed);
    socket.once('close', () => deadline.signal.removeEventListener('abort', abort));
    socket.once(ready, () => {
      socket.off('close', closed);
      resolve(socket);
    });
    if (deadline.signal.aborted) abort();
    else deadline.signal.addEventListener('abort', abort, { once: true });
  });
}

function factsOf(certificate: PeerCertificate): CertificateFacts {
  const subject: unknown = certificate.subject?.CN;
  return {
    subject: plainText(typeof subject === 'string' ? subject : '', 200),
    names: plainText(certificate.subjectaltname ?? '', 300),
    validFrom: new Date(certificate.valid_from),
    validTo: new Date(certificate.valid_to),
  };
}
