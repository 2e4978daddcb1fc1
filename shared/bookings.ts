import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant, PlainDate } from './dates.ts';
import { DownloadTicket, FileForm } from './files.ts';
import { Paging, RecordId, RowVersion, Search, UnitFilters } from './lists.ts';
import { Reason } from './reason.ts';
import { UnitInBrief } from './units.ts';

/** `missed`: planned, its day has passed, and no test completed it. */
export const BookingState = z.enum(['planned', 'missed', 'done', 'cancelled']);
export type BookingState = z.infer<typeof BookingState>;

/** A wall-clock time `HH:MM` on the workstation. */
export const WallTime = z.string().regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'Type a time such as 09:30.');

/** Minutes of a visit whose length nobody gave, where times are added up or shown. */
export const usualVisitMinutes = 60;

const fields = {
  /** When the test will happen. */
  scheduledOn: PlainDate,
  /** Null: sometime that day. */
  startTime: WallTime.nullable(),
  durationMinutes: z.int().min(5).max(1440).nullable(),
  /** The person who will do it. */
  assigneeId: RecordId.nullable(),
  /** The obligations it is meant for; empty: whatever its test satisfies. */
  obligationIds: z.array(RecordId).max(50),
  notes: z.string().max(5000).nullable(),
} as const;

/** A visit to one unit (REMS 1.3, with time, assignee, obligations and a state). */
export const Booking = z.object({
  id: RecordId,
  version: RowVersion,
  unitId: RecordId,
  unit: UnitInBrief,
  ...fields,
  /** The day on which the booking was made. */
  schedulingOn: PlainDate,
  obligations: z.array(z.object({ id: RecordId, obligation: z.string() })),
  assigneeName: z.string().nullable(),
  state: BookingState,
  /** The test that completed it. */
  testId: RecordId.nullable(),
  cancelledReason: z.string().nullable(),
  createdBy: z.string(),
  createdAt: Instant,
  modifiedBy: z.string().nullable(),
  updatedAt: Instant,
});
export type Booking = z.infer<typeof Booking>;

const { scheduledOn, ...optional } = fields;
const BookingDraft = z.strictObject({
  unitId: RecordId,
  scheduledOn,
  schedulingOn: PlainDate.optional(),
  ...z.strictObject(optional).partial().shape,
});
export type BookingDraft = z.infer<typeof BookingDraft>;

/** Keys that bookings sort by; blanks last. */
export const bookingSortKeys = [
  'scheduledOn',
  'className',
  'facilityName',
  'departmentName',
  'room',
  'assigneeName',
  'id',
] as const;

/** Bookings: visits that are planned, apart from what is due. */
export const bookingsContract = {
  list: query({
    access: 'equipment:read',
    summary: 'Bookings that match, by date. Units that are retired are left out unless a filter asks for them.',
    input: z.strictObject({
      unitId: RecordId.optional(),
      state: z.array(BookingState).max(4).optional(),
      from: PlainDate.optional(),
      to: PlainDate.optional(),
      assigneeId: z.array(RecordId).max(200).optional(),
      filters: UnitFilters.optional(),
      search: Search.optional(),
      sort: z
        .array(z.strictObject({ by: z.enum(bookingSortKeys), direction: z.enum(['asc', 'desc']) }))
        .max(3)
        .optional(),
      ...Paging,
    }),
    output: z.object({ items: z.array(Booking), total: z.int() }),
  }),
  get: query({
    access: 'equipment:read',
    summary: 'One booking.',
    input: z.strictObject({ id: RecordId }),
    output: Booking,
  }),
  create: mutation({
    access: 'compliance:write',
    summary: 'Books one or many units, all or none; invitations go to the assignees.',
    input: z.strictObject({ items: z.array(BookingDraft).min(1).max(500) }),
    output: z.object({ items: z.array(Booking) }),
  }),
  update: mutation({
    access: 'compliance:write',
    summary: 'Changes the fields that are sent; the assignee gets the change.',
    input: z.strictObject({ id: RecordId, version: RowVersion, ...z.strictObject(fields).partial().shape }),
    output: Booking,
  }),
  cancel: mutation({
    access: 'compliance:write',
    summary: 'Cancels a booking; it stays on record and can be planned again.',
    input: z.strictObject({ id: RecordId, version: RowVersion, reason: Reason }),
    output: Booking,
  }),
  reopen: mutation({
    access: 'compliance:write',
    summary: 'Plans a cancelled booking again.',
    input: z.strictObject({ id: RecordId, version: RowVersion }),
    output: Booking,
  }),
  export: mutation({
    access: 'equipment:export',
    summary:
      "A ticket for a CSV file or a workbook in REMS's nine columns of the bookings that match, or of its header only.",
    input: z.strictObject({
      filters: UnitFilters.optional(),
      search: Search.optional(),
      template: z.boolean().optional(),
      ...FileForm,
    }),
    output: DownloadTicket,
  }),
};
