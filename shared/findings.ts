import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant, PlainDate } from './dates.ts';
import { Paging, RecordId, RowVersion, Search, UnitFilters } from './lists.ts';
import { Reason } from './reason.ts';
import { UnitInBrief } from './units.ts';

/** How bad it is; while a `blocking` finding is open the unit must not be used. */
export const severities = ['minor', 'major', 'blocking'] as const;
/** One of {@link severities}. */
export const Severity = z.enum(severities);
export type Severity = z.infer<typeof Severity>;

const Description = z.string().trim().min(1, 'Say what is wrong.').max(5000);
const WorkOrder = z.string().trim().max(100);

/** Something that is wrong with a unit: found by a test, or reported as a fault by anyone. */
export const Finding = z.object({
  id: RecordId,
  version: RowVersion,
  unitId: RecordId,
  unit: UnitInBrief,
  /** The test that found it; null for a fault that was reported on its own. */
  testId: RecordId.nullable(),
  description: z.string(),
  severity: Severity,
  reportedOn: PlainDate,
  reportedBy: z.string(),
  ownerId: RecordId.nullable(),
  ownerName: z.string().nullable(),
  dueOn: PlainDate.nullable(),
  /** Days from today to the due date while it is open. */
  daysLeft: z.int().nullable(),
  workOrder: z.string().nullable(),
  resolution: z.string().nullable(),
  resolvedOn: PlainDate.nullable(),
  resolvedById: RecordId.nullable(),
  resolvedByName: z.string().nullable(),
  /** The test that proved the repair. */
  retestId: RecordId.nullable(),
  documents: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
  deleted: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
});
export type Finding = z.infer<typeof Finding>;

/** A unit as far as somebody needs to see it who reports a fault: enough to know which one it is, nothing else. */
export const ReportableUnit = z.object({
  id: RecordId,
  className: z.string(),
  manufacturerName: z.string().nullable(),
  model: z.string().nullable(),
  serialNumber: z.string().nullable(),
  facilityName: z.string().nullable(),
  room: z.string().nullable(),
});
export type ReportableUnit = z.infer<typeof ReportableUnit>;

/** How many units `findings.unitsToReport` answers at most. */
export const reportableLimit = 20;

/** Findings and faults. */
export const findingsContract = {
  list: query({
    access: 'equipment:read',
    summary: 'Findings that match: open ones by due date, then resolved ones, the newest first.',
    input: z.strictObject({
      unitId: RecordId.optional(),
      testId: RecordId.optional(),
      state: z.enum(['open', 'overdue', 'resolved', 'all']).default('open'),
      severity: z.array(Severity).max(3).optional(),
      ownerId: z.array(RecordId).max(200).optional(),
      includeDeleted: z.boolean().optional(),
      filters: UnitFilters.optional(),
      search: Search.optional(),
      ...Paging,
    }),
    output: z.object({ items: z.array(Finding), total: z.int() }),
  }),
  get: query({
    access: 'equipment:read',
    summary: 'One finding, also a deleted one.',
    input: z.strictObject({ id: RecordId }),
    output: Finding,
  }),
  unitsToReport: query({
    access: 'signed-in',
    summary:
      'Units that a fault can be reported of, by number or by words (class, make, model, serial number, place); 20 at most.',
    input: z.strictObject({ search: Search.trim().min(1, 'Type the number of the unit, or a part of its name.') }),
    output: z.object({ items: z.array(ReportableUnit) }),
  }),
  report: mutation({
    access: 'signed-in',
    summary: 'Reports a fault; those who answer for findings are told.',
    input: z.strictObject({ unitId: RecordId, description: Description, severity: Severity }),
    output: z.object({ id: RecordId }),
  }),
  create: mutation({
    access: 'compliance:record',
    summary: 'A finding from a test, or one that is known otherwise; without a due date it follows from the severity.',
    input: z.strictObject({
      unitId: RecordId,
      testId: RecordId.nullable().optional(),
      description: Description,
      severity: Severity,
      reportedOn: PlainDate.optional(),
      ownerId: RecordId.nullable().optional(),
      dueOn: PlainDate.nullable().optional(),
      workOrder: WorkOrder.nullable().optional(),
    }),
    output: Finding,
  }),
  update: mutation({
    access: 'compliance:write',
    summary: 'Changes the fields that are sent.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      testId: RecordId.nullable().optional(),
      description: Description.optional(),
      severity: Severity.optional(),
      reportedOn: PlainDate.optional(),
      ownerId: RecordId.nullable().optional(),
      dueOn: PlainDate.nullable().optional(),
      workOrder: WorkOrder.nullable().optional(),
    }),
    output: Finding,
  }),
  resolve: mutation({
    access: 'compliance:write',
    summary: 'Closes a finding: what was done, when, by whom, and the retest that proves it.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      resolution: z.string().trim().min(1, 'Say what was done.').max(5000),
      resolvedOn: PlainDate,
      resolvedById: RecordId.nullable(),
      retestId: RecordId.nullable().optional(),
    }),
    output: Finding,
  }),
  reopen: mutation({
    access: 'compliance:write',
    summary: 'Opens a resolved finding again; the resolution stays in the history.',
    input: z.strictObject({ id: RecordId, version: RowVersion, reason: Reason }),
    output: Finding,
  }),
  remove: mutation({
    access: 'compliance:write',
    summary: 'Takes a finding that was made by mistake out of every list; it can be brought back.',
    input: z.strictObject({ id: RecordId, version: RowVersion, reason: Reason }),
    output: Finding,
  }),
  restore: mutation({
    access: 'compliance:write',
    summary: 'Brings a deleted finding back.',
    input: z.strictObject({ id: RecordId }),
    output: Finding,
  }),
};
