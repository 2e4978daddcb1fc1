import type { Core } from '../core-types.ts';
import type { Arrival } from './arrival.ts';
import { isOurs } from './host-gate.ts';
import { HeaderLines, type PlainAnswer } from './plain-answer.ts';
import { plainReply, type Refusal } from './replies.ts';
import { type ReadBody, readJson } from './request-body.ts';
import { answerCall } from './rpc-route.ts';
import { passing, type Rule } from './rule.ts';
import { beginVisit } from './visit.ts';

/** A request as the socket gives it. */
export interface Incoming {
  readonly method: string;
  /** As it came, with its query. */
  readonly target: string;
  readonly headers: Pick<Headers, 'get'>;
  readonly arrival: Arrival;
  /** Reads the body to its end. */
  readonly read: ReadBody;
}

/** Answers a call without the objects of the web. */
export type PlainCalls = (incoming: Incoming) => Promise<PlainAnswer>;

/** The targets of calls. What is written otherwise, and may mean the same, goes the way of all other requests. */
const calls = /^\/rpc\/[A-Za-z.]{1,100}$/;

/** Whether a request is a call as programs send them, under one of our names. One of which no address can be made is refused elsewhere. */
export function isPlainCall({ method, target, arrival }: Pick<Incoming, 'method' | 'target' | 'arrival'>): boolean {
  return method === 'POST' && calls.test(target) && isOurs(arrival.claimedHosts, arrival.hosts);
}

/** Nearly all requests are calls, and the objects of the web cost more than most of them: the same rules, asked of the socket itself. */
export function createPlainCalls(deps: {
  readonly core: Pick<Core, 'dispatchText'>;
  /** Those in front of `/rpc`, in their order. */
  readonly rules: readonly Rule[];
  readonly refusal: Refusal;
  readonly makeNonce: () => string;
  readonly deadlineMs: number;
}): PlainCalls {
  const { core, rules, refusal, makeNonce, deadlineMs } = deps;
  return ({ method, target: path, headers, arrival, read }) => {
    let bodyUsed = false;
    const visit = beginVisit({ method, url: path, path, headers, arrival, bodyUsed: () => bodyUsed }, makeNonce);
    return passing<PlainAnswer>(rules, visit, {
      async route() {
        const written = await answerCall(core, visit, (maxBytes) => {
          bodyUsed = true;
          return readJson({ headers, body: null }, { maxBytes, deadlineMs }, read);
        });
        return plainReply(written);
      },
      refuse: (cause) => plainReply(refusal(cause, 'POST /rpc')),
      bare: ({ status, headers: lines }) => ({ status, headers: new HeaderLines(lines), text: '' }),
    });
  };
}
