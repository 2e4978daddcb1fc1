import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant, PlainDate } from './dates.ts';
import { DownloadTicket, FileForm } from './files.ts';
import { Paging, RecordId, RowVersion, Search, UnitFilters } from './lists.ts';
import { Clock } from './obligations.ts';
import { Reason } from './reason.ts';
import { TestOutcome, TestType } from './test-types.ts';
import { UnitInBrief } from './units.ts';

/** How far ahead `upcoming` looks, in days; 90 when nothing is said (REMS 2.4). */
export const Horizon = z.int().min(1).max(36_500);
/** Days ahead when nothing is said. */
export const defaultHorizon = 90;

/** Where a unit as a whole stands: by its most urgent obligation, in the order overdue, upcoming, never-tested, compliant. */
export const unitStatuses = ['overdue', 'upcoming', 'never-tested', 'compliant', 'no-schedule'] as const;
/** One of {@link unitStatuses}. */
export const UnitStatus = z.enum(unitStatuses);
export type UnitStatus = z.infer<typeof UnitStatus>;

const Notes = z.string().max(20_000);
const testFields = {
  type: TestType,
  /** When the survey was done; in the future it counts for nothing until that day. */
  testDate: PlainDate,
  reportDate: PlainDate.nullable(),
  /** When it was sent to the regulator. */
  submissionDate: PlainDate.nullable(),
  performedById: RecordId.nullable(),
  reviewedById: RecordId.nullable(),
  outcome: TestOutcome.nullable(),
  notes: Notes.nullable(),
} as const;

/** A survey record (REMS 1.2). */
export const Test = z.object({
  id: RecordId,
  version: RowVersion,
  unitId: RecordId,
  ...testFields,
  unit: UnitInBrief,
  performedByName: z.string().nullable(),
  reviewedByName: z.string().nullable(),
  /** `scheduled` while its date lies ahead (REMS 2.10). */
  status: z.enum(['scheduled', 'completed']),
  /** Obligations of the unit that this type of test satisfies; `counts` is false where somebody said that it does not. */
  obligations: z.array(z.object({ obligationId: RecordId, obligation: z.string(), counts: z.boolean() })),
  /** Findings from this test, open and in all. */
  findings: z.object({ open: z.int(), total: z.int() }),
  documents: z.int(),
  bookingId: RecordId.nullable(),
  createdBy: z.string(),
  createdAt: Instant,
  modifiedBy: z.string().nullable(),
  updatedAt: Instant,
  deleted: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
});
export type Test = z.infer<typeof Test>;

const { type, testDate, ...optionalTestFields } = testFields;
const partOfTest = z.strictObject(optionalTestFields).partial().shape;

/** A unit in one of the lists of the compliance page, with everything that says why it is there. */
export const UnitCompliance = z.object({
  unit: UnitInBrief,
  status: UnitStatus,
  /** The most urgent obligation; null without any. */
  headline: Clock.nullable(),
  /** All open obligations, the most urgent first. */
  obligations: z.array(Clock),
  /** The earliest open booking from today on. */
  booking: z.object({ id: RecordId, scheduledOn: PlainDate, assigneeName: z.string().nullable() }).nullable(),
  /** A booking that has passed without a test. */
  missed: z.object({ id: RecordId, scheduledOn: PlainDate, assigneeName: z.string().nullable() }).nullable(),
  /** Days since installation, for units that were never tested; null when unknown. */
  daysSinceInstallation: z.int().nullable(),
});
export type UnitCompliance = z.infer<typeof UnitCompliance>;

/** One line of `compliance.due`. */
export const DueItem = z.object({ ...Clock.shape, unit: UnitInBrief });
export type DueItem = z.infer<typeof DueItem>;

/** Keys that the lists of the compliance page sort by; blanks last. */
export const complianceSortKeys = [
  'limitDate',
  'lastTested',
  'className',
  'manufacturerName',
  'facilityName',
  'departmentName',
  'room',
  'installedOn',
  'id',
] as const;
/** Keys that the list of tests sorts by; blanks last. */
export const testSortKeys = [
  'testDate',
  'reportDate',
  'submissionDate',
  'type',
  'className',
  'facilityName',
  'id',
] as const;

const direction = z.enum(['asc', 'desc']);
const unitsOf = { filters: UnitFilters.optional(), search: Search.optional() };
const unitsQuery = {
  ...unitsOf,
  status: UnitStatus,
  days: Horizon.default(defaultHorizon),
  sort: z
    .array(z.strictObject({ by: z.enum(complianceSortKeys), direction }))
    .max(3)
    .optional(),
};

/** Counts of units, each in exactly one of the first five; `scheduled` and `missed` count bookings. */
export const ComplianceSummary = z.object({
  compliant: z.int(),
  upcoming: z.int(),
  overdue: z.int(),
  neverTested: z.int(),
  noSchedule: z.int(),
  /** Open bookings from today on, on active units. */
  scheduled: z.int(),
  /** Open bookings before today: nobody recorded a test. */
  missed: z.int(),
});
export type ComplianceSummary = z.infer<typeof ComplianceSummary>;

/** What an installation decided about surveys. */
export const ComplianceSettings = z.strictObject({
  /** The reviewer must be somebody else than the person who did the survey. */
  reviewerMustDiffer: z.boolean(),
  /** Days from a finding's report to its due date, by severity. */
  findingDueDays: z.strictObject({
    minor: z.int().min(0).max(3650),
    major: z.int().min(0).max(3650),
    blocking: z.int().min(0).max(3650),
  }),
});
export type ComplianceSettings = z.infer<typeof ComplianceSettings>;
/** What holds until an administrator decides otherwise. */
export const complianceDefaults: ComplianceSettings = {
  reviewerMustDiffer: false,
  findingDueDays: { minor: 90, major: 60, blocking: 30 },
};

const StoredSettings = z.object({ ...ComplianceSettings.shape, version: z.int().min(0) });

/** Surveys, and what is due. The population is every unit that is not retired, not planned and covered by physics (REMS 2.3). */
export const complianceContract = {
  summary: query({
    access: 'equipment:read',
    summary:
      'How many units are compliant, due within `days`, overdue, never tested, without a schedule; bookings to come.',
    input: z.strictObject({ ...unitsOf, days: Horizon.default(defaultHorizon) }),
    output: ComplianceSummary,
  }),
  due: query({
    access: 'equipment:read',
    summary:
      'All open obligations: overdue, upcoming within `days`, never tested; grouped by unit, the most urgent unit first.',
    input: z.strictObject({
      ...unitsOf,
      days: Horizon.default(defaultHorizon),
      page: Paging.page.unwrap().optional(),
      pageSize: Paging.pageSize.unwrap().optional(),
    }),
    output: z.object({ items: z.array(DueItem), total: z.int() }),
  }),
  units: query({
    access: 'equipment:read',
    summary: 'The units behind one count of the summary, a page at a time.',
    input: z.strictObject({ ...unitsQuery, ...Paging }),
    output: z.object({ items: z.array(UnitCompliance), total: z.int() }),
  }),
  exportUnits: mutation({
    access: 'equipment:export',
    summary: 'A ticket for the same list as CSV or as a workbook.',
    input: z.strictObject({ ...unitsQuery, ...FileForm }),
    output: DownloadTicket,
  }),
  recordTest: mutation({
    access: 'compliance:record',
    summary: 'Records a survey; due dates, open bookings and linked findings follow at once.',
    input: z.strictObject({
      unitId: RecordId,
      type,
      testDate,
      ...partOfTest,
      /** Obligations for which this test does not count although its type would. */
      excludedObligationIds: z.array(RecordId).max(50).optional(),
      /** The booking that it completes; without it, every open booking of the unit up to 30 days after the test (REMS 2.4). */
      bookingId: RecordId.optional(),
    }),
    output: Test,
  }),
  test: query({
    access: 'equipment:read',
    summary: 'One survey record, also a deleted one.',
    input: z.strictObject({ id: RecordId }),
    output: Test,
  }),
  tests: query({
    access: 'equipment:read',
    summary: 'Survey records, the newest first; of one unit or of all that match.',
    input: z.strictObject({
      unitId: RecordId.optional(),
      ...unitsOf,
      type: z.array(TestType).max(20).optional(),
      outcome: z.array(TestOutcome).max(3).optional(),
      from: PlainDate.optional(),
      to: PlainDate.optional(),
      includeDeleted: z.boolean().optional(),
      sort: z
        .array(z.strictObject({ by: z.enum(testSortKeys), direction }))
        .max(3)
        .optional(),
      ...Paging,
    }),
    output: z.object({ items: z.array(Test), total: z.int() }),
  }),
  updateTest: mutation({
    access: 'compliance:write',
    summary: 'Corrects a survey record; the reason goes on record with the old values.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      ...z.strictObject(testFields).partial().shape,
      excludedObligationIds: z.array(RecordId).max(50).optional(),
      reason: Reason,
    }),
    output: Test,
  }),
  removeTest: mutation({
    access: 'compliance:write',
    summary: 'Takes a survey record out of every count; it stays in the history and can be brought back.',
    input: z.strictObject({ id: RecordId, version: RowVersion, reason: Reason }),
    output: Test,
  }),
  restoreTest: mutation({
    access: 'compliance:write',
    summary: 'Brings a deleted survey record back.',
    input: z.strictObject({ id: RecordId }),
    output: Test,
  }),
  exportTests: mutation({
    access: 'equipment:export',
    summary:
      "A ticket for a CSV file or a workbook in REMS's 15 columns of the surveys that match, or of its header only.",
    input: z.strictObject({
      ...unitsOf,
      template: z.boolean().optional(),
      ...FileForm,
    }),
    output: DownloadTicket,
  }),
  settings: query({
    access: 'signed-in',
    byToken: true,
    summary: 'What this installation decided about surveys; version 0 while nobody has.',
    input: z.strictObject({}),
    output: StoredSettings,
  }),
  saveSettings: mutation({
    access: 'compliance:manage',
    summary: 'Changes the parts that are sent.',
    input: z.strictObject({ version: z.int().min(0), ...ComplianceSettings.partial().shape }),
    output: StoredSettings,
  }),
};
