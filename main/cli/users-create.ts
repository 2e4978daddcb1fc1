import { z } from 'zod';
import { RoleKey, roleIds } from '../../shared/contract/permissions.ts';
import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage.ts';

/** `rems users create NAME`: a local account with a lasting password, on the whitelist; without `--role` a viewer. */
export const usersCreate: Command = {
  name: 'users create',
  words: ['NAME'],
  options: {
    role: { type: 'string', multiple: true },
    email: { type: 'string' },
    'no-whitelist': { type: 'boolean' },
    'password-stdin': { type: 'boolean' },
  },
  async run({ words: [username = ''], options, open, output, secrets }) {
    const { api } = await open();
    const known = new Set((await api.roles.list({})).items.map(({ id }) => id));
    const roles = z.array(RoleKey.refine((role) => known.has(role))).safeParse(options.role ?? []);
    if (!roles.success) {
      const own = [...known].filter((role) => !(roleIds as readonly string[]).includes(role));
      throw new UsageError(`A role is one of: ${[...roleIds, ...own].join(', ')}.`);
    }
    const account = await api.accounts.create({
      username,
      roles: roles.data,
      ...(typeof options.email === 'string' && { email: options.email }),
      whitelist: options['no-whitelist'] !== true,
      password: await secrets.newPassword(options['password-stdin'] === true),
    });
    output.result(account, [
      `Created ${account.username} (${account.roles.join(', ')})${account.whitelisted ? '' : ', not on the whitelist'}.`,
    ]);
    return exitCodes.done;
  },
};
