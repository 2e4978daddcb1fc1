import type { Me } from '../../shared/auth.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { permissionsOf } from '../../shared/contract/permissions.ts';
import type { PreferencesService } from '../preferences/service.ts';
import type { Principal } from '../rpc/context.ts';
import { type AuthRepository, rolesOf, type SignInAccount } from './repository.ts';
import type { Sessions } from './sessions.ts';

/** The signed-in person as their screens see them. */
export function createMeView(deps: {
  readonly sessions: Pick<Sessions, 'state'>;
  readonly preferences: Pick<PreferencesService, 'of'>;
}) {
  const { sessions, preferences } = deps;

  /** @throws AppError UNAUTHENTICATED when the session has ended, or is none (command line) */
  return function meOf(sessionId: number | null): Me {
    const state = sessionId === null ? undefined : sessions.state(sessionId);
    if (!state) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
    const { row } = state;
    return {
      ...ofAccount(row, preferences),
      permissions: permissionsOf(rolesOf(row), row.further?.split(',')),
      mustEnrolSecondFactor: state.mustEnrol,
      sessionExpiresAt: state.expiresAt.toISOString(),
      locksIn: Math.ceil(state.locksInMs / 1000),
    };
  };
}

/** The view of {@link createMeView}. */
export type MeView = ReturnType<typeof createMeView>;

/** The owner of a token as the script sees them: with the rights that the token opens, for as long as it lasts. */
export function createTokenView(deps: {
  readonly repository: Pick<AuthRepository, 'byId'>;
  readonly preferences: Pick<PreferencesService, 'of'>;
}) {
  const { repository, preferences } = deps;

  return function meOfToken({ accountId, permissions, restriction, token }: Principal): Me {
    const row = accountId === null ? undefined : repository.byId(accountId);
    if (!row || !token) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
    return {
      ...ofAccount(row, preferences),
      permissions: [...permissions],
      mustEnrolSecondFactor: restriction === 'second-factor',
      sessionExpiresAt: token.expiresAt,
      // Nothing locks a script.
      locksIn: 0,
    };
  };
}

/** The view of {@link createTokenView}. */
export type TokenView = ReturnType<typeof createTokenView>;

/** What is the account's, whatever stands for it. */
function ofAccount(row: SignInAccount, preferences: Pick<PreferencesService, 'of'>) {
  const { language, theme } = preferences.of(row.id);
  return {
    userId: row.id,
    username: row.username,
    email: row.email,
    personId: row.person_id,
    source: row.source,
    roles: rolesOf(row),
    mustChangePassword: row.must_change_password === 1,
    secondFactor: row.second_factor === 1,
    language,
    theme,
    lastSignInAt: row.last_sign_in_at,
  };
}
