import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { Paging, RecordId } from './lists.ts';

/** Hours for which an enrolment code is good, and tries that it bears. */
export const enrolmentCode = { hours: 24, tries: 10 } as const;

/** A browser that may sign in where approval is asked for (row L19). */
export const Device = z.object({
  id: RecordId,
  /** As the administrator named it: `Reading room 2`. */
  name: z.string(),
  /** Browser and operating system in words, as far as the browser told. */
  browser: z.string().nullable(),
  enrolledAt: Instant,
  enrolledBy: z.string(),
  lastSeenAt: Instant.nullable(),
  lastAddress: z.string().nullable(),
  revokedAt: Instant.nullable(),
  /** The one that asks. */
  current: z.boolean(),
});
export type Device = z.infer<typeof Device>;

/** Browsers of other PCs that an administrator lets sign in; asked for by the rule of access `deviceApproval`. */
export const devicesContract = {
  status: query({
    access: 'public',
    summary: 'Whether this browser may sign in, and whether approval is asked for at all.',
    input: z.strictObject({}),
    output: z.object({ required: z.boolean(), approved: z.boolean() }),
  }),
  enrol: mutation({
    access: 'public',
    summary: 'Makes this browser known with a code from an administrator.',
    input: z.strictObject({ code: z.string().max(40) }),
    output: z.object({}),
  }),
  list: query({
    access: 'accounts:manage',
    byToken: false,
    summary: 'Known browsers, the newest first; revoked ones on request.',
    input: z.strictObject({ includeRevoked: z.boolean().optional(), ...Paging }),
    output: z.object({ items: z.array(Device), total: z.int() }),
  }),
  createCode: mutation({
    access: 'accounts:manage',
    byToken: false,
    stepUp: true,
    summary: 'Makes a code that lets one browser in, once, within a day; shown here only.',
    input: z.strictObject({ name: z.string().trim().min(1).max(80) }),
    output: z.object({ code: z.string(), expiresAt: Instant }),
  }),
  revoke: mutation({
    access: 'accounts:manage',
    byToken: false,
    summary: 'Withdraws the approval of a browser; its sessions end at once.',
    input: z.strictObject({ id: RecordId }),
    output: z.object({}),
  }),
};
