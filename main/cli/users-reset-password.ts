import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';

/** `rems users reset-password NAME`: a password that must be changed at the next sign-in; the account's sessions end. */
export const usersResetPassword: Command = {
  name: 'users reset-password',
  words: ['NAME'],
  options: { 'password-stdin': { type: 'boolean' } },
  async run({ words: [username = ''], options, open, output, secrets }) {
    const { api } = await open();
    const password = await secrets.newPassword(options['password-stdin'] === true);
    const account = await api.accounts.resetPassword({ username, password });
    output.result(account, [`The password of ${account.username} is set; it must be changed at the next sign-in.`]);
    return exitCodes.done;
  },
};
