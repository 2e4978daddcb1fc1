import { z } from 'zod';
import { PlainDate } from './dates.ts';

/** The page part of every list's input: `page` from 1, `pageSize` 1 to 200 (50 when not given). Past the end is an empty page. */
export const Paging = {
  page: z.int().min(1).max(1_000_000).default(1),
  pageSize: z.int().min(1).max(200).default(50),
};

/** Free text of every list: several words, each a fragment anywhere, all of them must occur; case and diacritics do not matter. */
export const Search = z.string().max(200);

/** A record id: a positive whole number. */
export const RecordId = z.int().min(1).max(Number.MAX_SAFE_INTEGER);

/** The version of a row for optimistic locking; a stale one answers CONFLICT with the stored row in `details.current`. */
export const RowVersion = z.int().min(1);

/**
 * One field among the filters of units. `options`: any of these; `contains`: a fragment of a text, whatever the case; `from` and `to`:
 * numbers or days, both included; `blank`: only units without a value (true), or with one (false). What is absent does not filter.
 */
export const CustomFilter = z.strictObject({
  fieldId: RecordId,
  options: z.array(RecordId).max(200).optional(),
  contains: z.string().max(100).optional(),
  from: z.union([z.number(), PlainDate]).optional(),
  to: z.union([z.number(), PlainDate]).optional(),
  blank: z.boolean().optional(),
});
export type CustomFilter = z.infer<typeof CustomFilter>;

/** What of a unit comes to an end: its state registration, service contract, warranty, or the maker's support. */
export const expiringKinds = ['registration', 'contract', 'warranty', 'support'] as const;
export type ExpiringKind = (typeof expiringKinds)[number];

/** What ends on or before the day that lies `days` from today. */
export const Expiring = z.strictObject({ what: z.enum(expiringKinds), days: z.int().min(0).max(3650) });
export type Expiring = z.infer<typeof Expiring>;

/** How many records one act may change or name at most: a bulk edit, a hand-over, a choice of units. */
export const mostAtOnce = 5_000;

/** Units that one merge of lookups or people changes: each is written and put on record, a quarter of a millisecond a unit in which nobody else is answered. */
export const mostUnitsMerged = 3_000;

/** The one `filters` shape of every list about units; what is absent does not filter. */
export const UnitFilters = z.strictObject({
  /** Any of these classes. */
  classId: z.array(RecordId).max(500).optional(),
  subclassId: z.array(RecordId).max(500).optional(),
  manufacturerId: z.array(RecordId).max(500).optional(),
  departmentId: z.array(RecordId).max(500).optional(),
  facilityId: z.array(RecordId).max(500).optional(),
  /** REMS's three switches, off by default: also show retired, not covered by physics, planned units. */
  includeRetired: z.boolean().optional(),
  includeNotCovered: z.boolean().optional(),
  includePlanned: z.boolean().optional(),
  /** Owned by radiology, or not (REMS counts "not applicable" as not). */
  radiologyOwned: z.boolean().optional(),
  /** Replacement funded, or not (the same). */
  replacementFunded: z.boolean().optional(),
  /** Only units with an open blocking finding, or only those without. */
  doNotUse: z.boolean().optional(),
  /** Only these units, as somebody chose them one by one. */
  unitId: z.array(RecordId).max(mostAtOnce).optional(),
  /** Only units that belong to one of these. */
  parentId: z.array(RecordId).max(500).optional(),
  /** Only units of which something ends within so many days, or has ended. */
  expiring: Expiring.optional(),
  /** Fields of the clinic, each at most once; all must hold. */
  custom: z.array(CustomFilter).max(10).optional(),
  /** Exactly these states instead of the three switches. */
  state: z
    .array(z.enum(['in-service', 'planned', 'not-covered', 'retired']))
    .max(4)
    .optional(),
});
export type UnitFilters = z.infer<typeof UnitFilters>;
