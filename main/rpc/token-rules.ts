import type { Procedure } from '../../shared/contract/define.ts';
import { AppError } from '../../shared/contract/errors.ts';

/**
 * Refuses what a script never does, whatever its owner may: acts that need a proven password or somebody at the workstation, and whatever
 * asks for no right, unless the contract says that it is meant for scripts.
 *
 * @throws AppError FORBIDDEN
 */
export function requireTokenMay({ access, stepUp, atConsole, byToken }: Procedure): void {
  if (stepUp)
    throw refused(
      'This asks for a password, which a token cannot give. Do it signed in, in a browser or in the window.',
    );
  if (atConsole)
    throw refused('This is done at the workstation itself, not by a token. Go there, or ask somebody who is.');
  if (byToken === false || (access === 'signed-in' && byToken !== true))
    throw refused('This is not meant for tokens. Do it signed in, in a browser or in the window.');
}

/** What a token without the right is told: the right may be missing in the token, or its owner lost it. */
export function rightMissing(): AppError {
  return refused(
    'This token does not carry the right for this, or its owner has lost it. Make one that does, or ask an administrator.',
  );
}

function refused(sentence: string): AppError {
  return new AppError('FORBIDDEN', sentence);
}
