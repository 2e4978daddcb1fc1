import { z } from 'zod';
import { roleIds } from '../../shared/contract/permissions.ts';
import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';
import { UsageError } from './usage.ts';

/** `rems users create NAME`: a local account with a lasting password; without `--role` a viewer. */
export const usersCreate: Command = {
  name: 'users create',
  words: ['NAME'],
  options: {
    role: { type: 'string', multiple: true },
    email: { type: 'string' },
    'password-stdin': { type: 'boolean' },
  },
  async run({ words: [username = ''], options, open, output, secrets }) {
    const roles = z.array(z.enum(roleIds)).safeParse(options.role ?? []);
    if (!roles.success) throw new UsageError(`A role is one of: ${roleIds.join(', ')}.`);
    const { api } = await open();
    const account = await api.accounts.create({
      username,
      roles: roles.data,
      ...(typeof options.email === 'string' && { email: options.email }),
      password: await secrets.newPassword(options['password-stdin'] === true),
    });
    output.result(account, [`Created ${account.username} (${account.roles.join(', ')}).`]);
    return exitCodes.done;
  },
};
