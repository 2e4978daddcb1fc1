import { z } from 'zod';
import { PlanYear } from './capital-budget.ts';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { Paging, RecordId, RowVersion } from './lists.ts';
import { Reason } from './reason.ts';
import { UnitInBrief } from './units.ts';

const Cost = z.int().min(0, 'A cost is 0 or more, in thousands of dollars.').max(1_000_000);

/** What a scenario says of one unit; null = as the unit itself says. */
export const ScenarioItem = z.object({
  scenarioId: RecordId,
  unitId: RecordId,
  /** Counts up with every change; 0 = the scenario says nothing of this unit yet. */
  version: z.int(),
  year: PlanYear.nullable(),
  funded: z.boolean().nullable(),
  cost: Cost.nullable(),
  note: z.string().nullable(),
});
export type ScenarioItem = z.infer<typeof ScenarioItem>;

const ScenarioName = z.string().trim().min(1, 'Give the scenario a name.').max(100);
const ScenarioNote = z.string().trim().max(1000);

/** A named what-if over the units: what it does not mention is as the units say. */
export const Scenario = z.object({
  id: RecordId,
  version: RowVersion,
  name: z.string(),
  note: z.string().nullable(),
  /** Units that it says something of. */
  items: z.int(),
  createdAt: Instant,
  createdBy: z.string(),
  updatedAt: Instant,
  deleted: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
});
export type Scenario = z.infer<typeof Scenario>;

/** What applying a scenario writes into one unit. */
export const AppliedUnit = z.object({
  unit: UnitInBrief,
  changes: z.array(
    z.object({
      field: z.enum(['capitalYear', 'capitalCost', 'replacementFunded']),
      old: z.union([z.int(), z.boolean()]).nullable(),
      new: z.union([z.int(), z.boolean()]).nullable(),
    }),
  ),
});
export type AppliedUnit = z.infer<typeof AppliedUnit>;

/** How many units a scenario says something of at most. */
export const mostScenarioItems = 1000;

/** Scenarios, their items, and what applying one does; a part of the contract of capital planning. */
export const scenarioProcedures = {
  scenarios: query({
    access: 'equipment:read',
    summary: 'The named scenarios by name, deleted ones last when they are asked for.',
    input: z.strictObject({ includeDeleted: z.boolean().optional() }),
    output: z.object({ items: z.array(Scenario) }),
  }),
  createScenario: mutation({
    access: 'equipment:write',
    summary: 'Adds a scenario: empty, or as a copy of another one.',
    input: z.strictObject({
      name: ScenarioName,
      note: ScenarioNote.nullable().optional(),
      copyOf: RecordId.nullable().optional(),
    }),
    output: Scenario,
  }),
  updateScenario: mutation({
    access: 'equipment:write',
    summary: 'Renames a scenario or changes its note.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      name: ScenarioName.optional(),
      note: ScenarioNote.nullable().optional(),
    }),
    output: Scenario,
  }),
  removeScenario: mutation({
    access: 'equipment:write',
    summary: 'Takes a scenario out of every list; it can be brought back.',
    input: z.strictObject({ id: RecordId, version: RowVersion, reason: Reason }),
    output: Scenario,
  }),
  restoreScenario: mutation({
    access: 'equipment:write',
    summary: 'Brings a deleted scenario back.',
    input: z.strictObject({ id: RecordId }),
    output: Scenario,
  }),
  scenarioItems: query({
    access: 'equipment:read',
    summary: 'The units that a scenario says something of, and what, a page at a time.',
    input: z.strictObject({ scenarioId: RecordId, ...Paging }),
    output: z.object({ items: z.array(ScenarioItem.extend({ unit: UnitInBrief })), total: z.int() }),
  }),
  setItem: mutation({
    access: 'equipment:write',
    summary: 'Says for one unit what the scenario does differently; where nothing is left to say the unit is as it is.',
    input: z.strictObject({
      scenarioId: RecordId,
      unitId: RecordId,
      /** The one that was seen; 0 where the scenario said nothing of the unit. */
      version: z.int().min(0),
      year: PlanYear.nullable().optional(),
      funded: z.boolean().nullable().optional(),
      cost: Cost.nullable().optional(),
      note: z.string().trim().max(500).nullable().optional(),
    }),
    output: ScenarioItem,
  }),
  applyPreview: query({
    access: 'equipment:read',
    summary: 'What applying a scenario would write into units.',
    input: z.strictObject({ scenarioId: RecordId, ...Paging }),
    output: z.object({
      items: z.array(AppliedUnit),
      total: z.int(),
      /** Stands for exactly these changes of exactly these units. */
      proof: z.string(),
    }),
  }),
  applyScenario: mutation({
    access: 'equipment:write',
    summary: 'Writes the years, costs and funding of a scenario into its units, as the preview showed.',
    input: z.strictObject({ scenarioId: RecordId, proof: z.string().max(100) }),
    output: z.object({ changed: z.int() }),
  }),
};
