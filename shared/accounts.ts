import { z } from 'zod';
import { signInMethods, Username } from './auth.ts';
import { mutation, query } from './contract/define.ts';
import { permissions, RoleKey } from './contract/permissions.ts';
import { Instant } from './dates.ts';
import { Paging, RecordId, RowVersion, Search } from './lists.ts';
import { NewPassword } from './password-rules.ts';

/** An account: who may sign in. Passwords and hashes never leave the core. */
export const Account = z.object({
  id: RecordId,
  username: z.string(),
  email: z.string().nullable(),
  person: z.object({ id: RecordId, name: z.string() }).nullable(),
  /** Given by an administrator, and through groups of the directory. */
  roles: z.array(RoleKey),
  /** Those of {@link Account.roles} that come from groups of the directory. */
  directoryRoles: z.array(RoleKey),
  source: z.enum(signInMethods),
  active: z.boolean(),
  whitelisted: z.boolean(),
  secondFactor: z.boolean(),
  mustChangePassword: z.boolean(),
  /** Until when the temporary password opens; null when the password lasts. */
  passwordExpiresAt: Instant.nullable(),
  lastSignInAt: Instant.nullable(),
  createdAt: Instant,
  updatedAt: Instant,
  version: z.int(),
});
export type Account = z.infer<typeof Account>;

/** Names an account by id or by username, whatever the case. */
export const AccountRef = z.union([RecordId, z.string().min(1).max(200)]);
export type AccountRef = z.infer<typeof AccountRef>;

const Email = z.email('This is not an e-mail address.').max(200);
const Roles = z.array(RoleKey).max(50);

/** A right with the roles that give it. */
export const ExplainedPermission = z.object({ permission: z.enum(permissions), roles: z.array(RoleKey) });
export type ExplainedPermission = z.infer<typeof ExplainedPermission>;

/** What was looked at, in the order in which signing in looks at it. */
const diagnosisChecks = [
  'account',
  'active',
  'whitelist',
  'method',
  'password',
  'throttle',
  'second-factor',
  'rights',
  'directory',
  'sessions',
] as const;

/** One finding of the diagnosis: a sentence that says what is so, and what to do when it stands in the way. */
export const DiagnosisFinding = z.object({
  check: z.enum(diagnosisChecks),
  state: z.enum(['ok', 'problem', 'info']),
  message: z.string(),
});
export type DiagnosisFinding = z.infer<typeof DiagnosisFinding>;

/** Administration of accounts. Nobody edits their own rights, and the last active administrator stays. */
export const accountsContract = {
  list: query({
    access: 'accounts:manage',
    summary: 'Accounts by username.',
    input: z.strictObject({
      search: Search.optional(),
      state: z.enum(['active', 'inactive']).optional(),
      source: z.enum(signInMethods).optional(),
      role: RoleKey.optional(),
      ...Paging,
    }),
    output: z.object({ items: z.array(Account), total: z.int() }),
  }),
  get: query({
    access: 'accounts:manage',
    summary: 'One account; whether it may be deleted or only deactivated.',
    input: z.strictObject({ account: AccountRef }),
    output: Account.extend({
      /** No history: it may be deleted. */
      deletable: z.boolean(),
      /** The account of the one who asks. */
      own: z.boolean(),
      /** How many patients it created, archived ones included. */
      patients: z.int(),
    }),
  }),
  create: mutation({
    access: 'accounts:manage',
    stepUp: true,
    summary: 'Creates an account and puts it on the whitelist; without roles it is a viewer.',
    input: z.strictObject({
      username: Username,
      email: Email.nullable().optional(),
      personId: RecordId.nullable().optional(),
      roles: Roles.optional(),
      source: z.enum(signInMethods).default('local'),
      /** Local accounts only, where it is required. */
      password: NewPassword.optional(),
      /** The password must be changed at the first sign-in, which must happen within 24 hours. */
      temporary: z.boolean().default(false),
      whitelist: z.boolean().default(true),
    }),
    output: Account,
  }),
  update: mutation({
    access: 'accounts:manage',
    summary: 'Changes the e-mail address or the person of an account.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      email: Email.nullable().optional(),
      personId: RecordId.nullable().optional(),
    }),
    output: Account,
  }),
  setRoles: mutation({
    access: 'accounts:manage',
    stepUp: true,
    summary: 'Replaces the roles that were given by hand; the sessions of the account end.',
    input: z.strictObject({ id: RecordId, version: RowVersion, roles: Roles }),
    output: Account,
  }),
  activate: mutation({
    access: 'accounts:manage',
    summary: 'Lets an account sign in again.',
    input: z.strictObject({ account: AccountRef }),
    output: Account,
  }),
  deactivate: mutation({
    access: 'accounts:manage',
    summary: 'Keeps an account from signing in and ends its sessions at once.',
    input: z.strictObject({ account: AccountRef, reason: z.string().trim().max(255).optional() }),
    output: Account,
  }),
  remove: mutation({
    access: 'accounts:manage',
    summary: 'Deletes an account without history.',
    input: z.strictObject({ account: AccountRef }),
    output: z.object({}),
  }),
  resetPassword: mutation({
    access: 'accounts:manage',
    stepUp: true,
    summary:
      'Sets a temporary password that must be changed at the next sign-in, and ends the sessions of the account.',
    input: z.strictObject({
      account: AccountRef,
      /** Absent: a random one is made and answered, once. */
      password: NewPassword.optional(),
    }),
    output: z.object({ account: Account, temporaryPassword: z.string().nullable() }),
  }),
  changeSource: mutation({
    access: 'accounts:manage',
    stepUp: true,
    summary: 'Moves an account between this installation and the directory; its sessions end.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      source: z.enum(signInMethods),
      /** Towards `local`: the temporary password. */
      password: NewPassword.optional(),
    }),
    output: Account,
  }),
  resetSecondFactor: mutation({
    access: 'accounts:manage',
    stepUp: true,
    summary: 'Takes the second factor of an account away, for who has lost it; its sessions end.',
    input: z.strictObject({ account: AccountRef }),
    output: Account,
  }),
  liftWait: mutation({
    access: 'accounts:manage',
    summary: 'Ends the wait after failed sign-ins of an account.',
    input: z.strictObject({ account: AccountRef }),
    output: z.object({}),
  }),
  explain: query({
    access: 'accounts:manage',
    summary: 'What an account may do, and which role gives it each right.',
    input: z.strictObject({ account: AccountRef }),
    output: z.object({ permissions: z.array(ExplainedPermission) }),
  }),
  diagnose: query({
    access: 'accounts:manage',
    summary: 'Why a person can or cannot sign in, check by check, without a password.',
    input: z.strictObject({ username: z.string().trim().min(1).max(200) }),
    output: z.object({ username: z.string(), canSignIn: z.boolean(), findings: z.array(DiagnosisFinding) }),
  }),
};
