import { createHash } from 'node:crypto';
import { permissions, permissionsOf } from '../../shared/contract/permissions.ts';
import { isBusy } from '../database/sql-errors.ts';
import type { Clock, Random } from '../ports.ts';
import type { Caller, Principal } from '../rpc/context.ts';
import type { Transactor } from '../rpc/transact.ts';
import { type AuthRepository, rolesOf, type SignInAccount } from './repository.ts';

/** Absolute life of a session (decisions table of the security page). */
const sessionHours = 12;
const touchEveryMs = 60_000;

/** Server-side sessions: the caller holds 256 random bits, the database only their hash. */
export function createSessions(deps: {
  readonly repository: AuthRepository;
  readonly transactor: Transactor;
  readonly clock: Clock;
  readonly random: Random;
}) {
  const { repository, transactor, clock, random } = deps;

  return {
    /** A fresh token and when it ends; the row is inserted by the sign-in's own transaction. */
    issue() {
      const token = random.bytes(32).toString('base64url');
      const expiresAt = new Date(clock.now().getTime() + sessionHours * 3_600_000);
      return { token, tokenHash: hashToken(token), expiresAt };
    },

    /** Who calls: the operator of the command line, or the account of a live session. */
    authenticate(caller: Caller): Principal | null {
      if (caller.operator) {
        return {
          accountId: null,
          name: caller.operator.name,
          permissions: new Set(permissions),
          mustChangePassword: false,
          sessionHash: null,
        };
      }
      const token = caller.session?.token;
      if (!token) return null;
      const now = clock.now();
      const row = repository.liveSession(hashToken(token), now.toISOString());
      if (!row) return null;
      if (!caller.background && now.getTime() - Date.parse(row.last_seen_at) > touchEveryMs) touch(row.token_hash, now);
      return principalOfAccount(row, row.token_hash);
    },
  };

  function touch(tokenHash: string, now: Date): void {
    try {
      transactor.housekeeping(() => repository.touchSession(tokenHash, now.toISOString()));
    } catch (cause) {
      // An import holds the write lock; the next call notes the time.
      if (!isBusy(cause)) throw cause;
    }
  }
}

/** An account as the one who acts. */
export function principalOfAccount(account: SignInAccount, sessionHash: string | null): Principal {
  return {
    accountId: account.id,
    name: account.username,
    permissions: new Set(permissionsOf(rolesOf(account))),
    mustChangePassword: account.must_change_password === 1,
    sessionHash,
  };
}

/** The sessions of {@link createSessions}. */
export type Sessions = ReturnType<typeof createSessions>;

/** What the database keeps of a token. */
export function hashToken(token: string): string {
  return createHash('sha256').update(token).digest('hex');
}
