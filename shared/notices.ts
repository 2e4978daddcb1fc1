import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { RecordId } from './lists.ts';

/** What somebody responsible should know, until they have seen it. The same matter again counts up instead of piling up. */
export const Notice = z.object({
  id: RecordId,
  kind: z.string(),
  severity: z.enum(['info', 'warning', 'danger']),
  /** A sentence: what happened and what to do. */
  message: z.string(),
  /** Where to go, an address of the app; null when there is nowhere to go. */
  link: z.string().nullable(),
  count: z.int(),
  firstAt: Instant,
  lastAt: Instant,
});
export type Notice = z.infer<typeof Notice>;

/** Notices to those who hold the right that a notice names; others see none. */
export const noticesContract = {
  list: query({
    access: 'signed-in',
    byToken: true,
    summary: 'Open notices that the caller may know, the newest first; 100 at most.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Notice), total: z.int() }),
  }),
  dismiss: mutation({
    access: 'signed-in',
    summary: 'Takes a notice off the list; it stays in the database.',
    input: z.strictObject({ id: RecordId }),
    output: z.object({}),
  }),
};
