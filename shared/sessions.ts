import { z } from 'zod';
import { AccountRef } from './accounts.ts';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { Paging, RecordId, Search } from './lists.ts';

/** One window or browser that is signed in. Its token is known to nobody but itself. */
export const Session = z.object({
  id: RecordId,
  accountId: RecordId,
  username: z.string(),
  /** The desktop window, or a browser. */
  origin: z.enum(['ipc', 'https']),
  /** Null for the desktop window. */
  address: z.string().nullable(),
  /** Browser and operating system in words, as far as the browser tells. */
  device: z.string().nullable(),
  createdAt: Instant,
  lastActiveAt: Instant,
  expiresAt: Instant,
  locked: z.boolean(),
  /** The session of the one who asks. */
  current: z.boolean(),
});
export type Session = z.infer<typeof Session>;

/** Seeing and ending sessions: everyone their own, administrators everyone's. */
export const sessionsContract = {
  own: query({
    access: 'signed-in',
    summary: 'The own sessions, this one first.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Session) }),
  }),
  list: query({
    access: 'accounts:manage',
    byToken: false,
    summary: 'Sessions of everyone or of one account, the last active first.',
    input: z.strictObject({ search: Search.optional(), account: AccountRef.optional(), ...Paging }),
    output: z.object({ items: z.array(Session), total: z.int() }),
  }),
  end: mutation({
    access: 'signed-in',
    summary: 'Ends one session: an own one, or anybody’s with the right to manage accounts.',
    input: z.strictObject({ id: RecordId }),
    output: z.object({}),
  }),
  endOwn: mutation({
    access: 'signed-in',
    summary: 'Signs out everywhere; this session stays when asked to.',
    input: z.strictObject({ keepThis: z.boolean() }),
    output: z.object({ ended: z.int() }),
  }),
  endAccount: mutation({
    access: 'accounts:manage',
    byToken: false,
    summary: 'Ends every session of an account.',
    input: z.strictObject({ account: AccountRef }),
    output: z.object({ ended: z.int() }),
  }),
  endEveryone: mutation({
    access: 'access:manage',
    byToken: false,
    stepUp: true,
    summary: 'Signs everybody out but this session: what rotating a session secret is elsewhere.',
    input: z.strictObject({}),
    output: z.object({ ended: z.int() }),
  }),
};
