import type { Restriction } from '../../shared/contract/define.ts';
import { type Permission, permissions } from '../../shared/contract/permissions.ts';
import { isBusy } from '../database/sql-errors.ts';
import type { Clock, Log } from '../ports.ts';
import type { Caller, Principal } from '../rpc/context.ts';
import type { Transactor } from '../rpc/transact.ts';
import type { TokenRow, TokensRepository } from './repository.ts';
import { hashOfToken, looksLikeToken } from './token-text.ts';

/** The time of the last use is written at most this often. */
const noteEveryMs = 60_000;

/** What a token's account may do at this moment; undefined when it is out. */
export type StandingOf = (accountId: number) =>
  | {
      readonly username: string;
      readonly permissions: readonly Permission[];
      readonly restriction: Restriction | null;
    }
  | undefined;

/**
 * Whoever sends a personal access token: its account as it stands at each call, with those of its rights that the token carries. It was
 * never proven lately, and has no session.
 */
export function createBearer(deps: {
  readonly repository: TokensRepository;
  readonly standing: StandingOf;
  readonly transactor: Pick<Transactor, 'housekeeping'>;
  readonly clock: Clock;
  readonly log: Log;
}) {
  const { repository, standing, transactor, clock, log } = deps;
  /** When the use of a token was last written, on the clock that never goes back. */
  const noted = new Map<number, number>();

  function principalOf(row: TokenRow | undefined): Principal | null {
    if (!row || row.revoked_at !== null || row.expires_at <= clock.now().toISOString()) return null;
    const account = standing(row.account_id);
    if (!account) return null;
    const scopes = scopesOf(row);
    return {
      accountId: row.account_id,
      name: account.username,
      permissions: new Set(account.permissions.filter((right) => scopes.includes(right))),
      restriction: account.restriction,
      recentlyProven: false,
      sessionId: null,
      sessionHash: null,
      token: { id: row.id, name: row.name, expiresAt: row.expires_at },
    };
  }

  function note(id: number, address: string | null): void {
    const now = clock.monotonic();
    const last = noted.get(id);
    if (last !== undefined && now - last < noteEveryMs) return;
    noted.set(id, now);
    try {
      transactor.housekeeping(() => repository.noteUse({ id, at: clock.now().toISOString(), address }));
    } catch (cause) {
      // The next minute makes up for it; a full disk must not keep a script from reading.
      if (!isBusy(cause)) log.error('the use of a token could not be written', { cause });
    }
  }

  return {
    /** Who sends this token; null when it is none of ours, has ended, or its account is out. */
    authenticate({ bearer, address }: Pick<Caller, 'bearer' | 'address'>): Principal | null {
      if (bearer === undefined || !looksLikeToken(bearer)) return null;
      const row = repository.byHash(hashOfToken(bearer));
      const principal = principalOf(row);
      if (row && principal) note(row.id, address);
      return principal;
    },

    /** The same caller as they stand now; null when the token or the account has ended. */
    present: (tokenId: number): Principal | null => principalOf(repository.byId(tokenId)),

    /** Whether it was one of ours once: its holder guesses nothing. */
    wasOurs: (bearer: string): boolean =>
      looksLikeToken(bearer) && repository.byHash(hashOfToken(bearer)) !== undefined,
  };
}

/** The bearer of {@link createBearer}. */
export type Bearer = ReturnType<typeof createBearer>;

/** The rights of a token; one that a later version does not know any more opens nothing. */
export function scopesOf({ scopes }: Pick<TokenRow, 'scopes'>): Permission[] {
  const stored: unknown = JSON.parse(scopes);
  return permissions.filter((right) => Array.isArray(stored) && stored.includes(right));
}
