import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';

/** `rems users activate NAME`: lets an account sign in again. */
export const usersActivate: Command = {
  name: 'users activate',
  words: ['NAME'],
  options: {},
  async run({ words: [account = ''], open, output }) {
    const { api } = await open();
    const activated = await api.accounts.activate({ account });
    const lines = [`${activated.username} is active.`];
    if (!activated.whitelisted) lines.push('The name is not on the whitelist: rems whitelist add lets it in.');
    output.result(activated, lines);
    return exitCodes.done;
  },
};
