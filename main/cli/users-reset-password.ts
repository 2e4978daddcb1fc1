import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage.ts';

/** `rems users reset-password NAME`: a password for one sign-in within a day, where it must be changed; the account's sessions end. */
export const usersResetPassword: Command = {
  name: 'users reset-password',
  words: ['NAME'],
  options: { 'password-stdin': { type: 'boolean' }, random: { type: 'boolean' } },
  async run({ words: [name = ''], options, open, output, secrets }) {
    const fromStdin = options['password-stdin'] === true;
    if (fromStdin && options.random === true) throw new UsageError('Choose one of --password-stdin and --random.');
    const { api } = await open();
    const password = options.random === true ? undefined : await secrets.newPassword(fromStdin);
    const { account, temporaryPassword } = await api.accounts.resetPassword({
      account: name,
      ...(password !== undefined && { password }),
    });
    const until = account.passwordExpiresAt;
    const lines = [
      `The password of ${account.username} is set; it must be changed at the next sign-in${until ? `, before ${until}` : ''}.`,
    ];
    if (temporaryPassword === null) output.result(account, lines);
    else output.result({ ...account, temporaryPassword }, [...lines, temporaryPassword]);
    return exitCodes.done;
  },
};
