import type { AccessSettings } from '../../shared/access.ts';
import { createChangeStamp } from '../database/change-stamp.ts';
import type { Db } from '../database/connection.ts';
import { createMoments } from '../database/moments.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { PreferencesService } from '../preferences/service.ts';
import type { Transactor } from '../rpc/transact.ts';
import { createAdmission } from './admission.ts';
import type { CodeChecker, Devices, DirectoryProver, Gate } from './collaborators.ts';
import { createDirectoryAccounts } from './directory-accounts.ts';
import { createDirectoryRefresh } from './directory-refresh.ts';
import { createDirectorySignIn } from './directory-sign-in.ts';
import { createIdentityLock } from './identity-lock.ts';
import { createMeView, createTokenView } from './me-view.ts';
import { createOwnPassword } from './own-password.ts';
import { createOwnSession } from './own-session.ts';
import type { PasswordPolicy } from './password-policy.ts';
import type { Passwords } from './passwords.ts';
import { createProofs } from './proofs.ts';
import { createAuthRepository } from './repository.ts';
import { createAuthService } from './service.ts';
import { createSessionRepository, sessionSources } from './session-repository.ts';
import type { SessionWriter } from './session-writer.ts';
import { createSessions } from './sessions.ts';
import { createSessionsService } from './sessions-service.ts';
import { createSignIn } from './sign-in.ts';
import { createSignInFailures } from './sign-in-failures.ts';
import { createStanding } from './standing.ts';
import type { Throttle } from './throttle.ts';

/** Builds everything behind `auth.*` and the sessions on one connection. */
export function createSigningIn(deps: {
  readonly db: Db;
  readonly transactor: Transactor;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
  readonly access: { rules(): AccessSettings };
  readonly gate: Gate;
  readonly devices: Devices;
  readonly directory: DirectoryProver;
  readonly secondFactor: CodeChecker;
  readonly notices: NoticeWriter;
  readonly passwords: Passwords;
  readonly policy: PasswordPolicy;
  readonly throttle: Throttle;
  readonly sessionWriter: SessionWriter;
  readonly preferences: PreferencesService;
  readonly keys: Pick<DataKeys, 'holdsIdentity' | 'lockIdentity'>;
}) {
  const { db, transactor, clock, random, log, access, gate, devices, directory, secondFactor, notices } = deps;
  const { passwords, policy, throttle, sessionWriter, preferences } = deps;
  const repository = createAuthRepository(db);
  const sessionRows = createSessionRepository(db);
  const stamp = createChangeStamp(db, 'sessions', sessionSources);
  const moments = createMoments(db);
  const sessions = createSessions({
    repository: sessionRows,
    transactor,
    access,
    gate,
    clock,
    random,
    log,
    stamp,
    moments,
  });
  const meOf = createMeView({ sessions, preferences });
  const failures = createSignInFailures({ throttle, notices });
  const proofs = createProofs({ passwords, directory, gate, secondFactor });
  const open = createAdmission({ repository, sessions, gate, devices, proofs, meOf });
  const accounts = createDirectoryAccounts(db);
  const directorySignIn = createDirectorySignIn({ directory, gate, access, accounts, repository, notices });
  const signIn = createSignIn({
    repository,
    passwords,
    gate,
    devices,
    directory: directorySignIn,
    throttle,
    failures,
    open,
    clock,
  });
  const ownSession = createOwnSession({ repository, sessionRows, sessions, throttle, failures, proofs, meOf });
  const ownPassword = createOwnPassword({
    repository,
    sessions,
    sessionWriter,
    ownSession,
    passwords,
    policy,
    throttle,
    failures,
  });
  const auth = createAuthService({
    repository,
    access,
    directory,
    signIn,
    ownSession,
    ownPassword,
    open,
    meOf,
    meOfToken: createTokenView({ repository, preferences }),
  });
  const sessionList = createSessionsService({
    repository: sessionRows,
    accounts: repository,
    sessions,
    writer: sessionWriter,
  });
  const refreshDirectoryAccounts = createDirectoryRefresh({
    directory,
    repository,
    sessions: sessionRows,
    sessionWriter,
    accounts,
    notices,
    transactor,
    clock,
    random,
  });
  const standing = createStanding({ repository, access, gate });
  const identityLock = createIdentityLock({ repository: sessionRows, sessions, keys: deps.keys, clock, log });
  return { auth, sessions, sessionList, identityLock, standing, refreshDirectoryAccounts };
}
