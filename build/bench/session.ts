import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { clientOf, unwrapReply } from '../../shared/contract/client.ts';
import type { Client } from '../../shared/contract/define.ts';
import type { Reply } from '../../shared/contract/errors.ts';
import type { AppContract } from '../../shared/contract/index.ts';
import type { Account } from './installation.ts';
import { type Answer, http1Wire, http2Wire, type Wire } from './wire.ts';

/** A browser that signed in. */
export interface Session {
  readonly api: Client<AppContract>;
  /** Sends a call and answers how long it took until the last byte was here, milliseconds. */
  time(name: string, input: unknown): Promise<number>;
  upload(path: string, body: Buffer): Promise<void>;
  download(path: string): Promise<Buffer>;
  close(): void;
}

/** Signs in over HTTPS, with the authority of the installation as the only one that is trusted. */
export async function signIn(
  url: string,
  folder: string,
  account: Account,
  protocol: 'http1' | 'http2',
): Promise<Session> {
  const ca = readFileSync(join(folder, 'certs', 'authority.crt'), 'utf8');
  const wire = protocol === 'http1' ? http1Wire(url, ca) : http2Wire(url, ca);
  const { body, setCookie = '' } = await post(wire, 'auth.signIn', account, {});
  unwrapReply(replyOf(body));
  const headers = { cookie: setCookie.split(';', 1)[0] ?? '' };

  return {
    api: clientOf<AppContract>(async (name, input) =>
      unwrapReply(replyOf((await post(wire, name, input, headers)).body)),
    ),
    async time(name, input) {
      const begun = performance.now();
      const { status } = await post(wire, name, input, headers);
      const took = performance.now() - begun;
      if (status !== 200) throw new Error(`${name} was refused with ${status}`);
      return took;
    },
    async upload(path, bytes) {
      const type = { 'content-type': 'text/csv', 'content-length': String(bytes.length) };
      const answer = await wire.ask({ method: 'POST', path, headers: { ...headers, ...type }, body: bytes });
      unwrapReply(replyOf(answer.body));
    },
    async download(path) {
      const answer = await wire.ask({ method: 'GET', path, headers });
      if (answer.status !== 200) throw new Error(`the download was refused with ${answer.status}`);
      return answer.body;
    },
    close: () => wire.close(),
  };
}

function post(wire: Wire, name: string, input: unknown, headers: Readonly<Record<string, string>>): Promise<Answer> {
  const body = JSON.stringify(input);
  return wire.ask({
    method: 'POST',
    path: `/rpc/${name}`,
    headers: { ...headers, 'content-type': 'application/json', 'content-length': String(Buffer.byteLength(body)) },
    body,
  });
}

function replyOf(body: Buffer): Reply<unknown> {
  // as: wire edge; the host answers nothing else.
  return JSON.parse(body.toString('utf8')) as Reply<unknown>;
}
