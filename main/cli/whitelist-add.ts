import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';

/** `rems whitelist add NAME`: lets a name in, or in again; the reason is on record (row 000-057). */
export const whitelistAdd: Command = {
  name: 'whitelist add',
  words: ['NAME'],
  options: { reason: { type: 'string' } },
  async run({ words: [username = ''], options: { reason }, open, output }) {
    const { api } = await open();
    const entry = await api.whitelist.add({ username, ...(typeof reason === 'string' && { reason }) });
    const lines = [`${entry.username} is on the whitelist.`];
    if (entry.resembles) {
      lines.push(
        `The account is called ${entry.resembles}; capitals and accents count, so that this does not let it in.`,
      );
    } else if (!entry.account) lines.push('There is no account of this name yet.');
    output.result(entry, lines);
    return exitCodes.done;
  },
};
