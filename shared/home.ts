import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { Import } from './imports.ts';
import { RecordId } from './lists.ts';

/** One line of what happened lately, from the audit trail; no values. */
export const RecentChange = z.object({
  seq: z.int(),
  at: Instant,
  actor: z.string(),
  action: z.string(),
  entity: z.string(),
  entityId: z.string().nullable(),
  /** What the record is called now, when it still exists; of a survey, a booking, a finding or an obligation, its unit. */
  label: z.string().nullable(),
  /** The unit that it is about, when there is one. */
  unitId: RecordId.nullable(),
  /** Names of the fields that changed. */
  fields: z.array(z.string()),
});
export type RecentChange = z.infer<typeof RecentChange>;

/** What home shows. Every unit is counted in exactly one state. */
export const HomeSummary = z.object({
  units: z.object({
    total: z.int(),
    inService: z.int(),
    planned: z.int(),
    notCovered: z.int(),
    retired: z.int(),
  }),
  /** For those who manage accounts; null for everyone else. Administrators and investigators are counted while active. */
  accounts: z
    .object({
      total: z.int(),
      active: z.int(),
      administrators: z.int(),
      investigators: z.int(),
      /** All patients of the registry, archived ones included; a number and nothing else. */
      patients: z.int(),
      newest: z.array(z.object({ id: RecordId, username: z.string(), createdAt: Instant, active: z.boolean() })),
    })
    .nullable(),
  recentImports: z.array(Import),
  recentChanges: z.array(RecentChange),
  sample: z.object({
    loaded: z.boolean(),
    removable: z.boolean(),
    /** Why it cannot be removed, in words. */
    reason: z.string().nullable(),
  }),
});
export type HomeSummary = z.infer<typeof HomeSummary>;

/** The first page after signing in. */
export const homeContract = {
  summary: query({
    access: 'signed-in',
    summary:
      'Counts of units by state and of accounts, recent imports and changes; empty parts for those who may not read them.',
    input: z.strictObject({}),
    output: HomeSummary,
  }),
  loadSample: mutation({
    access: 'system:manage',
    summary: 'Loads the sample clinic.',
    input: z.strictObject({}),
    output: HomeSummary,
  }),
  removeSample: mutation({
    access: 'system:manage',
    summary: 'Removes the sample clinic while nothing real hangs on it.',
    input: z.strictObject({}),
    output: HomeSummary,
  }),
};
