import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';
import { inForce } from './whitelist-list.ts';

/** `rems whitelist import-env`: adds the names of AUTHORIZED_USERS that have no entry; removed ones stay removed. */
export const whitelistImportEnv: Command = {
  name: 'whitelist import-env',
  words: [],
  options: {},
  async run({ open, output }) {
    const { api } = await open();
    const result = await api.whitelist.import({ names: { source: 'environment' } });
    const { added, present, inactive, invalid, state } = result;
    output.result(result, [
      `Added ${added}, already present ${present}, removed earlier and left so ${inactive}, no usernames ${invalid}.`,
      inForce(state),
    ]);
    return exitCodes.done;
  },
};
