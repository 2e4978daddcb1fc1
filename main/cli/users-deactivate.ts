import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';

/** `rems users deactivate NAME`: keeps an account from signing in; its sessions end at once. */
export const usersDeactivate: Command = {
  name: 'users deactivate',
  words: ['NAME'],
  options: { reason: { type: 'string' } },
  async run({ words: [account = ''], options: { reason }, open, output }) {
    const { api } = await open();
    const deactivated = await api.accounts.deactivate({ account, ...(typeof reason === 'string' && { reason }) });
    output.result(deactivated, [`${deactivated.username} is inactive; its sessions have ended.`]);
    return exitCodes.done;
  },
};
