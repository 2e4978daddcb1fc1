import type { DirectoryPerson, DirectoryServer, DirectorySettings } from '../../shared/directory.ts';
import { type AccountObstacle, accountState } from './account-state.ts';
import type { Deadline } from './deadline.ts';
import { type DirectorySession, isBlankPassword } from './directory-session.ts';
import type { DirectoryEntry } from './entry.ts';
import { normalizeLogin } from './login-filter.ts';
import { groupsOfPerson, identityOf } from './person-search.ts';
import { bindPerson, type DirectoryAccess, openAt, type ProofDeps } from './prove.ts';
import { rolesOfGroups } from './role-rules.ts';
import { type Reporter, StageRefused } from './stage-report.ts';

/** Whom a test looks for. */
export interface TestedUser {
  readonly username: string;
  readonly password?: string | undefined;
}

/** Where a person is tried, and who it is as far as the search has found them. */
interface TestedPlace {
  readonly server: DirectoryServer;
  readonly person: DirectoryEntry | null;
  readonly deadline: Deadline;
}

const obstacles: Readonly<Record<AccountObstacle | 'wrong-password', string>> = {
  disabled: 'The account is switched off in the directory.',
  locked: 'The account is locked in the directory, as a rule after wrong passwords.',
  expired: 'The account has expired in the directory.',
  'must-change': 'The password has expired or must be changed in the directory first.',
  'wrong-password': 'The password does not fit.',
};

/** The stages of one person, at the first server that answers. */
export async function testPerson(
  { server, person, deadline }: TestedPlace,
  session: DirectorySession,
  access: DirectoryAccess,
  user: TestedUser | undefined,
  deps: ProofDeps,
  reporter: Reporter,
): Promise<DirectoryPerson | null> {
  const { settings } = access;
  if (!user || !person) {
    reporter.skipRest('userBind', 'Nobody was named. Type a username to try these too.');
    return null;
  }
  const state = accountState(person, deps.clock.now());
  const { password } = user;
  const bind = async () => {
    if (state.obstacle) throw new StageRefused(obstacles[state.obstacle]);
    if (password === undefined) throw new StageRefused(obstacles.locked);
    if (isBlankPassword(password)) throw new StageRefused('An empty password is never tried.');
    const own = await openAt(server, settings, deps, deadline);
    try {
      const refusal = await bindPerson(own, person.dn, password);
      if (refusal !== null && refusal in obstacles) throw new StageRefused(sentenceOfRefusal(refusal, state.marked));
    } finally {
      own.close();
    }
  };
  try {
    if (password === undefined && !state.obstacle && !state.marked)
      reporter.skip('userBind', 'No password was typed. The account is in use.');
    else await reporter.stage('userBind', settings.tls, bind, () => 'The password fits.');
  } catch (cause) {
    if (!(cause instanceof StageRefused)) throw cause;
  }
  return testGroups(session, settings, person, user, deps.rightsOf, reporter);
}

function sentenceOfRefusal(refusal: string, marked: 'locked' | null): string {
  if (refusal === 'wrong-password') return marked ? obstacles.locked : obstacles['wrong-password'];
  return Object.entries(obstacles).find(([name]) => name === refusal)?.[1] ?? obstacles['wrong-password'];
}

async function testGroups(
  session: DirectorySession,
  settings: DirectorySettings,
  person: DirectoryEntry,
  user: TestedUser,
  rightsOf: ProofDeps['rightsOf'],
  reporter: Reporter,
): Promise<DirectoryPerson> {
  const { dn, username, email, displayName } = identityOf(person, settings, normalizeLogin(user.username) ?? '', []);
  let groups: string[] = [];
  let roles: string[] = [];
  const walk = async () => {
    groups = await groupsOfPerson(session, settings, person);
    roles = rolesOfGroups(groups, settings, rightsOf);
    if (roles.length === 0)
      throw new StageRefused('No group gives this person a role, and there is no default role. Map a group to a role.');
  };
  const found = () =>
    settings.groupBaseDn === null
      ? `Groups are left alone. Roles: ${roles.join(', ')}.`
      : `Groups: ${groups.length}. Roles: ${roles.join(', ')}.`;
  try {
    await reporter.stage('groups', settings.tls, walk, found);
  } catch (cause) {
    if (!(cause instanceof StageRefused)) throw cause;
  }
  return { dn, username, email, displayName, groups, roles };
}
