import { request } from 'node:https';
import type { Reply } from '../../shared/contract/errors.ts';

/** One call to a host from outside of any browser, over TLS that is verified against the host's authority. */
export interface Call {
  readonly url: string;
  /** PEM. */
  readonly authority: string;
  readonly name: string;
  readonly input: unknown;
  /** `__Host-session=…` of whoever calls. */
  readonly cookie?: string;
  /** An access token instead. */
  readonly token?: string;
}

/** What came back. */
export interface Answer {
  readonly reply: Reply<unknown>;
  /** The session that the call began. */
  readonly cookie: string | undefined;
}

/** Calls a procedure. */
export function call({ url, authority, name, input, cookie, token }: Call): Promise<Answer> {
  const headers = {
    'content-type': 'application/json',
    ...(cookie !== undefined && { cookie }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
  return new Promise((resolve, reject) => {
    const sent = request(`${url}/rpc/${name}`, { method: 'POST', headers, ca: authority }, (response) => {
      let body = '';
      response.setEncoding('utf8').on('data', (text: string) => {
        body += text;
      });
      response.on('end', () =>
        // as: the wire; dispatch has parsed the answer.
        resolve({
          reply: JSON.parse(body) as Reply<unknown>,
          cookie: response.headers['set-cookie']?.[0]?.split(';')[0],
        }),
      );
    });
    sent.on('error', reject);
    sent.end(JSON.stringify(input));
  });
}

/** Calls a procedure that must succeed; answers its data. */
export async function mustCall(one: Call): Promise<unknown> {
  const { reply } = await call(one);
  if (!reply.ok) throw new Error(`${one.name}: ${reply.error.code} ${reply.error.message}`);
  return reply.data;
}
