import type { Handler } from 'hono';
import type { Core } from '../core-types.ts';
import type { Exchange } from './exchange.ts';
import { methodNotAllowed, type Refuse, writtenResponse } from './replies.ts';
import { readJson } from './request-body.ts';

/** The largest input of a call; files travel by ticket. Nobody who is not signed in, or is locked, has more to say than a password. */
const maxCallBytes = { signedIn: 5_000_000, anonymous: 64_000 } as const;

/** `POST /rpc/<feature>.<procedure>`: the body is the input, the answer a Reply. */
export function rpcRoute(deps: {
  readonly core: Pick<Core, 'dispatchText'>;
  readonly refuse: Refuse;
  readonly deadlineMs: number;
}): Handler<Exchange> {
  return async (c) => {
    if (c.req.method !== 'POST') return methodNotAllowed(deps.refuse, 'POST');
    const asking = c.get('asking');
    const free = asking !== null && asking.restriction !== 'locked';
    const maxBytes = free ? maxCallBytes.signedIn : maxCallBytes.anonymous;
    const incoming = c.env?.body;
    if (incoming) c.set('bodyRead', true);
    const input = await readJson(c.req.raw, { maxBytes, deadlineMs: deps.deadlineMs }, incoming);
    const written = await deps.core.dispatchText(c.req.path.slice('/rpc/'.length), input, c.get('caller'));
    return writtenResponse(written, c.env?.sendText);
  };
}
