import { z } from 'zod';
import { Booking } from './bookings.ts';
import { mutation, query } from './contract/define.ts';
import { PlainDate } from './dates.ts';
import { DownloadTicket } from './files.ts';
import { RecordId, Search, UnitFilters } from './lists.ts';
import { Clock } from './obligations.ts';
import { UnitInBrief } from './units.ts';

/** What a row of the year view stands for. */
export const plannerGroups = ['facility', 'class', 'assignee'] as const;
/** One of {@link plannerGroups}. */
export const PlannerGroup = z.enum(plannerGroups);
export type PlannerGroup = z.infer<typeof PlannerGroup>;

/** An obligation whose target, window or limit touches the span that is shown. */
export const PlannedWindow = z.object({ ...Clock.shape, unit: UnitInBrief, bookingId: RecordId.nullable() });
export type PlannedWindow = z.infer<typeof PlannedWindow>;

/** One group in one month. */
export const MonthCount = z.object({
  /** Obligations whose limit falls into the month. */
  due: z.int(),
  /** Bookings of the month that are open, done, and missed. */
  planned: z.int(),
  done: z.int(),
  missed: z.int(),
});
export type MonthCount = z.infer<typeof MonthCount>;

/** A proposed visit: one day at one facility, and what can be tested there that day within its window. */
export const ProposedVisit = z.object({
  date: PlainDate,
  facilityId: RecordId.nullable(),
  facilityName: z.string().nullable(),
  units: z.array(z.object({ unit: UnitInBrief, obligations: z.array(Clock) })),
});
export type ProposedVisit = z.infer<typeof ProposedVisit>;

const what = { filters: UnitFilters.optional(), search: Search.optional() };
const proposal = {
  ...what,
  from: PlainDate,
  to: PlainDate,
  /** Units that fit into one day of these visits; what is booked at a facility counts there. */
  unitsPerDay: z.int().min(1).max(50).default(6),
  /** Who will do them: their other bookings count wherever they are. */
  assigneeId: RecordId.optional(),
  /** Days of the week on which visits happen, 1 Monday to 7 Sunday. */
  weekdays: z.array(z.int().min(1).max(7)).min(1).max(7).default([1, 2, 3, 4, 5]),
};

/** What the planner shows and proposes. Booking goes through `bookings.*`. */
export const plannerContract = {
  range: query({
    access: 'equipment:read',
    summary: 'Windows and bookings of a span of at most 62 days; 1,000 of each at most, with the totals.',
    input: z.strictObject({
      ...what,
      from: PlainDate,
      to: PlainDate,
      assigneeId: z.array(RecordId).max(200).optional(),
    }),
    output: z.object({
      windows: z.array(PlannedWindow),
      windowTotal: z.int(),
      bookings: z.array(Booking),
      bookingTotal: z.int(),
      /** Open bookings and booked minutes per person in the span; null is nobody. */
      load: z.array(
        z.object({ personId: RecordId.nullable(), name: z.string().nullable(), bookings: z.int(), minutes: z.int() }),
      ),
    }),
  }),
  year: query({
    access: 'equipment:read',
    summary: 'A year in months: what falls due, what is booked, done and missed, per facility, class or person.',
    input: z.strictObject({ ...what, year: z.int().min(1900).max(9998), group: PlannerGroup.default('facility') }),
    output: z.object({
      rows: z.array(
        z.object({ id: RecordId.nullable(), name: z.string().nullable(), months: z.array(MonthCount).length(12) }),
      ),
      totals: z.array(MonthCount).length(12),
    }),
  }),
  propose: query({
    access: 'equipment:read',
    summary:
      'Visits by facility so that every open obligation of the span without a booking is tested inside its window, in as few visits as the days allow.',
    input: z.strictObject(proposal),
    output: z.object({
      visits: z.array(ProposedVisit),
      /** Obligations that no allowed day satisfies, with the reason in words. */
      left: z.array(z.object({ unit: UnitInBrief, clock: Clock, reason: z.string() })),
    }),
  }),
  print: mutation({
    access: 'equipment:export',
    summary: 'A ticket for a PDF of a span: bookings by day, and what falls due.',
    input: z.strictObject({
      ...what,
      from: PlainDate,
      to: PlainDate,
      language: z.enum(['en', 'fr']),
      title: z.string().trim().max(120).optional(),
    }),
    output: DownloadTicket,
  }),
};
