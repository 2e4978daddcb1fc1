import type { NetworkRules } from '../ports.ts';
import type { SessionCarrier } from '../rpc/context.ts';
import type { RequestLimits } from './rate-gate.ts';

/** Behind real TLS: callers are told apart by their address and hold their session in a cookie. */
export interface HttpsProfile {
  readonly kind: 'https';
  /** Other limits than the default ones; load tests state theirs. */
  readonly limits?: Partial<RequestLimits>;
  /** Who may ask; looked at with every request. Private addresses and no other origin when absent. */
  readonly rules?: () => NetworkRules;
  /** PEM of the authority that browsers must trust; null while there is none of our own. */
  readonly authority?: () => string | null;
}

/** Behind `app://bundle` in the desktop window: one caller, whose session the host holds in memory. */
export interface AppProfile {
  readonly kind: 'app';
  readonly session: SessionCarrier;
}

/** Where the app answers. */
export type Profile = HttpsProfile | AppProfile;

/** The only host of the desktop window's own scheme. */
export const appHost = 'bundle';
