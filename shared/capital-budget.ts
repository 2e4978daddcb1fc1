import { z } from 'zod';
import { mostEscalation } from './escalation.ts';
import { RecordId } from './lists.ts';

/** Whole thousands of US dollars. */
export const Thousands = z.int();
/** A year of a plan. */
export const PlanYear = z.int().min(1900, 'A year is 1900 to 2100.').max(2100, 'A year is 1900 to 2100.');
/** How much dearer everything becomes each year, percent in steps of a hundredth. */
export const Escalation = z.number().min(0, 'An escalation is 0 % or more.').max(mostEscalation).multipleOf(0.01);

/** Units and their cost in one year or group; `cost` in dollars of today, `escalated` in those of the year. */
const Sum = z.object({ units: z.int(), cost: Thousands, escalated: Thousands });

/** What the rows of a budget stand for. */
export const budgetGroups = ['facility', 'department', 'class'] as const;
export type BudgetGroup = (typeof budgetGroups)[number];

/** Units that a budget cannot place, or that lie outside of its years. */
const LeftOut = z.object({
  /** No year: neither a plan nor an end of life. */
  withoutYear: z.object({ units: z.int(), cost: Thousands }),
  withoutCost: z.object({ units: z.int() }),
  before: z.object({ units: z.int(), cost: Thousands }),
  after: z.object({ units: z.int(), cost: Thousands }),
});

/** What a plan costs by year and group. Every sum is the sum of what is shown: each unit is escalated and rounded once. */
export const Budget = z.object({
  /** The year whose dollars the costs are in: this one. */
  baseYear: z.int(),
  /** Cells that are not empty, by year, then name. */
  rows: z.array(Sum.extend({ year: z.int(), groupId: RecordId.nullable(), groupName: z.string().nullable() })),
  /** Every year of the range, also without units. */
  years: z.array(Sum.extend({ year: z.int() })),
  groups: z.array(Sum.extend({ groupId: RecordId.nullable(), groupName: z.string().nullable() })),
  total: Sum,
  leftOut: LeftOut,
});
export type Budget = z.infer<typeof Budget>;

/** A value of one scenario beside those of the others. `difference` is `escalated` minus that of the first one. */
const Compared = Sum.extend({ difference: Thousands });

/** Scenarios side by side; `values` are in the order in which they were asked for. */
export const Comparison = z.object({
  baseYear: z.int(),
  /** `scenarioId` null: as the units say. */
  scenarios: z.array(
    z.object({
      scenarioId: RecordId.nullable(),
      name: z.string().nullable(),
      /** Units that it says something of. */
      items: z.int(),
      total: Compared,
      leftOut: LeftOut,
    }),
  ),
  byYear: z.array(z.object({ year: z.int(), values: z.array(Compared) })),
  byFacility: z.array(
    z.object({ facilityId: RecordId.nullable(), facilityName: z.string().nullable(), values: z.array(Compared) }),
  ),
  /** Year and facility, where any of them has something. */
  cells: z.array(
    z.object({
      year: z.int(),
      facilityId: RecordId.nullable(),
      facilityName: z.string().nullable(),
      values: z.array(Compared),
    }),
  ),
});
export type Comparison = z.infer<typeof Comparison>;
