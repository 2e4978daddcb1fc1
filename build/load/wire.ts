import type { ClientHttp2Session } from 'node:http2';
import { connectAsBrowser } from '../bench/wire.ts';

/** One answer: its status, and its body where it was asked for. */
export interface Answered {
  readonly status: number;
  readonly text: string;
}

/** The connection of one signed-in browser: HTTP/2, kept, many calls at once. */
export interface Browser {
  /** Sends a call; resolves when the last byte is here. Rejects when the connection or the stream breaks. */
  call(procedure: string, input: object, keep?: boolean): Promise<Answered>;
  get(path: string): Promise<Answered>;
  /** Opens `/events` and tells of each chunk; answers how to end it once the host has answered. */
  follow(onChunk: (text: string) => void): Promise<() => void>;
  close(): void;
}

/** Opens a connection that trusts this authority alone. */
export async function openBrowser(options: {
  readonly url: string;
  readonly ca: string;
  readonly cookie: string;
}): Promise<Browser> {
  const { url, ca, cookie } = options;
  let session = connectAsBrowser(url, ca);
  await new Promise<void>((resolve, reject) => {
    session.once('connect', () => resolve());
    session.once('error', reject);
  });
  // What breaks later is seen by the calls on it.
  session.on('error', () => undefined);
  let left = false;
  /** The host closes connections that are idle for a minute; a browser then opens another one with its next call. */
  function present(): ClientHttp2Session {
    if (!left && (session.closed || session.destroyed)) {
      session = connectAsBrowser(url, ca);
      session.on('error', () => undefined);
    }
    return session;
  }
  return {
    call(procedure, input, keep = false) {
      const body = JSON.stringify(input);
      const headers = {
        ':method': 'POST',
        ':path': `/rpc/${procedure}`,
        'content-type': 'application/json',
        'content-length': Buffer.byteLength(body),
        cookie,
      };
      return answerTo(present(), headers, body, keep);
    },
    get: (path) => answerTo(present(), { ':method': 'GET', ':path': path, cookie }, undefined, true),
    follow: (onChunk) =>
      new Promise((resolve, reject) => {
        const stream = present().request({ ':method': 'GET', ':path': '/events', cookie });
        stream.setEncoding('utf8');
        stream.on('error', reject);
        stream.on('data', onChunk);
        stream.on('response', (fields) => {
          const status = Number(fields[':status']);
          if (status === 200) resolve(() => stream.close());
          else reject(new Error(`/events was refused with ${status}`));
        });
      }),
    close() {
      left = true;
      session.destroy();
    },
  };
}

function answerTo(
  session: ClientHttp2Session,
  headers: Readonly<Record<string, string | number>>,
  body: string | undefined,
  keep: boolean,
): Promise<Answered> {
  return new Promise((resolve, reject) => {
    const stream = session.request(headers, { endStream: body === undefined });
    let status = 0;
    let text = '';
    let ended = false;
    if (keep) {
      stream.setEncoding('utf8');
      stream.on('data', (chunk: string) => {
        text += chunk;
      });
    } else {
      stream.resume();
    }
    stream.on('response', (fields) => {
      status = Number(fields[':status']);
    });
    stream.on('error', reject);
    stream.on('end', () => {
      ended = true;
      resolve({ status, text });
    });
    stream.on('close', () => {
      if (!ended) reject(new Error('the answer broke off'));
    });
    if (body !== undefined) stream.end(body);
  });
}
