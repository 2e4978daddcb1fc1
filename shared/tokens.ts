import { z } from 'zod';
import { AccountRef } from './accounts.ts';
import { mutation, query } from './contract/define.ts';
import { permissions } from './contract/permissions.ts';
import { Instant } from './dates.ts';
import { Paging, RecordId, Search } from './lists.ts';

/** Days that a personal access token may last. */
export const tokenDays = { usual: 90, most: 365 } as const;

/** How every token begins, so that scanners of code and mail find one that got where it does not belong. */
export const tokenPrefix = 'rems_';

/** Days before its end from which the owner of a token is told. */
export const tokenNoticeDays = 7;

/** Open tokens of one account. */
export const maxTokens = 20;

/** A right that a token carries. */
const Scope = z.enum(permissions);

/** A personal access token as it is listed; the token itself was shown once, when it was made. */
export const AccessToken = z.object({
  id: RecordId,
  accountId: RecordId,
  username: z.string(),
  name: z.string(),
  /** It may do what is listed here and its owner may do at that moment, whichever is less. */
  scopes: z.array(Scope),
  /** The first characters, by which it is told from others in a script. */
  hint: z.string(),
  createdAt: Instant,
  expiresAt: Instant,
  lastUsedAt: Instant.nullable(),
  lastAddress: z.string().nullable(),
  state: z.enum(['active', 'expired', 'revoked']),
  revokedAt: Instant.nullable(),
});
export type AccessToken = z.infer<typeof AccessToken>;

/** Tokens for scripts: sent as `Authorization: Bearer …` to the same calls. */
export const tokensContract = {
  own: query({
    access: 'signed-in',
    summary: 'The own tokens, the newest first.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(AccessToken) }),
  }),
  create: mutation({
    access: 'signed-in',
    stepUp: true,
    summary: 'Makes a token with some of the own rights; it is answered once and kept hashed.',
    input: z.strictObject({
      name: z.string().trim().min(1).max(80),
      scopes: z.array(Scope).min(1).max(permissions.length),
      days: z.int().min(1).max(tokenDays.most).default(tokenDays.usual),
    }),
    output: z.object({ token: z.string(), item: AccessToken }),
  }),
  revoke: mutation({
    access: 'signed-in',
    summary: 'Ends a token at once: an own one, or anybody’s with the right to manage accounts.',
    input: z.strictObject({ id: RecordId }),
    output: z.object({}),
  }),
  list: query({
    access: 'accounts:manage',
    byToken: false,
    summary: 'Tokens of everyone or of one account, the newest first.',
    input: z.strictObject({
      search: Search.optional(),
      account: AccountRef.optional(),
      /** Also those that ended. */
      includeEnded: z.boolean().optional(),
      ...Paging,
    }),
    output: z.object({ items: z.array(AccessToken), total: z.int() }),
  }),
};
