import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';

const marks = { ok: 'ok     ', info: 'note   ', problem: 'PROBLEM' } as const;

/** `rems users why NAME`: why a person can or cannot sign in, check by check; ends with 1 when they cannot. */
export const usersWhy: Command = {
  name: 'users why',
  words: ['NAME'],
  options: {},
  async run({ words: [username = ''], open, output }) {
    const { api } = await open();
    const diagnosis = await api.accounts.diagnose({ username });
    output.result(diagnosis, [
      ...diagnosis.findings.map(({ check, state, message }) => `${marks[state]}  ${check}: ${message}`),
      diagnosis.canSignIn ? 'Nothing stands in the way.' : 'This person cannot sign in.',
    ]);
    return diagnosis.canSignIn ? exitCodes.done : exitCodes.refused;
  },
};
