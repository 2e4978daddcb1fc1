import { z } from 'zod';
import { NewPassword, Username } from './auth.ts';
import { mutation, query } from './contract/define.ts';
import { roleIds } from './contract/permissions.ts';
import { Instant } from './dates.ts';
import { Paging, RecordId, Search } from './lists.ts';

/** An account: who may sign in. Passwords and hashes never leave the core. */
export const Account = z.object({
  id: RecordId,
  username: z.string(),
  email: z.string().nullable(),
  roles: z.array(z.enum(roleIds)),
  source: z.enum(['local', 'directory']),
  active: z.boolean(),
  mustChangePassword: z.boolean(),
  lastSignInAt: Instant.nullable(),
  createdAt: Instant,
  version: z.int(),
});
export type Account = z.infer<typeof Account>;

/** Administration of accounts. */
export const accountsContract = {
  list: query({
    access: 'accounts:manage',
    summary: 'Accounts by username.',
    input: z.strictObject({ search: Search.optional(), ...Paging }),
    output: z.object({ items: z.array(Account), total: z.int() }),
  }),
  create: mutation({
    access: 'accounts:manage',
    summary: 'Creates a local account with a lasting password; without roles it is a viewer.',
    input: z.strictObject({
      username: Username,
      email: z.email().max(200).nullable().optional(),
      roles: z.array(z.enum(roleIds)).max(roleIds.length).optional(),
      password: NewPassword,
    }),
    output: Account,
  }),
  resetPassword: mutation({
    access: 'accounts:manage',
    summary: 'Sets a password that must be changed at the next sign-in, and ends the sessions of the account.',
    input: z.strictObject({ username: z.string().max(200), password: NewPassword }),
    output: Account,
  }),
};
