import { createHash } from 'node:crypto';
import { AppError } from '../../shared/contract/errors.ts';
import { enrolmentCode } from '../../shared/devices.ts';
import type { Clock } from '../ports.ts';
import type { Tx } from '../rpc/transact.ts';
import { addressGroup } from './address-group.ts';
import type { ThrottleRepository, ThrottleScope } from './throttle-repository.ts';

/** Failures of one account before the first wait, and of one address. */
const failureLimits: Readonly<Record<ThrottleScope, number>> = { account: 5, address: 30 };
const firstWaitSeconds = 60;
/** Longest wait over the network, and at the console, where the owner must get back in within a minute. */
const longestWaitSeconds = { network: 15 * 60, console: 60 } as const;
/** A subject without a failure for this long starts again from nothing. */
const forgetAfterMs = 24 * 3_600_000;
/** Tries that may wait for others to end. */
const maxWaiting = 50;

/** Whose failures are counted: the name that was typed, and the address it came from. */
export interface SignInAttempt {
  /** Folded username; counted whether or not there is such an account, so that the answer tells nothing. */
  readonly username: string;
  /** Null at the console (desktop window, command line): no address limit, and a wait of its own. */
  readonly address: string | null;
}

/**
 * The sign-in throttle of the decisions table: failures only; after 5 for an account or 30 from an address wait 60 s, doubling to
 * 15 min. Kept in the database, so that a restart forgets nothing.
 */
export function createThrottle(deps: { readonly repository: ThrottleRepository; readonly clock: Clock }) {
  const { repository, clock } = deps;
  /** Tries whose password is being verified, by subject. */
  const atWork = new Map<string, number>();
  /** Wakes the tries that wait for others to end. */
  const waiting = new Set<() => void>();

  /** Seconds that a subject must still wait. */
  function blockedFor({ scope, subject }: Subject, longest: number): number {
    const until = repository.read(scope, subject)?.blocked_until;
    const remaining = until ? (Date.parse(until) - clock.now().getTime()) / 1000 : 0;
    // A wait that ends later than any wait may was noted before the clock was set back.
    return remaining > 0 && remaining <= longest ? Math.ceil(remaining) : 0;
  }

  /** Whether as many tries of a subject are at work as may still fail before it must wait. */
  function isFull({ scope, subject }: Subject): boolean {
    const left = Math.max(1, failureLimits[scope] - (repository.read(scope, subject)?.failures ?? 0));
    return (atWork.get(keyOf(scope, subject)) ?? 0) >= left;
  }

  function count(subjects: readonly Subject[], difference: 1 | -1): void {
    for (const { scope, subject } of subjects) {
      const key = keyOf(scope, subject);
      const present = (atWork.get(key) ?? 0) + difference;
      if (present > 0) atWork.set(key, present);
      else atWork.delete(key);
    }
  }

  return {
    /**
     * Lets a try verify its password. No more tries are at work than may still fail, the others wait for them: guessing in parallel
     * gains nothing, and signing in from many windows at once still works.
     *
     * @throws AppError RATE_LIMITED while the account or the address must wait; such a try is neither verified nor counted
     */
    async during<T>(attempt: SignInAttempt, verify: () => Promise<T>): Promise<T> {
      const subjects = subjectsOf(attempt);
      for (;;) {
        const seconds = Math.max(...subjects.map((subject) => blockedFor(subject, longestWait(attempt))));
        if (seconds > 0) throw tooMany(seconds);
        if (!subjects.some(isFull)) break;
        if (waiting.size >= maxWaiting) throw tooMany(1);
        await new Promise<void>((wake) => waiting.add(wake));
      }
      count(subjects, 1);
      try {
        return await verify();
      } finally {
        count(subjects, -1);
        for (const wake of waiting) wake();
        waiting.clear();
      }
    },

    /** Counts one failure, in the transaction that puts it on record; answers which of the two must wait now. */
    fail(_tx: Tx, attempt: SignInAttempt): ThrottleScope[] {
      const now = clock.now();
      const waiting: ThrottleScope[] = [];
      repository.forgetBefore(new Date(now.getTime() - forgetAfterMs).toISOString());
      for (const { scope, subject } of subjectsOf(attempt)) {
        const failures = (repository.read(scope, subject)?.failures ?? 0) + 1;
        const seconds = waitSeconds(failures - failureLimits[scope], longestWait(attempt));
        const blockedUntil = seconds > 0 ? new Date(now.getTime() + seconds * 1000).toISOString() : null;
        repository.write({ scope, subject, failures, at: now.toISOString(), blockedUntil });
        if (blockedUntil !== null) waiting.push(scope);
      }
      return waiting;
    },

    /** Seconds that an address must wait before it tries this again. */
    waitOfAddress: (address: string, what: NamelessTry): number =>
      blockedFor(namelessSubject(address, what), longestWaitSeconds.network),

    /**
     * Counts a failure that belongs to no account, in the transaction that puts it on record; answers the part of the address that
     * must wait now, if it must. A wrong token counts with the failed sign-ins of its address.
     */
    failFrom(_tx: Tx, address: string, what: NamelessTry): string | undefined {
      const { scope, subject } = namelessSubject(address, what);
      const now = clock.now();
      repository.forgetBefore(new Date(now.getTime() - forgetAfterMs).toISOString());
      const failures = (repository.read(scope, subject)?.failures ?? 0) + 1;
      const limit = what === 'enrolment' ? enrolmentCode.tries : failureLimits.address;
      const seconds = waitSeconds(failures - limit, longestWaitSeconds.network);
      const blockedUntil = seconds > 0 ? new Date(now.getTime() + seconds * 1000).toISOString() : null;
      repository.write({ scope, subject, failures, at: now.toISOString(), blockedUntil });
      return blockedUntil === null ? undefined : addressGroup(address);
    },

    /** A proven password clears the account's count, not the address's: one good account must not whitewash guesses at others. */
    succeed(_tx: Tx, attempt: SignInAttempt): void {
      repository.clear('account', accountSubject(attempt));
    },

    /** Ends the wait of an account, at the console and over the network; the addresses keep theirs. */
    lift(_tx: Tx, username: string): void {
      for (const subject of everySubjectOf(username)) repository.clear('account', subject);
    },

    /** Seconds until an account may try again, at the console or over the network; 0 when it does not have to wait. */
    waitOf(username: string): number {
      const [network, console] = everySubjectOf(username);
      return Math.max(
        blockedFor({ scope: 'account', subject: network }, longestWaitSeconds.network),
        blockedFor({ scope: 'account', subject: console }, longestWaitSeconds.console),
      );
    },
  };
}

/** The throttle of {@link createThrottle}. */
export type Throttle = ReturnType<typeof createThrottle>;

/** What can be tried without naming an account. */
type NamelessTry = 'token' | 'enrolment';

interface Subject {
  readonly scope: ThrottleScope;
  readonly subject: string;
}

/**
 * Console and network are counted apart, so that guesses from the network never lock the owner out of the window. The name is kept as a
 * hash only: people type passwords into the wrong field, and those are stored nowhere.
 */
function accountSubject({ address, username }: SignInAttempt): string {
  const name = createHash('sha256').update(username).digest('base64url');
  return `${address === null ? 'console' : 'network'}:${name}`;
}

function everySubjectOf(username: string): [network: string, console: string] {
  return [accountSubject({ username, address: '' }), accountSubject({ username, address: null })];
}

function subjectsOf(attempt: SignInAttempt): Subject[] {
  const account: Subject = { scope: 'account', subject: accountSubject(attempt) };
  return attempt.address === null ? [account] : [account, { scope: 'address', subject: addressGroup(attempt.address) }];
}

function namelessSubject(address: string, what: NamelessTry): Subject {
  const group = addressGroup(address);
  return { scope: 'address', subject: what === 'enrolment' ? `enrolment ${group}` : group };
}

function keyOf(scope: ThrottleScope, subject: string): string {
  return `${scope} ${subject}`;
}

function longestWait({ address }: SignInAttempt): number {
  return address === null ? longestWaitSeconds.console : longestWaitSeconds.network;
}

/** Seconds to wait after a number of failures beyond the limit (0 = the failure that reaches it). */
function waitSeconds(beyond: number, longest: number): number {
  return beyond < 0 ? 0 : Math.min(firstWaitSeconds * 2 ** Math.min(beyond, 10), longest);
}

function tooMany(seconds: number): AppError {
  return new AppError('RATE_LIMITED', `Too many attempts. Wait ${inWords(seconds)} and try again.`, {
    details: { retryAfter: seconds },
  });
}

function inWords(seconds: number): string {
  if (seconds < 60) return seconds === 1 ? '1 second' : `${seconds} seconds`;
  const minutes = Math.ceil(seconds / 60);
  return minutes === 1 ? '1 minute' : `${minutes} minutes`;
}
