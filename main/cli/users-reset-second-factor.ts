import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';

/** `rems users reset-second-factor NAME`: for who has lost phone and recovery codes; the account's sessions end. */
export const usersResetSecondFactor: Command = {
  name: 'users reset-second-factor',
  words: ['NAME'],
  options: {},
  async run({ words: [account = ''], open, output }) {
    const { api } = await open();
    const reset = await api.accounts.resetSecondFactor({ account });
    output.result(reset, [`${reset.username} signs in without a second factor until a new one is set up.`]);
    return exitCodes.done;
  },
};
