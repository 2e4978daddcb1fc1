import { AppError } from '../../shared/contract/errors.ts';
import type { Db } from '../database/connection.ts';
import type { Clock } from '../ports.ts';
import type { Transactor } from '../rpc/transact.ts';

/** Failures of one account before the first wait, and of one address. */
export const failureLimits = { account: 5, address: 30 } as const;
const firstWaitSeconds = 60;
/** Longest wait over the network, and at the console, where the owner must get back in within a minute. */
const longestWaitSeconds = { network: 15 * 60, console: 60 } as const;
/** A subject without a failure for this long starts again from nothing. */
const forgetAfterMs = 24 * 3_600_000;

/** Whose failures are counted: the name that was typed, and the address it came from. */
export interface SignInAttempt {
  /** Folded username; counted whether or not there is such an account, so that the answer tells nothing. */
  readonly username: string;
  /** Null at the console (desktop window, command line): no address limit, and a wait of its own. */
  readonly address: string | null;
}

type Scope = keyof typeof failureLimits;
interface Row {
  readonly failures: number;
  readonly last_failure_at: string;
  readonly blocked_until: string | null;
}

/**
 * The sign-in throttle of the decisions table: failures only; after 5 for an account or 30 from an address wait 60 s, doubling to
 * 15 min. Kept in the database, so that a restart forgets nothing.
 */
export function createThrottle(deps: { readonly db: Db; readonly transactor: Transactor; readonly clock: Clock }) {
  const { db, transactor, clock } = deps;
  const read = db.prepare<[Scope, string], Row>(
    'SELECT failures, last_failure_at, blocked_until FROM sign_in_throttle WHERE scope = ? AND subject = ?',
  );
  const write = db.prepare(
    `INSERT INTO sign_in_throttle (scope, subject, failures, last_failure_at, blocked_until)
     VALUES (@scope, @subject, @failures, @at, @blockedUntil)
     ON CONFLICT (scope, subject) DO UPDATE SET failures = @failures, last_failure_at = @at, blocked_until = @blockedUntil`,
  );
  const clear = db.prepare("DELETE FROM sign_in_throttle WHERE scope = 'account' AND subject = ?");
  const forget = db.prepare('DELETE FROM sign_in_throttle WHERE last_failure_at < ?');

  return {
    /** Refuses while the account or the address must wait; such a try is neither verified nor counted. */
    check(attempt: SignInAttempt): void {
      const now = clock.now().getTime();
      const waits = subjects(attempt).map(({ scope, subject }) => {
        const until = read.get(scope, subject)?.blocked_until;
        return until ? Date.parse(until) - now : 0;
      });
      const wait = Math.ceil(Math.max(...waits) / 1000);
      if (wait > 0) {
        throw new AppError('RATE_LIMITED', `Too many attempts. Wait ${inWords(wait)} and try again.`, {
          details: { retryAfter: wait },
        });
      }
    },

    /** Counts one failure. */
    fail(attempt: SignInAttempt): void {
      const now = clock.now();
      transactor.housekeeping(() => {
        forget.run(new Date(now.getTime() - forgetAfterMs).toISOString());
        for (const { scope, subject } of subjects(attempt)) {
          const failures = (read.get(scope, subject)?.failures ?? 0) + 1;
          const seconds = waitSeconds(failures - failureLimits[scope], attempt.address === null);
          const blockedUntil = seconds > 0 ? new Date(now.getTime() + seconds * 1000).toISOString() : null;
          write.run({ scope, subject, failures, at: now.toISOString(), blockedUntil });
        }
      });
    },

    /** A successful sign-in clears the account's count, not the address's: one good account must not whitewash guesses at others. */
    succeed(attempt: SignInAttempt): void {
      transactor.housekeeping(() => clear.run(accountSubject(attempt)));
    },
  };
}

/** The throttle of {@link createThrottle}. */
export type Throttle = ReturnType<typeof createThrottle>;

/** Console and network are counted apart, so that guesses from the network never lock the owner out of the window. */
function accountSubject(attempt: SignInAttempt): string {
  return `${attempt.address === null ? 'console' : 'network'}:${attempt.username}`;
}

function subjects(attempt: SignInAttempt): { scope: Scope; subject: string }[] {
  const account = { scope: 'account' as const, subject: accountSubject(attempt) };
  return attempt.address === null ? [account] : [account, { scope: 'address', subject: attempt.address }];
}

/** Seconds to wait after a number of failures beyond the limit (0 = the failure that reaches it). */
function waitSeconds(beyond: number, atConsole: boolean): number {
  if (beyond < 0) return 0;
  const longest = atConsole ? longestWaitSeconds.console : longestWaitSeconds.network;
  return Math.min(firstWaitSeconds * 2 ** Math.min(beyond, 10), longest);
}

function inWords(seconds: number): string {
  if (seconds < 60) return `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
