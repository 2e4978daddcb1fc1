import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { RecordId, RowVersion } from './lists.ts';

/** The kinds of lookup. Names are unique within a kind (subclasses: within their class) whatever the case, accents or white space. */
export const lookupKinds = ['class', 'subclass', 'manufacturer', 'department', 'facility'] as const;
export type LookupKind = (typeof lookupKinds)[number];

const Name = z.string().trim().min(1, 'Type a name.').max(200, 'A name has at most 200 characters.');
/** Whole thousands of US dollars; null = unknown (a genuine zero is 0). */
const Thousands = z.int().min(0, 'A cost is 0 or more, in thousands of dollars.').max(1_000_000).nullable();
const Years = z.int().min(0).max(100, 'A lifetime is at most 100 years.').nullable();
const FullName = z.string().max(300).nullable();
const Address = z.string().max(500).nullable();

const base = { id: RecordId, name: z.string(), active: z.boolean(), version: RowVersion };
/** Equipment class (modality). */
const EquipmentClass = z.object(base);
/** Subclass of one class, with what estimates its replacement: cost in thousands of US dollars, lifetime in years. */
const Subclass = z.object({
  ...base,
  classId: RecordId,
  estimatedCost: z.int().nullable(),
  lifetimeYears: z.int().nullable(),
});
const Manufacturer = z.object(base);
const Department = z.object(base);
/** A site: short display name, full name and address. */
const Facility = z.object({ ...base, fullName: z.string().nullable(), address: z.string().nullable() });
export type EquipmentClass = z.infer<typeof EquipmentClass>;
export type Subclass = z.infer<typeof Subclass>;
export type Manufacturer = z.infer<typeof Manufacturer>;
export type Department = z.infer<typeof Department>;
export type Facility = z.infer<typeof Facility>;

/** Every lookup with its inactive rows; pickers offer the active ones plus what the record already holds. */
export const Lookups = z.object({
  classes: z.array(EquipmentClass),
  subclasses: z.array(Subclass),
  manufacturers: z.array(Manufacturer),
  departments: z.array(Department),
  facilities: z.array(Facility),
});
export type Lookups = z.infer<typeof Lookups>;

/** A row of the administration list; `usage` counts the units that hold it. Fields of other kinds are null. */
export const LookupRow = z.object({
  ...base,
  kind: z.enum(lookupKinds),
  usage: z.int(),
  classId: RecordId.nullable(),
  className: z.string().nullable(),
  estimatedCost: z.int().nullable(),
  lifetimeYears: z.int().nullable(),
  fullName: z.string().nullable(),
  address: z.string().nullable(),
});
export type LookupRow = z.infer<typeof LookupRow>;

/** A lookup to add. Adding the name of a deactivated row reactivates it with the new values (REMS 3.9). */
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
});
export type LookupChange = z.infer<typeof LookupChange>;

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
};
