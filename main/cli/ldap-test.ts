import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';
import { table } from './output.ts';
import { UsageError } from './usage.ts';

/** `rems ldap test`: tries the saved directory settings stage by stage, with `--user` down to the groups of a person. */
export const ldapTest: Command = {
  name: 'ldap test',
  words: [],
  options: { user: { type: 'string' }, 'password-stdin': { type: 'boolean' } },
  async run({ options, open, output, secrets }) {
    const username = typeof options.user === 'string' ? options.user : undefined;
    const withPassword = options['password-stdin'] === true;
    if (withPassword && username === undefined) throw new UsageError('Say whose password it is: --user NAME.');
    const { api } = await open();
    const password = withPassword ? await secrets.line('the password') : undefined;
    const result = await api.directory.testSaved(
      username === undefined ? {} : { user: { username, ...(password !== undefined && { password }) } },
    );
    const rows = result.stages.map(({ server, stage, state, milliseconds, message }) => [
      server,
      stage,
      state,
      state === 'skipped' ? '' : `${milliseconds} ms`,
      message,
    ]);
    const { person } = result;
    output.result(result, [
      ...table(['server', 'stage', 'state', 'time', ''], rows),
      ...(person ? ['', `${person.username}: ${person.dn}`, ...person.groups.map((dn) => `  member of ${dn}`)] : []),
    ]);
    if (!result.ok) output.message('At least one stage failed.');
    return result.ok ? exitCodes.done : exitCodes.refused;
  },
};
