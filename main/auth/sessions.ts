import type { AccessSettings } from '../../shared/access.ts';
import type { Restriction } from '../../shared/contract/define.ts';
import { permissionsOf, rolePermissions } from '../../shared/contract/permissions.ts';
import type { ChangeStamp } from '../database/change-stamp.ts';
import type { Moments } from '../database/moments.ts';
import { isBusy } from '../database/sql-errors.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { Caller, Principal } from '../rpc/context.ts';
import type { Transactor, Tx } from '../rpc/transact.ts';
import type { Gate } from './collaborators.ts';
import { createKnownSessions, hashToken, type KnownSession } from './known-sessions.ts';
import { rolesOf, type SignInAccount } from './repository.ts';
import { type Ages, createSessionAges } from './session-ages.ts';
import type { LiveSession, SessionRepository } from './session-repository.ts';

const hourMs = 3_600_000;
/** No session lasts longer, whatever the setting was (decisions table of the security page). */
const longestSessionMs = 24 * hourMs;
/** The time of the last activity is written at most this often. */
const touchEveryMs = 60_000;
/** A password proven within this time opens acts that ask for it again (row A13). */
const provenForMs = 5 * 60_000;

/** A session token, as its owner gets it and as the database keeps it. */
export interface IssuedToken {
  readonly token: string;
  readonly tokenHash: string;
}

/** An open session as it stands now. */
export interface SessionState {
  readonly row: LiveSession;
  readonly restriction: Restriction | null;
  /** A role asks for a second factor, and there is none. */
  readonly mustEnrol: boolean;
  readonly recentlyProven: boolean;
  readonly expiresAt: Date;
  /** Milliseconds until it locks itself. */
  readonly locksInMs: number;
}

/**
 * Server-side sessions: the caller holds 256 random bits, the database only their hash. What a session may do follows from the tables
 * and the rules of access as they are at each call.
 */
export function createSessions(deps: {
  readonly repository: SessionRepository;
  readonly transactor: Transactor;
  readonly access: { rules(): AccessSettings };
  readonly gate: Pick<Gate, 'admits'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  /** Of the tables that a session and the rules of access are read from. */
  readonly stamp: ChangeStamp;
  readonly moments: Moments;
}) {
  const { repository, transactor, access, gate, clock, random, log } = deps;
  const knownOf = createKnownSessions({ stamp: deps.stamp, moments: deps.moments, read });
  const ages = createSessionAges({ clock });

  /** The session as it stands; undefined when it has outlived the absolute limit. */
  function stateOf(row: LiveSession, rules: AccessSettings, age: Ages): SessionState | undefined {
    const limitMs = rules.sessionHours * hourMs;
    if (age.alive >= limitMs) return undefined;
    const idleMs = rules.idleMinutes * 60_000;
    const locked = row.locked_at !== null || age.idle >= idleMs;
    const mustEnrol = row.second_factor === 0 && rolesOf(row).some((role) => rules.secondFactorRoles.includes(role));
    const owed = row.must_change_password === 1 ? 'password-change' : mustEnrol ? 'second-factor' : null;
    return {
      row,
      restriction: locked ? 'locked' : owed,
      mustEnrol,
      recentlyProven: age.proven <= provenForMs,
      // A limit that was shortened holds for open sessions too; one that was raised does not lengthen them. Few ask.
      get expiresAt() {
        return new Date(Math.min(Date.parse(row.expires_at), Date.parse(row.session_created_at) + limitMs));
      },
      locksInMs: locked ? 0 : idleMs - age.idle,
    };
  }

  function look(row: LiveSession | undefined, known?: AccessSettings): SessionState | undefined {
    if (!row) return undefined;
    const rules = known ?? access.rules();
    // Whoever is no longer on the whitelist, or has come under it now, is out with the next call.
    const admitted = !rules.whitelistEnforced || row.whitelisted === 1 || gate.admits(row.username);
    return admitted ? stateOf(row, rules, ages.of(row)) : undefined;
  }

  function read(tokenHash: string): KnownSession | undefined {
    const row = repository.byToken(tokenHash, clock.now().toISOString());
    if (!row) return undefined;
    const endsAt = Date.parse(row.expires_at);
    return { row, rules: access.rules(), permissions: permissionsOfAccount(row), endsAt };
  }

  /** Every call asks, twice over the network. Time and whitelist are asked each time. */
  function of(
    token: string,
    batch: object | undefined,
  ): { readonly state: SessionState; readonly known: KnownSession } | undefined {
    const known = knownOf(token, batch);
    const state = known && known.endsAt > clock.now().getTime() ? look(known.row, known.rules) : undefined;
    return known && state && { state, known };
  }

  /** A hand on the session, or the discovery that there was none for too long. */
  function note(state: SessionState, background: boolean): void {
    const { row } = state;
    if (state.restriction === 'locked') {
      // Kept, so that neither a longer limit nor a clock set back opens it again.
      if (row.locked_at === null) quietly(() => repository.lock(row.session_id, clock.now().toISOString()));
      return;
    }
    if (background) return;
    ages.active(row);
    if (ages.lag(row) <= touchEveryMs) return;
    const now = clock.now();
    // The row that is kept does not hold it: it is not read again for this.
    if (quietly(() => repository.touch(row.session_id, now.toISOString()))) ages.stored(row, now);
  }

  /**
   * Housekeeping that the next call makes up for while an import holds the write lock; a full disk must not keep anybody from reading.
   * Answers whether it was done.
   */
  function quietly(work: () => unknown): boolean {
    try {
      transactor.housekeeping(work);
      return true;
    } catch (cause) {
      if (!isBusy(cause)) log.error('the times of a session could not be written', { cause });
      return false;
    }
  }

  function issue(): IssuedToken {
    const token = random.bytes(32).toString('base64url');
    return { token, tokenHash: hashToken(token) };
  }

  /** The bounds of rows that are still sessions. */
  function within() {
    const now = clock.now();
    const oldest = new Date(now.getTime() - access.rules().sessionHours * hourMs);
    return { now: now.toISOString(), oldest: oldest.toISOString() };
  }

  return {
    within,

    /** Who calls: the operator of the command line, or the account of an open session. */
    authenticate(caller: Caller): Principal | null {
      if (caller.operator) return operatorPrincipal(caller.operator.name);
      const { session } = caller;
      if (!session?.token) return null;
      const present = of(session.token, caller.batch);
      if (!present) return null;
      note(present.state, caller.background === true);
      return principalOfSession(present.state, present.known.permissions);
    },

    /** The same caller as they stand now, without counting as activity; null when the session or the account has ended. */
    present(principal: Principal): Principal | null {
      if (principal.sessionId === null) return principal.accountId === null ? principal : null;
      const state = look(repository.byId(principal.sessionId, clock.now().toISOString()));
      return state ? principalOfSession(state) : null;
    },

    /** An open session as it stands now. */
    state: (sessionId: number): SessionState | undefined => look(repository.byId(sessionId, clock.now().toISOString())),

    /** Those of some sessions that are open, by id, as they stand now; in one read, for lists. */
    states(sessionIds: readonly number[]): ReadonlyMap<number, SessionState> {
      const rules = access.rules();
      const rows = repository.byIds(sessionIds, clock.now().toISOString());
      const states = rows.flatMap((row) => look(row, rules) ?? []);
      return new Map(states.map((state) => [state.row.session_id, state]));
    },

    /** Inserts a session of an account whose identity was just proven; its token is for the caller alone. */
    begin(
      tx: Tx,
      session: {
        accountId: number;
        origin: string;
        address: string | null;
        device: string | null;
        /** The known browser that it belongs to. */
        deviceId: number | null;
        /** The token of the session that the window or browser had until now: it ends. */
        replaces: string | undefined;
      },
    ): IssuedToken & { readonly sessionId: number; readonly replaced: number | undefined } {
      const { replaces, ...rest } = session;
      const issued = issue();
      const { sessionHours } = access.rules();
      repository.removeOld(within());
      ages.prune(longestSessionMs);
      const replaced = replaces === undefined ? undefined : repository.removeToken(hashToken(replaces));
      const expiresAt = new Date(Date.parse(tx.at) + sessionHours * hourMs).toISOString();
      const sessionId = repository.insert({ ...rest, tokenHash: issued.tokenHash, at: tx.at, expiresAt });
      return { ...issued, sessionId, replaced };
    },

    /** A new token for a session whose owner has just proven the password: the old one is dead, the lock is open (row A9). */
    rotate(tx: Tx, sessionId: number): IssuedToken {
      const issued = issue();
      repository.rotate({ id: sessionId, tokenHash: issued.tokenHash, at: tx.at });
      return issued;
    },

    /** A new token for a session whose owner did not prove everything that is asked of them: the old one is dead, no more. */
    renew(_tx: Tx, sessionId: number): IssuedToken {
      const issued = issue();
      repository.renew({ id: sessionId, tokenHash: issued.tokenHash });
      return issued;
    },

    /** After the commit of {@link rotate}. */
    rotated: (sessionId: number) => ages.proven(sessionId),

    lock: (tx: Tx, sessionId: number): boolean => repository.lock(sessionId, tx.at),
  };
}

/** The sessions of {@link createSessions}. */
export type Sessions = ReturnType<typeof createSessions>;

/** Whoever stands at the command line holds every right but those on patients, which are open to accounts that are answered for. */
function operatorPrincipal(name: string): Principal {
  return {
    accountId: null,
    name,
    permissions: new Set(rolePermissions.administrator),
    restriction: null,
    recentlyProven: true,
    sessionId: null,
    sessionHash: null,
  };
}

function principalOfSession(
  { row, restriction, recentlyProven }: SessionState,
  permissions = permissionsOfAccount(row),
): Principal {
  return {
    accountId: row.id,
    name: row.username,
    permissions,
    restriction,
    recentlyProven,
    sessionId: row.session_id,
    sessionHash: row.token_hash,
  };
}

/** An account whose identity was just proven, as the one who acts. */
export function principalOfAccount(account: SignInAccount): Principal {
  return {
    accountId: account.id,
    name: account.username,
    permissions: permissionsOfAccount(account),
    restriction: null,
    recentlyProven: true,
    sessionId: null,
    sessionHash: null,
  };
}

function permissionsOfAccount(account: SignInAccount): Principal['permissions'] {
  return new Set(permissionsOf(rolesOf(account), account.further?.split(',')));
}
