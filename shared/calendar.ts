import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { DownloadTicket } from './files.ts';

/** What a calendar holds: the owner's own bookings, or all bookings and due dates. */
export const CalendarScope = z.enum(['mine', 'all']);
export type CalendarScope = z.infer<typeof CalendarScope>;

const Feed = z.object({
  active: z.boolean(),
  scope: CalendarScope.nullable(),
  createdAt: Instant.nullable(),
  lastReadAt: Instant.nullable(),
});

/** The own calendar, for Outlook, Google and Apple; never anything about patients. */
export const calendarContract = {
  feed: query({
    access: 'signed-in',
    summary:
      'Whether the own calendar has an address, and when it was last read. The address itself is shown once only.',
    input: z.strictObject({}),
    output: Feed,
  }),
  create: mutation({
    access: 'equipment:read',
    summary: 'Makes a secret address for the own calendar and revokes the one before.',
    input: z.strictObject({ scope: CalendarScope }),
    /** `address` is whole where this installation knows how colleagues open it (mail.appAddress); else it begins where the page was opened. */
    output: z.object({ ...Feed.shape, path: z.string(), address: z.string().nullable() }),
  }),
  revoke: mutation({
    access: 'signed-in',
    summary: 'Revokes the address: whoever has it reads nothing any more.',
    input: z.strictObject({}),
    output: Feed,
  }),
  file: mutation({
    access: 'equipment:read',
    summary: 'A ticket for the calendar as an .ics file.',
    input: z.strictObject({ scope: CalendarScope }),
    output: DownloadTicket,
  }),
};
