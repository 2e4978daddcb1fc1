import type { SessionCarrier } from '../rpc/context.ts';
import type { RequestLimits } from './rate-gate.ts';

/** Behind real TLS: callers are told apart by their address and hold their session in a cookie. */
export interface HttpsProfile {
  readonly kind: 'https';
  /** Other limits than the default ones; load tests state theirs. */
  readonly limits?: Partial<RequestLimits>;
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
