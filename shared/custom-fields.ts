import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { customFieldKinds } from './custom-values.ts';
import { RecordId, RowVersion } from './lists.ts';

const Label = z.string().trim().min(1, 'Type a name.').max(60, 'A name has at most 60 characters.');
const French = z.string().trim().max(60, 'A name has at most 60 characters.').nullable();
const UnitLabel = z.string().trim().max(20, 'A unit has at most 20 characters.').nullable();
const Bound = z.number().min(-1e12).max(1e12).nullable();
const Decimals = z.int().min(0).max(6, 'At most 6 decimals.');
/** Units of which classes have the field; null: all. */
const ClassIds = z.array(RecordId).min(1, 'Choose at least one class.').max(500).nullable();

/** Fields, and options of one of them, that there may be at most. */
export const mostCustomFields = 60;
const mostCustomOptions = 200;

/** Something to choose; its id never changes, and one that is no longer offered stays readable. */
const CustomOption = z.object({
  id: RecordId,
  label: z.string(),
  labelFr: z.string().nullable(),
  active: z.boolean(),
});

/** A field that an administrator defined for units. */
export const CustomField = z.object({
  id: RecordId,
  version: RowVersion,
  /** The name of its column in files (`x_…`); it never changes. */
  slug: z.string(),
  label: z.string(),
  labelFr: z.string().nullable(),
  kind: z.enum(customFieldKinds),
  /** Numbers only: what is counted (`kV`, `mm`), the bounds that are let in, and how many decimals. */
  unitLabel: z.string().nullable(),
  minimum: z.number().nullable(),
  maximum: z.number().nullable(),
  decimals: z.int(),
  classIds: z.array(RecordId).nullable(),
  /** Of choices only, in their order. */
  options: z.array(CustomOption),
  /** One that is not active is offered nowhere; what units hold in it stays. */
  active: z.boolean(),
});
export type CustomField = z.infer<typeof CustomField>;

const NewOption = z.strictObject({ label: Label, labelFr: French.optional() });
const ChangedOption = z.strictObject({
  /** Absent for a new one. */
  id: RecordId.optional(),
  label: Label,
  labelFr: French.optional(),
  active: z.boolean().default(true),
});

/** Fields of the clinic. */
export const customFieldsContract = {
  list: query({
    access: 'equipment:read',
    summary: 'Every field that was defined, in its order; inactive ones too.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(CustomField) }),
  }),
  usage: query({
    access: 'lookups:write',
    summary: 'How many units hold a value in each field; fields without any are left out.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(z.object({ fieldId: RecordId, units: z.int() })) }),
  }),
  create: mutation({
    access: 'lookups:write',
    summary: 'Defines a field.',
    input: z.strictObject({
      label: Label,
      labelFr: French.optional(),
      kind: z.enum(customFieldKinds),
      unitLabel: UnitLabel.optional(),
      minimum: Bound.optional(),
      maximum: Bound.optional(),
      decimals: Decimals.optional(),
      classIds: ClassIds.optional(),
      options: z.array(NewOption).max(mostCustomOptions).optional(),
    }),
    output: CustomField,
  }),
  update: mutation({
    access: 'lookups:write',
    summary:
      'Changes what is sent; the kind stays. Options are sent as a whole in their order: one that is left out goes when no unit holds it, and is refused otherwise.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      label: Label.optional(),
      labelFr: French.optional(),
      unitLabel: UnitLabel.optional(),
      minimum: Bound.optional(),
      maximum: Bound.optional(),
      decimals: Decimals.optional(),
      classIds: ClassIds.optional(),
      options: z.array(ChangedOption).max(mostCustomOptions).optional(),
      active: z.boolean().optional(),
    }),
    output: CustomField,
  }),
  reorder: mutation({
    access: 'lookups:write',
    summary: 'Puts all fields into this order.',
    input: z.strictObject({ ids: z.array(RecordId).min(1).max(mostCustomFields) }),
    output: z.object({ items: z.array(CustomField) }),
  }),
};
