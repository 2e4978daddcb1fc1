import { z } from 'zod';
import { Budget, budgetGroups, Comparison, Escalation, PlanYear, Thousands } from './capital-budget.ts';
import { ScenarioItem, scenarioProcedures } from './capital-scenarios.ts';
import { mutation, query } from './contract/define.ts';
import { PlainDate } from './dates.ts';
import { capitalTypes } from './equipment.ts';
import { DownloadTicket, FileForm } from './files.ts';
import { Paging, RecordId, RowVersion, Search, UnitFilters } from './lists.ts';
import { ScoreWeights, scoreParts } from './replacement-score.ts';
import { UnitInBrief } from './units.ts';

/** What the capital pages show until somebody chooses: REMS's switches (3.7), owned by radiology, planned ones too, nothing that is funded. */
export const capitalDefaults = { includePlanned: true, radiologyOwned: true, replacementFunded: false } as const;

/** Years of the total beside the chart, this one counted: REMS's annotation (2.5). */
export const horizonYears = 6;

const Language = z.enum(['en', 'fr']);

/** Which units, and under which plan; null and absent: as the units themselves say. */
const choice = {
  search: Search.optional(),
  filters: UnitFilters.optional(),
  scenarioId: RecordId.nullable().optional(),
};

/** Keys that the list sorts by, in any mix. Blanks come last in both directions; ties go by id. */
export const capitalSortKeys = [
  'id',
  'className',
  'subclassName',
  'manufacturerName',
  'departmentName',
  'facilityName',
  'model',
  'room',
  'endOfLifeOn',
  'yearsUntilEndOfLife',
  'cost',
  'capitalYear',
  'planYear',
  'funded',
  'capitalType',
  'score',
] as const;
export type CapitalSortKey = (typeof capitalSortKeys)[number];

/** By what the list is sorted, the weightiest first. */
export const CapitalSort = z
  .array(z.strictObject({ by: z.enum(capitalSortKeys), direction: z.enum(['asc', 'desc']) }))
  .max(3);
export type CapitalSort = z.infer<typeof CapitalSort>;

/** A replacement score with what it is made of: see `replacementScore`. */
export const ReplacementScore = z.object({
  /** 0 (keep) to 100 (replace); null while nothing is known to compute it from. */
  value: z.int().nullable(),
  parts: z.array(z.object({ part: z.enum(scoreParts), value: z.number().nullable(), share: z.number() })),
});
export type ReplacementScore = z.infer<typeof ReplacementScore>;

/** A unit as capital planning sees it; all money is thousands of US dollars. With a scenario, its year, funding and cost are the scenario's. */
export const CapitalRow = z.object({
  unit: UnitInBrief,
  /** Of the unit, for changing its capital fields with `equipment.update`. */
  version: RowVersion,
  /** The end of life that counts: the explicit date, else the estimate. */
  endOfLifeOn: PlainDate.nullable(),
  endOfLifeEstimated: z.boolean(),
  /** (end of life − today) in days / 365.25, with one decimal; negative when it is past. */
  yearsUntilEndOfLife: z.number().nullable(),
  /** The scenario's, else the actual cost, else the estimate of the subclass. */
  cost: Thousands.nullable(),
  costEstimated: z.boolean(),
  /** The name of the capital category that the cost falls in. */
  category: z.string().nullable(),
  /** The capital budget year that the unit itself says. */
  capitalYear: z.int().nullable(),
  /** The year that it counts in: the scenario's, else the capital year, else that of its end of life; never before this year. */
  planYear: z.int().nullable(),
  planYearFrom: z.enum(['scenario', 'capital-year', 'end-of-life']).nullable(),
  funded: z.boolean().nullable(),
  radiologyOwned: z.boolean().nullable(),
  capitalType: z.enum(capitalTypes),
  capitalNote: z.string().nullable(),
  endOfSupportOn: PlainDate.nullable(),
  /** Failed surveys of the last three years; null where no outcome of that time is on record. */
  failedTests: z.int().nullable(),
  score: ReplacementScore,
  /** What the scenario says differently; null without one, and where it says nothing. */
  item: ScenarioItem.nullable(),
  /** What holds without the scenario. */
  asUnit: z.object({ planYear: z.int().nullable(), cost: Thousands.nullable(), funded: z.boolean().nullable() }),
});
export type CapitalRow = z.infer<typeof CapitalRow>;

/**
 * A unit as a bubble: only units with an end of life and a cost have one (REMS 2.5). There may be many thousands, so that what the database
 * holds true is not checked again here.
 */
export const ChartPoint = z.object({
  unitId: z.number(),
  classId: z.number(),
  className: z.string(),
  /** Its end-of-life year, or its year in the plan; what lies behind counts in this year. */
  year: z.number(),
  /** Thousands of US dollars. */
  cost: z.number(),
  facility: z.string().nullable(),
  room: z.string().nullable(),
  /** `YYYY-MM-DD` */
  eolOn: z.string(),
  estimated: z.boolean(),
});
export type ChartPoint = z.infer<typeof ChartPoint>;

/** Columns of a list export, under the heading the screen shows. */
export const capitalColumns = [
  'id',
  'className',
  'subclassName',
  'manufacturerName',
  'model',
  'departmentName',
  'room',
  'facilityName',
  'endOfLifeOn',
  'endOfLifeEstimated',
  'yearsUntilEndOfLife',
  'cost',
  'costEstimated',
  'category',
  'capitalYear',
  'planYear',
  'funded',
  'radiologyOwned',
  'capitalType',
  'capitalNote',
  'endOfSupportOn',
  'failedTests',
  'score',
] as const;
export type CapitalColumn = (typeof capitalColumns)[number];

/** What the screens make files of themselves, as the names of these files begin. */
const planFiles = ['capital-chart', 'capital-budget', 'capital-comparison'] as const;
export type PlanFile = (typeof planFiles)[number];
/** The kinds of files that they make. */
const planFileFormats = ['csv', 'png', 'svg'] as const;
export type PlanFileFormat = (typeof planFileFormats)[number];

/** Capital planning. */
export const capitalContract = {
  ...scenarioProcedures,
  list: query({
    access: 'equipment:read',
    summary: 'Units with end of life, cost, plan year and replacement score, a page at a time.',
    input: z.strictObject({
      ...choice,
      sort: CapitalSort.optional(),
      /** On trial, in place of those that are stored. */
      weights: ScoreWeights.optional(),
      ...Paging,
    }),
    output: z.object({
      items: z.array(CapitalRow),
      total: z.int(),
      /** The cost of all that match, thousands of US dollars. */
      cost: Thousands,
    }),
  }),
  unit: query({
    access: 'equipment:read',
    summary: 'One unit as capital planning sees it, whatever its state.',
    input: z.strictObject({ unitId: RecordId, scenarioId: RecordId.nullable().optional() }),
    output: CapitalRow,
  }),
  chart: query({
    access: 'equipment:read',
    summary: 'A point for every unit that has an end of life and a cost, and totals by year.',
    input: z.strictObject({
      ...choice,
      /** By which year: that of its end of life as REMS does, or that of the plan. */
      by: z.enum(['end-of-life', 'plan']).default('end-of-life'),
      fromYear: PlanYear.optional(),
      toYear: z.int().min(1900).max(9999).optional(),
    }),
    output: z.object({
      currentYear: z.int(),
      points: z.array(ChartPoint),
      /** Years that have points, in order. */
      years: z.array(z.object({ year: z.int(), units: z.int(), cost: Thousands })),
      /** This year and the five after it, whatever range was asked for. */
      horizon: z.object({ fromYear: z.int(), toYear: z.int(), units: z.int(), cost: Thousands }),
      /** Units that match and have no point. */
      withoutPoint: z.int(),
    }),
  }),
  budget: query({
    access: 'equipment:read',
    summary: 'What the plan costs by year and facility, department or class, escalated from this year on.',
    input: z.strictObject({
      ...choice,
      fromYear: PlanYear,
      toYear: PlanYear,
      escalationPercent: Escalation.default(0),
      by: z.enum(budgetGroups).default('facility'),
    }),
    output: Budget,
  }),
  compare: query({
    access: 'equipment:read',
    summary: 'Two to four scenarios side by side, by year and facility; null stands for the units as they are.',
    input: z.strictObject({
      search: Search.optional(),
      filters: UnitFilters.optional(),
      scenarioIds: z.array(RecordId.nullable()).min(2, 'Choose two to four.').max(4, 'Choose two to four.'),
      fromYear: PlanYear,
      toYear: PlanYear,
      escalationPercent: Escalation.default(0),
    }),
    output: Comparison,
  }),
  weights: query({
    access: 'equipment:read',
    summary: 'How much each part of the replacement score counts.',
    input: z.strictObject({}),
    output: ScoreWeights.extend({ version: z.int() }),
  }),
  saveWeights: mutation({
    access: 'equipment:write',
    summary: 'Decides how much each part of the replacement score counts.',
    input: z.strictObject({ ...ScoreWeights.shape, version: z.int().min(0) }),
    output: ScoreWeights.extend({ version: z.int() }),
  }),
  export: mutation({
    access: 'equipment:export',
    summary:
      "Answers a ticket for a CSV file or a workbook of what search and filters match: REMS's columns, or those on screen.",
    input: z.strictObject({
      ...choice,
      sort: CapitalSort.optional(),
      layout: z.discriminatedUnion('kind', [
        z.strictObject({ kind: z.literal('rems') }),
        z.strictObject({
          kind: z.literal('shown'),
          columns: z
            .array(z.strictObject({ key: z.enum(capitalColumns), label: z.string().max(120) }))
            .min(1)
            .max(40),
        }),
      ]),
      ...FileForm,
    }),
    output: DownloadTicket,
  }),
  noteExport: mutation({
    access: 'equipment:export',
    summary: 'Puts on record that a file of what is on screen leaves; the screen makes the file only after that.',
    input: z.strictObject({ what: z.enum(planFiles), format: z.enum(planFileFormats) }),
    output: z.object({}),
  }),
  casePdf: mutation({
    access: 'equipment:read',
    summary: 'Answers a ticket for one page on why a unit should be replaced.',
    input: z.strictObject({ unitId: RecordId, scenarioId: RecordId.nullable().optional(), language: Language }),
    output: DownloadTicket,
  }),
};
