import type { Caller, Principal } from '../rpc/context.ts';
import type { Arrival } from './arrival.ts';

/** A request on its way through the rules: what it is, whatever carries it, and what they have found so far. */
export interface Visit {
  readonly method: string;
  /** As it was asked for. */
  readonly url: string;
  /** Of the target, without its query. */
  readonly path: string;
  readonly headers: Pick<Headers, 'get'>;
  /** From the listener; empty in the desktop window. */
  readonly arrival: Partial<Arrival>;
  /** Whether the body was read, or is being read. */
  readonly bodyUsed: () => boolean;
  /** Of this answer's content security policy; made when it is first asked for. */
  readonly nonce: () => string;
  /** Who asks, as far as the transport can tell; nobody before it was looked at. */
  caller: Caller;
  /** Who that is, as the rate gate found: it has looked already. */
  asking: Principal | null;
  /** Whether a page of another origin asks, and may (with a token). */
  listedOrigin: boolean;
}

/** A visit at its beginning. */
export function beginVisit(
  request: Pick<Visit, 'method' | 'url' | 'path' | 'headers' | 'arrival' | 'bodyUsed'>,
  makeNonce: () => string,
): Visit {
  const { method, url, path, headers, arrival, bodyUsed } = request;
  let nonce: string | undefined;
  return {
    method,
    url,
    path,
    headers,
    arrival,
    bodyUsed,
    nonce() {
      nonce ??= makeNonce();
      return nonce;
    },
    caller: nobody,
    asking: null,
    listedOrigin: false,
  };
}

const nobody: Caller = { origin: 'https', address: null, session: null };
