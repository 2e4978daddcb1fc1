import type { MiddlewareHandler } from 'hono';
import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../shared/contract/errors.ts';
import { addressGroup } from '../auth/address-group.ts';
import type { Caller, Principal } from '../rpc/context.ts';
import type { Exchange } from './exchange.ts';

/** How much one caller may ask (decisions table of the security page); the sign-in throttle is the core's. */
export interface RequestLimits {
  /** Requests per second of an address that nobody is signed in from. */
  readonly anonymousPerSecond: number;
  /** So many may come at once. */
  readonly anonymousBurst: number;
  /** Requests per second of one session. */
  readonly sessionPerSecond: number;
  /** Requests of one session at the same time. */
  readonly sessionInFlight: number;
}

/** The limits unless a profile says otherwise. */
export const defaultLimits: RequestLimits = {
  anonymousPerSecond: 20,
  anonymousBurst: 40,
  sessionPerSecond: 1000,
  sessionInFlight: 64,
};

/** Who is asking too much: a session by its id, everybody else by address. A made-up cookie is nobody's session. */
export function rateGate(deps: {
  readonly limits: RequestLimits;
  readonly authenticate: (caller: Caller) => Principal | null;
}): MiddlewareHandler<Exchange> {
  const { limits } = deps;
  const anonymous = new BurstyRateLimiter(
    new RateLimiterMemory({ keyPrefix: 'anonymous', points: limits.anonymousPerSecond, duration: 1 }),
    new RateLimiterMemory({
      keyPrefix: 'burst',
      points: limits.anonymousBurst - limits.anonymousPerSecond,
      duration: 10,
    }),
  );
  const sessions = new RateLimiterMemory({ keyPrefix: 'session', points: limits.sessionPerSecond, duration: 1 });
  const inFlight = new Map<number, number>();

  return async (c, next) => {
    const caller = c.get('caller');
    const asking = caller.session?.token ? deps.authenticate({ ...caller, background: true }) : null;
    c.set('asking', asking);
    c.env?.noteAccount?.(asking?.accountId ?? null);
    const session = asking?.sessionId ?? null;
    if (session === null) {
      await consume(anonymous, addressGroup(caller.address ?? 'local'));
      return next();
    }
    await consume(sessions, String(session));
    const present = inFlight.get(session) ?? 0;
    if (present >= limits.sessionInFlight) throw tooMany(1);
    inFlight.set(session, present + 1);
    try {
      await next();
    } finally {
      const left = (inFlight.get(session) ?? 1) - 1;
      if (left > 0) inFlight.set(session, left);
      else inFlight.delete(session);
    }
  };
}

async function consume(limiter: Pick<RateLimiterMemory, 'consume'>, key: string): Promise<void> {
  try {
    await limiter.consume(key);
  } catch (refused) {
    if (refused instanceof RateLimiterRes) throw tooMany(Math.max(1, Math.ceil(refused.msBeforeNext / 1000)));
    throw refused;
  }
}

function tooMany(retryAfter: number): AppError {
  return new AppError('RATE_LIMITED', 'Too many requests at once. Wait a moment and try again.', {
    details: { retryAfter },
  });
}
