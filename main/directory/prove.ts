import type { DirectoryServer, DirectorySettings } from '../../shared/directory.ts';
import type { Clock, Random } from '../ports.ts';
import { accountState, obstacleOfRefusal } from './account-state.ts';
import { type DirectoryRefusal, type DirectoryVerdict, refused } from './answers.ts';
import { type Deadline, startDeadline } from './deadline.ts';
import { connectServer, protectLine, resolveServer } from './dial.ts';
import {
  bindService,
  type DirectorySession,
  faultOfResult,
  isBlankPassword,
  openDirectorySession,
} from './directory-session.ts';
import { normalizeDn } from './distinguished-names.ts';
import { DirectoryFault, isOfOneServer, resultCodeOf } from './faults.ts';
import { type LoginFilter, normalizeLogin, parseLoginFilter } from './login-filter.ts';
import type { NameLookup } from './name-lookup.ts';
import { findPerson, groupsOfPerson, identityOf } from './person-search.ts';
import { type RightsOf, rolesOfGroups } from './role-rules.ts';
import type { Trust } from './trust-rules.ts';

/** Milliseconds for one sign-in, every server and connection of it together: an answer within eight seconds, with what is done around it. */
export const proofTime = 7500;

/** What reaches servers: whom to trust, and where names lead. */
export interface Reach {
  readonly trust: Trust;
  readonly lookup: NameLookup;
}

/** What a proof works with. */
export interface ProofDeps extends Reach {
  readonly clock: Clock;
  readonly random: Random;
  readonly rightsOf: RightsOf;
}

/** The settings with the password of the service account; both stay in the core. */
export interface DirectoryAccess {
  readonly settings: DirectorySettings;
  readonly servicePassword: string | null;
}

/** The answer, and the last fault where servers failed on the way to it. */
export interface Proof {
  readonly answer: DirectoryVerdict | null;
  readonly fault: DirectoryFault | null;
}

/**
 * Searches a person and proves their password by a bind of its own, at the first server that answers. Without a password everything but the
 * bind. At most one bind with the typed password, so that our page locks nobody out of their computer.
 */
export async function proveAtServers(
  access: DirectoryAccess,
  username: string,
  password: string | null,
  deps: ProofDeps,
): Promise<Proof> {
  const { settings } = access;
  const login = normalizeLogin(username);
  if (login === undefined) return { answer: refused('not-found'), fault: null };
  // Before anything is sent: many servers answer an empty password with success.
  if (password !== null && isBlankPassword(password)) return { answer: refused('wrong-password'), fault: null };
  const filter = parseLoginFilter(settings.userFilter);
  if (typeof filter === 'string') return { answer: null, fault: new DirectoryFault('filter-unusable') };

  const deadline = startDeadline(proofTime);
  let fault: DirectoryFault | null = null;
  try {
    for (const [index, server] of settings.servers.entries()) {
      // A dead server leaves the others their share of the time.
      const share = deadline.within(deadline.left() / (settings.servers.length - index));
      const attempt: Attempt = { access, server, filter, login, password, share, sent: false };
      try {
        return { answer: await proveAt(attempt, deps), fault: null };
      } catch (cause) {
        if (!(cause instanceof DirectoryFault)) throw cause;
        fault = cause;
        // Once the password is on its way, another server would count a second try.
        if (attempt.sent || !isOfOneServer(cause) || deadline.signal.aborted) break;
      } finally {
        share.end();
      }
    }
  } finally {
    deadline.end();
  }
  return { answer: null, fault: fault ?? new DirectoryFault('name-unknown') };
}

interface Attempt {
  readonly access: DirectoryAccess;
  readonly server: DirectoryServer;
  readonly filter: LoginFilter;
  readonly login: string;
  readonly password: string | null;
  readonly share: Deadline;
  /** Whether the typed password has left this machine. */
  sent: boolean;
}

async function proveAt(attempt: Attempt, deps: ProofDeps): Promise<DirectoryVerdict> {
  const { access, server, filter, login, password, share } = attempt;
  const { settings, servicePassword } = access;
  const service = await openAt(server, settings, deps, share);
  try {
    await bindService(service, settings, servicePassword);
    const person = await findPerson(service, settings, filter, login);
    const present = typeof person === 'string' ? null : person;
    const state = present && accountState(present, deps.clock.now());
    const before: DirectoryRefusal | null = typeof person === 'string' ? person : (state?.obstacle ?? null);
    if (present && normalizeDn(present.dn) === undefined) throw new DirectoryFault('malformed');
    if (present && before === null) identityOf(present, settings, login, []);

    if (password !== null) {
      // Who is not there, or may not, costs as much time as who is: a bind that no account can answer to.
      const dn = present && before === null ? present.dn : `cn=${deps.random.uuid()},${settings.userBaseDn}`;
      attempt.sent = true;
      const refusal = await provePassword(dn, password, attempt, deps);
      if (before !== null) return refused(before);
      if (refusal !== null) return refused(refusal === 'wrong-password' ? (state?.marked ?? refusal) : refusal);
    } else if (before !== null || state?.marked) return refused(before ?? 'locked');
    if (!present) return refused('not-found');

    const roles = rolesOfGroups(await groupsOfPerson(service, settings, present), settings, deps.rightsOf);
    if (roles.length === 0) return refused('no-role');
    return { outcome: password === null ? 'found' : 'proven', identity: identityOf(present, settings, login, roles) };
  } finally {
    service.close();
  }
}

/** A bind on a connection of its own, which asks nothing else; null when the password fits. @throws DirectoryFault */
async function provePassword(
  dn: string,
  password: string,
  { server, access, share }: Pick<Attempt, 'server' | 'access' | 'share'>,
  reach: Reach,
): Promise<DirectoryRefusal | null> {
  const session = await openAt(server, access.settings, reach, share);
  try {
    return await bindPerson(session, dn, password);
  } finally {
    session.close();
  }
}

/** Binds as a person; null when the password fits. @throws DirectoryFault */
export async function bindPerson(
  session: DirectorySession,
  dn: string,
  password: string,
): Promise<DirectoryRefusal | null> {
  try {
    await session.bind(dn, password);
  } catch (cause) {
    const code = resultCodeOf(cause);
    // Wrong password, no such entry, none to compare with, name that is none; locked (19) and inactive (53) at 389 Directory Server.
    if (code === undefined || ![19, 32, 34, 48, 49, 53].includes(code)) throw faultOfResult(cause);
    return obstacleOfRefusal(code, cause instanceof Error ? cause.message : '') ?? 'wrong-password';
  }
  // A success that made us nobody is none (RFC 4513, 6.3.1).
  const who = await session.whoAmI();
  return who === undefined || !/^(dn:|u:)?\s*$/i.test(who) ? null : 'wrong-password';
}

/** A protected connection to one server. @throws DirectoryFault */
export async function openAt(
  server: DirectoryServer,
  settings: DirectorySettings,
  { trust, lookup }: Reach,
  deadline: Deadline,
): Promise<DirectorySession> {
  const socket = await connectServer(server, await resolveServer(server, lookup, deadline), settings, deadline);
  return openDirectorySession(await protectLine(socket, server, settings, trust, deadline), deadline);
}
