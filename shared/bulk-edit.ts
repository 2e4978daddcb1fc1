import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { CustomChange } from './custom-values.ts';
import { Instant } from './dates.ts';
import { auditFrequencies, type UnitField, UnitSort, UnitWarning, unitFields } from './equipment.ts';
import { mostAtOnce, RecordId, RowVersion, Search, UnitFilters } from './lists.ts';
import { UnitInBrief } from './units.ts';

/** Fields that are each unit's own, so that giving many units the same value would be a mistake; and notes, whose old texts would be lost from sight. */
export const singleFields = [
  'serialNumber',
  'assetId',
  'manufacturerSystemId',
  'meRegistrationNumber',
  'acrUnitId',
  'aeTitle',
  'stationName',
  'ipAddress',
  'stateRegistrationNumber',
  'parentId',
  'notes',
] as const satisfies readonly UnitField[];

type SingleField = (typeof singleFields)[number];

/** Names of the fields that a bulk edit can set. */
export type BulkField = Exclude<UnitField, SingleField>;

const single = Object.fromEntries(singleFields.map((field) => [field, true])) as Record<SingleField, true>; // the names just listed

/** What is to become of every chosen unit: a field that is not sent is not touched, null empties it. */
export const BulkChanges = z
  .strictObject({
    ...z.strictObject(unitFields).omit(single).partial().shape,
    /** Values of fields of the clinic; null empties one. */
    custom: CustomChange.optional(),
    /** Beside those that a unit has; `auditFrequencies` sets exactly these instead. */
    addFrequencies: z.array(z.enum(auditFrequencies)).max(auditFrequencies.length).optional(),
    removeFrequencies: z.array(z.enum(auditFrequencies)).max(auditFrequencies.length).optional(),
  })
  .refine((changes) => Object.values(changes).some((value) => value !== undefined), 'Choose at least one field.');
export type BulkChanges = z.infer<typeof BulkChanges>;

/** Which units: those with these ids, or whatever search and filters match. */
export const UnitSelection = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('ids'), ids: z.array(RecordId).min(1).max(mostAtOnce) }),
  z.strictObject({ kind: z.literal('matching'), search: Search.optional(), filters: UnitFilters.optional() }),
]);
export type UnitSelection = z.infer<typeof UnitSelection>;

/** A unit by id as somebody saw it, by version. */
const SeenUnit = z.tuple([RecordId, RowVersion]);

const Value = z.union([z.string(), z.number(), z.boolean(), z.array(z.string()), z.null()]);

/** One field from one value to another; the names stand beside ids of lists and people. */
export const BulkChange = z.object({
  field: z.string(),
  old: Value,
  new: Value,
  oldName: z.string().nullable(),
  newName: z.string().nullable(),
});
export type BulkChange = z.infer<typeof BulkChange>;

/** How many different changes, refusals and examples a preview names at most. */
export const previewLimits = { changes: 60, refused: 50, examples: 10 } as const;

/** What a bulk edit would do. */
export const BulkPreview = z.object({
  /** Units that were chosen and are there. */
  total: z.int(),
  /** Exactly those that would change and may, to be sent along with the edit. */
  units: z.array(SeenUnit),
  /** Units that have these values already. */
  unchanged: z.int(),
  /** Every different change with the number of units, by field and number; the most frequent when there are many. */
  changes: z.array(BulkChange.extend({ units: z.int() })),
  /** Further different changes that are not named. */
  furtherChanges: z.int(),
  /** Units that cannot take the values, and why; they are left out. */
  refused: z.array(z.object({ unit: UnitInBrief, field: z.string(), message: z.string() })),
  refusedTotal: z.int(),
  /** What people should look at afterwards and need not now. */
  warnings: z.array(UnitWarning.extend({ units: z.int() })),
  examples: z.array(z.object({ unit: UnitInBrief, changes: z.array(BulkChange) })),
});
export type BulkPreview = z.infer<typeof BulkPreview>;

/** The last bulk edit of an account. */
export const BulkEdit = z.object({ bulkId: RecordId, at: Instant, units: z.int(), fields: z.array(z.string()) });
export type BulkEdit = z.infer<typeof BulkEdit>;

/** Changing many units at once; part of the feature `equipment`. */
export const bulkEditContract = {
  bulkIds: query({
    access: 'equipment:read',
    summary: `The ids of the rows of a list from one place to another, counted from 0; at most ${mostAtOnce}.`,
    input: z.strictObject({
      search: Search.optional(),
      filters: UnitFilters.optional(),
      sort: UnitSort.optional(),
      from: z.int().min(0).max(10_000_000).default(0),
      to: z
        .int()
        .min(0)
        .max(10_000_000)
        .default(mostAtOnce - 1),
    }),
    output: z.object({ ids: z.array(RecordId), total: z.int() }),
  }),
  bulkPreview: query({
    access: 'equipment:write',
    summary: `What a bulk edit of at most ${mostAtOnce} units would do, without doing it.`,
    input: z.strictObject({ selection: UnitSelection, changes: BulkChanges }),
    output: BulkPreview,
  }),
  bulkEdit: mutation({
    access: 'equipment:write',
    summary:
      'Changes many units, all or none, each on record field by field. Refused when one of them changed since the preview.',
    input: z.strictObject({ units: z.array(SeenUnit).min(1).max(mostAtOnce), changes: BulkChanges }),
    output: z.object({
      /** For undoing. */
      bulkId: RecordId,
      changed: z.int(),
    }),
  }),
  bulkUndo: mutation({
    access: 'equipment:write',
    summary:
      'Gives the units of a bulk edit their former values, all or none, while nobody has changed these fields since.',
    input: z.strictObject({ bulkId: RecordId }),
    output: z.object({ changed: z.int() }),
  }),
  bulkLast: query({
    access: 'equipment:write',
    summary: "The caller's last bulk edit of the last 30 days, when it was not undone.",
    input: z.strictObject({}),
    output: z.object({ last: BulkEdit.nullable() }),
  }),
};
