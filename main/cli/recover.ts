import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage.ts';

const word = 'ACCEPT';

/** `rems recover`: an administrator decides to go on with data that do not open by themselves; the decision is in the audit trail. */
export const recover: Command = {
  name: 'recover',
  words: [],
  options: {
    'accept-rollback': { type: 'boolean' },
    'older-keyring': { type: 'boolean' },
    yes: { type: 'boolean' },
  },
  async run({ options, open, output, secrets }) {
    const acceptRollback = options['accept-rollback'] === true;
    const olderKeyring = options['older-keyring'] === true;
    if (!acceptRollback && !olderKeyring)
      throw new UsageError('Say what to accept: --accept-rollback, --older-keyring, or both.');
    if (acceptRollback)
      output.message(
        'Records that the anchor knows of and the database does not hold will be given up. A newer backup is the better way.',
      );
    if (olderKeyring)
      output.message(
        'The newest intact predecessor of the keyring becomes the present one; the damaged file is kept beside it.',
      );
    if (options.yes !== true && (await secrets.ask(`Type ${word} to go on: `)).trim() !== word) {
      output.message('Nothing was changed.');
      return exitCodes.refused;
    }
    await open({ accept: { acceptRollback, olderKeyring } });
    output.result({ state: 'READY' }, ['The data open. What was accepted is in the audit trail.']);
    return exitCodes.done;
  },
};
