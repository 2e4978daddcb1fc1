import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { Paging, RecordId, Search } from './lists.ts';

/** A name on the whitelist: trimmed, 1 to 80 characters, compared exactly with the account's own name. */
export const WhitelistName = z
  .string()
  .trim()
  .min(1, 'Type a username.')
  .max(80, 'A username has at most 80 characters.')
  .regex(/^[^\p{C}]+$/u, 'A username has no control characters.');

const Reason = z.string().trim().max(255, 'A reason has at most 255 characters.');

/** Where an entry came from: typed, the environment variable, a pasted list, the creation of an account, set-up, the update that brought the whitelist. */
const whitelistOrigins = ['manual', 'environment', 'list', 'account', 'set-up', 'upgrade'] as const;

/** Who may sign in. Entries are never deleted: a removed one is inactive and keeps who added it and when. */
export const WhitelistEntry = z.object({
  id: RecordId,
  username: z.string(),
  reason: z.string().nullable(),
  origin: z.enum(whitelistOrigins),
  active: z.boolean(),
  addedBy: z.string(),
  addedAt: Instant,
  changedBy: z.string(),
  changedAt: Instant,
  /** The account of exactly this name. */
  account: z.object({ id: RecordId, active: z.boolean() }).nullable(),
  /** The name of an account that differs in capitals or accents only: the entry does not let it in. */
  resembles: z.string().nullable(),
});
export type WhitelistEntry = z.infer<typeof WhitelistEntry>;

/** Names an entry by id or by its exact name. */
export const WhitelistRef = z.union([RecordId, z.string().min(1).max(80)]);
export type WhitelistRef = z.infer<typeof WhitelistRef>;

/** What is in force: nothing, the table, or the variable AUTHORIZED_USERS while the table has held nobody but the first administrator. */
export const WhitelistState = z.object({
  enforced: z.boolean(),
  source: z.enum(['table', 'environment']),
  active: z.int(),
  inactive: z.int(),
  /** Names in the variable AUTHORIZED_USERS; null when it is not set. */
  environmentNames: z.int().nullable(),
});
export type WhitelistState = z.infer<typeof WhitelistState>;

/** Names to bring in: those of the variable, or a pasted list separated by commas, semicolons or line ends. */
const Names = z.discriminatedUnion('source', [
  z.strictObject({ source: z.literal('environment') }),
  z.strictObject({ source: z.literal('list'), text: z.string().max(500_000) }),
]);
export type WhitelistNames = z.infer<typeof Names>;

/** What an import does with a name. `invalid`: longer than a name may be, or with control characters. */
export const WhitelistCandidate = z.object({
  username: z.string(),
  state: z.enum(['new', 'present', 'inactive', 'invalid']),
});
export type WhitelistCandidate = z.infer<typeof WhitelistCandidate>;

/** The whitelist is consulted before any password; names are never listed to who is refused. */
export const whitelistContract = {
  list: query({
    access: 'accounts:manage',
    summary: 'Entries by name, and which whitelist is in force.',
    input: z.strictObject({
      search: Search.optional(),
      state: z.enum(['active', 'inactive']).optional(),
      ...Paging,
    }),
    output: z.object({ items: z.array(WhitelistEntry), total: z.int(), state: WhitelistState }),
  }),
  add: mutation({
    access: 'accounts:manage',
    summary: 'Adds a name; a removed one is let in again.',
    input: z.strictObject({ username: WhitelistName, reason: Reason.optional() }),
    output: WhitelistEntry,
  }),
  remove: mutation({
    access: 'accounts:manage',
    summary: 'Makes an entry inactive and ends the sessions of its account at once.',
    input: z.strictObject({ entry: WhitelistRef, reason: Reason.optional() }),
    output: WhitelistEntry,
  }),
  reactivate: mutation({
    access: 'accounts:manage',
    summary: 'Lets a removed name in again; who added it first and when stays.',
    input: z.strictObject({ entry: WhitelistRef, reason: Reason.optional() }),
    output: WhitelistEntry,
  }),
  previewImport: query({
    access: 'accounts:manage',
    summary: 'What bringing names in would do, name by name.',
    input: z.strictObject({ names: Names }),
    output: z.object({ items: z.array(WhitelistCandidate) }),
  }),
  import: mutation({
    access: 'accounts:manage',
    summary: 'Adds the names that have no entry; removed ones stay removed.',
    input: z.strictObject({ names: Names, reason: Reason.optional() }),
    output: z.object({
      added: z.int(),
      present: z.int(),
      inactive: z.int(),
      invalid: z.int(),
      state: WhitelistState,
    }),
  }),
};
