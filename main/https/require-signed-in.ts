import type { Restriction } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Core } from '../core-types.ts';
import type { Caller, Principal } from '../rpc/context.ts';
import { requireUnrestricted } from '../rpc/restrictions.ts';

/**
 * Who asks for something that is no call: files, events, the API document.
 *
 * @throws AppError UNAUTHENTICATED, or the code of what the caller owes first, for example LOCKED
 */
export function requireSignedIn(
  core: Pick<Core, 'authenticate'>,
  caller: Caller,
  allowed: readonly Restriction[] = [],
): Principal {
  const principal = core.authenticate(caller);
  if (!principal) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
  requireUnrestricted(principal, allowed);
  return principal;
}
