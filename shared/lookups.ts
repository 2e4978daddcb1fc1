import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { DownloadTicket, FileForm } from './files.ts';
import { RecordId, RowVersion } from './lists.ts';

/** The kinds of lookup that a unit holds by their ids. */
export const unitLookupKinds = ['class', 'subclass', 'manufacturer', 'department', 'facility'] as const;
export type UnitLookupKind = (typeof unitLookupKinds)[number];

/** The kinds of which duplicates can be merged. */
export const mergeableKinds = [...unitLookupKinds, 'room'] as const;
export type MergeableKind = (typeof mergeableKinds)[number];

/**
 * The kinds of lookup. Names are unique within a kind (subclasses: within their class; rooms: within their facility) whatever the
 * case, accents or white space.
 */
export const lookupKinds = [...mergeableKinds, 'capital-category'] as const;
export type LookupKind = (typeof lookupKinds)[number];

const Name = z.string().trim().min(1, 'Type a name.').max(200, 'A name has at most 200 characters.');
const CategoryName = z
  .string()
  .trim()
  .min(1, 'Type a name.')
  .max(50, 'The name of a category has at most 50 characters.');
/** As long as the text field of a unit. */
const RoomName = z.string().trim().min(1, 'Type a name.').max(100, 'The name of a room has at most 100 characters.');
/** Whole thousands of US dollars; null = unknown (a genuine zero is 0). */
const Thousands = z.int().min(0, 'A cost is 0 or more, in thousands of dollars.').max(1_000_000).nullable();
const LeastCost = z.int().min(0, 'A cost is 0 or more, in thousands of dollars.').max(1_000_000);
const Years = z.int().min(0).max(100, 'A lifetime is at most 100 years.').nullable();
const FullName = z.string().max(300).nullable();
const Address = z.string().max(500).nullable();
const DepartmentIds = z.array(RecordId).max(500);

const base = { id: RecordId, name: z.string(), active: z.boolean(), version: RowVersion };
/** A kind that can be merged: into which entry it was, null as a rule. */
const merging = { ...base, mergedIntoId: RecordId.nullable() };
/** Equipment class (modality). */
const EquipmentClass = z.object(merging);
/** Subclass of one class, with what estimates its replacement: cost in thousands of US dollars, lifetime in years. */
const Subclass = z.object({
  ...merging,
  classId: RecordId,
  estimatedCost: z.int().nullable(),
  lifetimeYears: z.int().nullable(),
});
const Manufacturer = z.object(merging);
const Department = z.object(merging);
/** A site: short display name, full name, address, and the departments that it has. */
const Facility = z.object({
  ...merging,
  fullName: z.string().nullable(),
  address: z.string().nullable(),
  departmentIds: z.array(RecordId),
});
/** A room of a facility, perhaps of one of its departments. Units keep their room as text: the name. */
const Room = z.object({ ...merging, facilityId: RecordId, departmentId: RecordId.nullable() });
/** A range of replacement costs in whole thousands of US dollars, both bounds inclusive; null has no upper bound. REMS 2.5. */
const CapitalCategory = z.object({ ...base, minCost: z.int(), maxCost: z.int().nullable() });
export type EquipmentClass = z.infer<typeof EquipmentClass>;
export type Subclass = z.infer<typeof Subclass>;
export type Manufacturer = z.infer<typeof Manufacturer>;
export type Department = z.infer<typeof Department>;
export type Facility = z.infer<typeof Facility>;
export type Room = z.infer<typeof Room>;
export type CapitalCategory = z.infer<typeof CapitalCategory>;

/** Every lookup with its inactive rows; pickers offer the active ones plus what the record already holds. */
export const Lookups = z.object({
  classes: z.array(EquipmentClass),
  subclasses: z.array(Subclass),
  manufacturers: z.array(Manufacturer),
  departments: z.array(Department),
  facilities: z.array(Facility),
  rooms: z.array(Room),
  /** By ascending lower bound. */
  capitalCategories: z.array(CapitalCategory),
});
export type Lookups = z.infer<typeof Lookups>;

/** What else refers to an entry, beside units; a kind that nothing of the sort refers to has zeros. */
const Related = z.object({
  subclasses: z.int(),
  departments: z.int(),
  rooms: z.int(),
  facilities: z.int(),
  /** Contacts, supervisors and physicians of its units, each counted once. */
  people: z.int(),
  /** Rules of obligations that are offered for it. */
  rules: z.int(),
});
export type Related = z.infer<typeof Related>;

/**
 * A row of the administration list; `usage` counts the units that hold it (of a capital category: whose cost falls into it).
 * Fields of other kinds are null.
 */
export const LookupRow = z.object({
  ...base,
  kind: z.enum(lookupKinds),
  usage: z.int(),
  related: Related,
  mergedIntoId: RecordId.nullable(),
  mergedIntoName: z.string().nullable(),
  classId: RecordId.nullable(),
  className: z.string().nullable(),
  estimatedCost: z.int().nullable(),
  lifetimeYears: z.int().nullable(),
  fullName: z.string().nullable(),
  address: z.string().nullable(),
  departmentIds: z.array(RecordId).nullable(),
  facilityId: RecordId.nullable(),
  facilityName: z.string().nullable(),
  departmentId: RecordId.nullable(),
  departmentName: z.string().nullable(),
  minCost: z.int().nullable(),
  maxCost: z.int().nullable(),
});
export type LookupRow = z.infer<typeof LookupRow>;

/** A lookup to add. Adding the name of a deactivated row reactivates it with the new values (REMS 3.9); one that was merged is refused. */
export const NewLookup = z.discriminatedUnion('kind', [
  z.strictObject({ kind: z.literal('class'), name: Name }),
  z.strictObject({
    kind: z.literal('subclass'),
    name: Name,
    classId: RecordId,
    estimatedCost: Thousands.optional(),
    lifetimeYears: Years.optional(),
  }),
  z.strictObject({ kind: z.literal('manufacturer'), name: Name }),
  z.strictObject({ kind: z.literal('department'), name: Name }),
  z.strictObject({
    kind: z.literal('facility'),
    name: Name,
    fullName: FullName.optional(),
    address: Address.optional(),
    departmentIds: DepartmentIds.optional(),
  }),
  z.strictObject({
    kind: z.literal('room'),
    name: RoomName,
    facilityId: RecordId,
    departmentId: RecordId.nullable().optional(),
  }),
  z.strictObject({
    kind: z.literal('capital-category'),
    name: CategoryName,
    minCost: LeastCost,
    maxCost: Thousands.optional(),
  }),
]);
export type NewLookup = z.infer<typeof NewLookup>;

/** A partial change; a field that is not sent is not touched, fields of another kind are refused. */
export const LookupChange = z.strictObject({
  kind: z.enum(lookupKinds),
  id: RecordId,
  version: RowVersion,
  name: Name.optional(),
  active: z.boolean().optional(),
  estimatedCost: Thousands.optional(),
  lifetimeYears: Years.optional(),
  fullName: FullName.optional(),
  address: Address.optional(),
  departmentIds: DepartmentIds.optional(),
  departmentId: RecordId.nullable().optional(),
  minCost: LeastCost.optional(),
  maxCost: Thousands.optional(),
});
export type LookupChange = z.infer<typeof LookupChange>;

/** Two entries of one kind (subclasses of one class, rooms of one facility), of which the first disappears into the second. */
const Merge = {
  kind: z.enum(mergeableKinds),
  fromId: RecordId,
  intoId: RecordId,
};

/** What a merge changes, in numbers. */
export const MergePreview = z.object({
  from: LookupRow,
  into: LookupRow,
  /** Units that will hold the other entry. */
  units: z.int(),
  /** Subclasses that move to the other class, and those that are merged because it has one of the same name. */
  subclassesMoved: z.int(),
  subclassesMerged: z.int(),
  /** Rooms: of a facility those that move or are merged, of a department those that change department. */
  roomsMoved: z.int(),
  roomsMerged: z.int(),
  /** Departments that the other facility gains, or facilities that get the other department. */
  departmentsOfFacilities: z.int(),
  rules: z.int(),
  /** Documents of a facility, deleted ones too. */
  documents: z.int(),
});
export type MergePreview = z.infer<typeof MergePreview>;

/** A merge that was made; `undoneAt` once it was taken back. */
export const LookupMerge = z.object({
  id: RecordId,
  kind: z.enum(mergeableKinds),
  fromId: RecordId,
  fromName: z.string(),
  intoId: RecordId,
  intoName: z.string(),
  units: z.int(),
  mergedAt: Instant,
  mergedBy: z.string(),
  undoneAt: Instant.nullable(),
});
export type LookupMerge = z.infer<typeof LookupMerge>;

/** The lists that records choose from. */
export const lookupsContract = {
  all: query({
    access: 'equipment:read',
    summary: 'Every lookup, for pickers and filters.',
    input: z.strictObject({}),
    output: Lookups,
  }),
  list: query({
    access: 'equipment:read',
    summary: 'The rows of one kind with usage counts.',
    input: z.strictObject({ kind: z.enum(lookupKinds) }),
    output: z.object({ items: z.array(LookupRow), total: z.int() }),
  }),
  create: mutation({
    access: 'lookups:write',
    summary: 'Adds or reactivates a lookup.',
    input: NewLookup,
    output: LookupRow,
  }),
  update: mutation({
    access: 'lookups:write',
    summary: 'Renames, changes, deactivates or reactivates a lookup.',
    input: LookupChange,
    output: LookupRow,
  }),
  mergePreview: query({
    access: 'lookups:write',
    summary: 'What a merge of two entries would change.',
    input: z.strictObject(Merge),
    output: MergePreview,
  }),
  merge: mutation({
    access: 'lookups:write',
    summary: 'Everything that points at one entry points at the other afterwards; the first is deactivated.',
    input: z.strictObject({ ...Merge, fromVersion: RowVersion }),
    output: LookupMerge,
  }),
  unmerge: mutation({
    access: 'lookups:write',
    summary: 'Takes the last merge of an entry back; what was changed since stays as it is and is counted in `left`.',
    input: z.strictObject({ kind: z.enum(mergeableKinds), fromId: RecordId }),
    output: z.object({ merge: LookupMerge, restored: z.int(), left: z.int() }),
  }),
  exportFacilities: mutation({
    access: 'lookups:write',
    summary:
      "Answers a ticket for a CSV file or a workbook in REMS's columns of the facilities in use, or of its header only.",
    input: z.strictObject({ template: z.boolean().optional(), ...FileForm }),
    output: DownloadTicket,
  }),
};

/** Where an entry went that was merged, followed to the end; its own id when it was not. */
export function followMerge(
  rows: readonly { readonly id: number; readonly mergedIntoId: number | null }[],
  id: number,
): number {
  let at = id;
  // As many steps as rows at most, so that rows in a ring end too.
  for (const _step of rows) {
    const next = rows.find((row) => row.id === at)?.mergedIntoId ?? null;
    if (next === null) return at;
    at = next;
  }
  return at;
}
