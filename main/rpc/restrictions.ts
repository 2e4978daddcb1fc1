import type { Restriction } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Principal } from './context.ts';

/**
 * Refuses callers who owe something first: a locked session, a temporary password, a second factor that is not enrolled.
 *
 * @throws AppError LOCKED, PASSWORD_CHANGE_REQUIRED or SECOND_FACTOR_REQUIRED unless the restriction is among the allowed ones
 */
export function requireUnrestricted(principal: Principal, allowed: readonly Restriction[] = []): void {
  if (principal.restriction && !allowed.includes(principal.restriction)) {
    throw owed(principal.restriction, principal.name);
  }
}

/** What a caller must do before most procedures answer. */
function owed(restriction: Restriction, name: string): AppError {
  switch (restriction) {
    case 'locked':
      return new AppError('LOCKED', 'This session is locked. Type your password to go on.', {
        details: { lockedAs: name },
      });
    case 'password-change':
      return new AppError('PASSWORD_CHANGE_REQUIRED', 'Change your password before you go on.');
    case 'second-factor':
      return new AppError('SECOND_FACTOR_REQUIRED', 'Set up your second factor before you go on.', {
        details: { secondFactor: 'enrol' },
      });
  }
}
