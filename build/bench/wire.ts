import { type ClientHttp2Session, connect as connectHttp2 } from 'node:http2';
import { Agent, request as requestHttp1 } from 'node:https';

/** One answer with its whole body. */
export interface Answer {
  readonly status: number;
  readonly setCookie: string | undefined;
  readonly body: Buffer;
}

/** What is sent. */
export interface Question {
  readonly method: 'GET' | 'POST';
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

/** One connection that is kept; requests go one after the other. */
export interface Wire {
  ask(question: Question): Promise<Answer>;
  close(): void;
}

/** HTTP/1.1 with keep-alive. */
export function http1Wire(url: string, ca: string): Wire {
  const agent = new Agent({ keepAlive: true, maxSockets: 1, ca });
  return {
    ask: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const outgoing = requestHttp1(new URL(path, url), { method, agent, headers: { ...headers } }, (incoming) => {
          const chunks: Buffer[] = [];
          incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
          incoming.on('error', reject);
          incoming.on('end', () =>
            resolve({
              status: incoming.statusCode ?? 0,
              setCookie: incoming.headers['set-cookie']?.[0],
              body: Buffer.concat(chunks),
            }),
          );
        });
        outgoing.on('error', reject);
        outgoing.end(body);
      }),
    close: () => agent.destroy(),
  };
}

/**
 * How much a browser lets come before it says that it has read: Chromium's windows of a stream and of a connection. Node's own are 64 kB,
 * so that a list of 200 kB would wait four times until this process comes to it.
 */
const browserWindows = { stream: 6_291_456, connection: 15_728_640 } as const;

/** An HTTP/2 connection with the windows of a browser, which trusts this authority alone. */
export function connectAsBrowser(url: string, ca: string): ClientHttp2Session {
  const session = connectHttp2(url, { ca, settings: { initialWindowSize: browserWindows.stream } });
  session.once('connect', () => session.setLocalWindowSize(browserWindows.connection));
  return session;
}

/** HTTP/2, as browsers speak it. */
export function http2Wire(url: string, ca: string): Wire {
  const session = connectAsBrowser(url, ca);
  return {
    ask: ({ method, path, headers, body }) =>
      new Promise((resolve, reject) => {
        const stream = session.request({ ':method': method, ':path': path, ...headers }, { endStream: !body });
        const chunks: Buffer[] = [];
        let status = 0;
        let setCookie: string | undefined;
        stream.on('response', (fields) => {
          status = Number(fields[':status']);
          setCookie = fields['set-cookie']?.[0];
        });
        stream.on('data', (chunk: Buffer) => chunks.push(chunk));
        stream.on('error', reject);
        stream.on('end', () => resolve({ status, setCookie, body: Buffer.concat(chunks) }));
        if (body) stream.end(body);
      }),
    close: () => session.close(),
  };
}
