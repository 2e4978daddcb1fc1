import type { Context } from 'hono';
import type { Caller, Principal } from '../rpc/context.ts';
import type { Arrival } from './arrival.ts';

/** What Hono carries through the routes of one request. */
export interface Exchange {
  /** From the listener; absent in the desktop window. */
  readonly Bindings: Partial<Arrival>;
  readonly Variables: {
    /** Who asks, as far as the transport can tell. */
    readonly caller: Caller;
    /** Who that is, as the rate gate found: it has looked already. */
    readonly asking: Principal | null;
    /** Whether a page of another origin asks, and may (with a token). */
    readonly listedOrigin?: true;
    /** Whether the body was read from the socket itself. */
    readonly bodyRead?: true;
    /** Of this response's content security policy; made when it is first asked for. */
    readonly nonce: () => string;
  };
}

/** The context of a route. */
export type ExchangeContext = Context<Exchange>;
