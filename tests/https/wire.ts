import { once } from 'node:events';
import { type ClientHttp2Session, connect as connectHttp2, type OutgoingHttpHeaders } from 'node:http2';
import { type Agent, request } from 'node:https';
import { connect as connectTls, type TLSSocket } from 'node:tls';
import { onTestFinished } from 'vitest';
import { systemRandom } from '../../main/host/system-ports.ts';
import { createListener, type Listener, type ListenerDeps } from '../../main/https/listener.ts';
import { createListenerThread } from '../../main/https/thread/listener-thread.ts';
import type { ServedApp } from '../../main/https/thread/served-requests.ts';
import { ephemeralCertificate } from '../../main/tls/certificate-store.ts';
import { memoryLog } from '../support/ports.ts';

/** A listener on a free port of 127.0.0.1, and what a client needs to trust it. */
export interface TestListener extends Listener {
  readonly authority: string;
  readonly log: ReturnType<typeof memoryLog>;
}

/** Where a client connects, and what it trusts. */
export type Reachable = Pick<TestListener, 'url' | 'port' | 'authority'>;

/** Starts a listener that is closed when the test ends. */
export async function startListener(
  app: ListenerDeps['app'],
  limits: ListenerDeps['limits'] = {},
): Promise<TestListener> {
  const certificate = await ephemeralCertificate(['localhost', '127.0.0.1'], new Date());
  const log = memoryLog();
  const listener = await createListener({
    app,
    certificate,
    host: '127.0.0.1',
    port: 0,
    log,
    random: systemRandom,
    limits,
  });
  onTestFinished(() => listener.close());
  return { ...listener, authority: certificate.authority, log };
}

/** The same in a thread of its own, as hosts have it. */
export async function startThreadListener(
  app: ServedApp,
  limits: ListenerDeps['limits'] = {},
): Promise<Omit<TestListener, 'connections'>> {
  const certificate = await ephemeralCertificate(['localhost', '127.0.0.1'], new Date());
  const log = memoryLog();
  const thread = createListenerThread({
    entry: new URL('../../main/host/listener-worker.ts', import.meta.url),
    log,
  });
  const listener = await thread.open(app, { certificate, host: '127.0.0.1', port: 0, limits });
  onTestFinished(() => thread.close());
  onTestFinished(() => listener.close());
  return { ...listener, authority: certificate.authority, log };
}

/** An answer over HTTP/1.1. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly text: string;
}

/** One request over HTTP/1.1. */
export function ask(
  listener: Reachable,
  path: string,
  options: { method?: string; headers?: Record<string, string>; body?: string | Buffer; agent?: Agent } = {},
): Promise<Answer> {
  const { method = 'GET', headers, body, agent } = options;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      `${listener.url}${path}`,
      { method, ca: listener.authority, ...(headers && { headers }), ...(agent && { agent }) },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('error', reject);
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          }),
        );
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

/** An HTTP/2 session with the listener. */
export async function session(listener: Reachable): Promise<ClientHttp2Session> {
  const client = connectHttp2(listener.url, { ca: listener.authority });
  onTestFinished(() => client.destroy());
  await once(client, 'connect');
  return client;
}

/** One request over HTTP/2; without a body the request is complete at once, `open` leaves it waiting. */
export async function stream(
  client: ClientHttp2Session,
  headers: OutgoingHttpHeaders,
  { body, open = false }: { body?: string | Buffer; open?: boolean } = {},
): Promise<Answer> {
  const request = client.request(headers, { endStream: body === undefined && !open });
  if (body !== undefined) request.end(body);
  return new Promise((resolve, reject) => {
    let answered: OutgoingHttpHeaders = {};
    const chunks: Buffer[] = [];
    request.on('response', (response) => {
      answered = response;
    });
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('error', reject);
    request.on('end', () =>
      resolve({
        status: Number(answered[':status']),
        headers: answered as Answer['headers'], // as: received headers are texts
        text: Buffer.concat(chunks).toString(),
      }),
    );
  });
}

/** A TLS socket that speaks what the test writes. */
export async function tlsSocket(listener: Reachable): Promise<TLSSocket> {
  const socket = connectTls({
    host: '127.0.0.1',
    port: listener.port,
    ca: listener.authority,
    ALPNProtocols: ['http/1.1'],
  });
  onTestFinished(() => void socket.destroy());
  await once(socket, 'secureConnect');
  return socket;
}

/** The end of a connection. A reset is one way of closing, whatever was answered before. */
export function closeOf(socket: TLSSocket): Promise<void> {
  return new Promise((resolve) => void socket.once('close', () => resolve()));
}

/** Writes bytes and reads until the other side closes. */
export async function exchange(listener: Reachable, bytes: string): Promise<string> {
  const socket = await tlsSocket(listener);
  const chunks: Buffer[] = [];
  socket.on('data', (chunk: Buffer) => chunks.push(chunk));
  socket.on('error', () => undefined);
  socket.write(bytes);
  await closeOf(socket);
  return Buffer.concat(chunks).toString();
}
