import type { Me } from '../../shared/auth.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { permissionsOf } from '../../shared/contract/permissions.ts';
import type { PreferencesService } from '../preferences/service.ts';
import { rolesOf } from './repository.ts';
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
    const roles = rolesOf(row);
    const { language, theme } = preferences.of(row.id);
    return {
      userId: row.id,
      username: row.username,
      email: row.email,
      personId: row.person_id,
      source: row.source,
      roles,
      permissions: permissionsOf(roles, row.further?.split(',')),
      mustChangePassword: row.must_change_password === 1,
      mustEnrolSecondFactor: state.mustEnrol,
      secondFactor: row.second_factor === 1,
      language,
      theme,
      lastSignInAt: row.last_sign_in_at,
      sessionExpiresAt: state.expiresAt.toISOString(),
      locksIn: Math.ceil(state.locksInMs / 1000),
    };
  };
}

/** The view of {@link createMeView}. */
export type MeView = ReturnType<typeof createMeView>;
