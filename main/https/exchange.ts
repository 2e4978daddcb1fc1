import type { Context } from 'hono';
import type { Arrival } from './arrival.ts';
import type { Visit } from './visit.ts';

/** What Hono carries through the routes of one request. */
export interface Exchange {
  /** From the listener; absent in the desktop window. */
  readonly Bindings: Partial<Arrival>;
  readonly Variables: { readonly visit: Visit };
}

/** The context of a route. */
export type ExchangeContext = Context<Exchange>;
