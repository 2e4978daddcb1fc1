import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';

/** `rems whitelist remove NAME`: takes a name off; the entry stays on record, the sessions of its account end at once. */
export const whitelistRemove: Command = {
  name: 'whitelist remove',
  words: ['NAME'],
  options: { reason: { type: 'string' } },
  async run({ words: [name = ''], options: { reason }, open, output }) {
    const { api } = await open();
    const entry = await api.whitelist.remove({ entry: name, ...(typeof reason === 'string' && { reason }) });
    output.result(entry, [`${entry.username} is off the whitelist.`]);
    return exitCodes.done;
  },
};
