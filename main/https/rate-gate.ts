import { BurstyRateLimiter, RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { AppError } from '../../shared/contract/errors.ts';
import { addressGroup } from '../auth/address-group.ts';
import { type Caller, type Holder, holderOf, type Principal } from '../rpc/context.ts';
import type { Rule } from './rule.ts';

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

/** Under attack (row 004-118). */
const protectedLimits = { anonymousPerSecond: 5, anonymousBurst: 10, sessionPerSecond: 5, sessionBurst: 10 } as const;
/** Sign-ins a minute of one address under attack, successful or not (row 002-051). */
const protectedSignIns = 5;
const signInPath = '/rpc/auth.signIn';

/** Who is asking too much: a session or a token by its id, everybody else by address. A made-up cookie is nobody's session. */
export function rateGate(deps: {
  readonly limits: RequestLimits;
  /** Whether the narrow limits hold now. */
  readonly protecting: () => boolean;
  readonly authenticate: (caller: Caller) => Principal | null;
  /** Answers whoever sent a token that opens nothing, by throwing. */
  readonly refuseToken: (caller: Caller) => void;
}): Rule {
  const { limits } = deps;
  const usual = createLimiters({ ...limits, sessionBurst: limits.sessionPerSecond });
  const narrow = createLimiters(protectedLimits);
  const signIns = new RateLimiterMemory({ keyPrefix: 'sign-in', points: protectedSignIns, duration: 60 });
  const inFlight = new Map<Holder, number>();

  return async (visit) => {
    const { caller, arrival, path } = visit;
    const sent = caller.session?.token ?? caller.bearer;
    const asking = sent === undefined ? null : deps.authenticate({ ...caller, background: true });
    visit.asking = asking;
    arrival.noteAccount?.(asking?.accountId ?? null, asking?.token?.id ?? null);
    const holder = asking && holderOf(asking);
    const protecting = deps.protecting();
    const { anonymous, sessions } = protecting ? narrow : usual;
    const address = addressGroup(caller.address ?? 'local');
    if (protecting && path === signInPath) await consume(signIns, address);
    if (holder === null) {
      await consume(anonymous, address);
      if (caller.bearer !== undefined && path !== '/health') deps.refuseToken(caller);
      return undefined;
    }
    await consume(sessions, String(holder));
    const present = inFlight.get(holder) ?? 0;
    if (present >= limits.sessionInFlight) throw tooMany(1);
    inFlight.set(holder, present + 1);
    return {
      leave() {
        const left = (inFlight.get(holder) ?? 1) - 1;
        if (left > 0) inFlight.set(holder, left);
        else inFlight.delete(holder);
      },
    };
  };
}

function createLimiters(limits: typeof protectedLimits | (RequestLimits & { readonly sessionBurst: number })) {
  return {
    anonymous: bursty('anonymous', limits.anonymousPerSecond, limits.anonymousBurst),
    sessions: bursty('session', limits.sessionPerSecond, limits.sessionBurst),
  };
}

/** So many in a second, and once in ten seconds as many more as the burst has above that. */
function bursty(keyPrefix: string, perSecond: number, burst: number): BurstyRateLimiter {
  return new BurstyRateLimiter(
    new RateLimiterMemory({ keyPrefix, points: perSecond, duration: 1 }),
    new RateLimiterMemory({ keyPrefix: `${keyPrefix}-burst`, points: burst - perSecond, duration: 10 }),
  );
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
