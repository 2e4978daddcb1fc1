import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant, PlainDate } from './dates.ts';
import { Paging, RecordId, RowVersion } from './lists.ts';
import { Reason } from './reason.ts';

/** Kinds of components, in the order in which they are shown. */
export const componentKinds = ['tube', 'detector', 'generator', 'collimator', 'workstation', 'other'] as const;
/** One of {@link componentKinds}. */
export const ComponentKind = z.enum(componentKinds);
export type ComponentKind = z.infer<typeof ComponentKind>;

const text = (max: number) => z.string().max(max, `At most ${max} characters.`).nullable();
const date = PlainDate.nullable();

/** What a person may enter about a component. Texts are stored trimmed, blank as null. */
export const componentFields = {
  kind: ComponentKind,
  /** What it is called among its like: "Tube B", "lateral". */
  designation: text(100),
  manufacturerId: RecordId.nullable(),
  model: text(200),
  serialNumber: text(200),
  softwareVersion: text(100),
  installedOn: date,
  /** Not before `installedOn`; null while it is in the unit. */
  removedOn: date,
  notes: text(5000),
} as const;

/** Names of the fields of {@link componentFields}. */
export type ComponentField = keyof typeof componentFields;

const { kind, ...optionalFields } = componentFields;
const optional = z.strictObject(optionalFields).partial().shape;
const { removedOn: _removedOn, installedOn: _installedOn, ...ofReplacement } = optional;

/** A part of a unit: an x-ray tube, a detector; one that was removed stays readable. */
export const Component = z.object({
  id: RecordId,
  version: RowVersion,
  unitId: RecordId,
  ...componentFields,
  manufacturerName: z.string().nullable(),
  /** The component that it took the place of. */
  replacesId: RecordId.nullable(),
  /** How many documents hang on it. */
  documents: z.int(),
  createdAt: Instant,
  updatedAt: Instant,
  deleted: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
});
export type Component = z.infer<typeof Component>;

/** Parts of units. */
export const componentsContract = {
  list: query({
    access: 'equipment:read',
    summary: 'The components of a unit: what is in it by kind, then what was removed, the latest first.',
    input: z.strictObject({ unitId: RecordId, includeDeleted: z.boolean().optional(), ...Paging }),
    output: z.object({ items: z.array(Component), total: z.int() }),
  }),
  get: query({
    access: 'equipment:read',
    summary: 'One component.',
    input: z.strictObject({ id: RecordId }),
    output: Component,
  }),
  create: mutation({
    access: 'equipment:write',
    summary: 'Adds a component to a unit.',
    input: z.strictObject({ unitId: RecordId, kind, ...optional }),
    output: Component,
  }),
  update: mutation({
    access: 'equipment:write',
    summary: 'Changes the fields that are sent.',
    input: z.strictObject({ id: RecordId, version: RowVersion, ...z.strictObject(componentFields).partial().shape }),
    output: Component,
  }),
  replace: mutation({
    access: 'equipment:write',
    summary:
      'Removes a component on a day and installs another one of its kind on the same day; with `event`, a new tube is put on record with the unit, so that what must be tested then becomes due.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      on: PlainDate,
      component: z.strictObject(ofReplacement),
      /** Needs the right `compliance:record` as well. */
      event: z.boolean().default(false),
    }),
    output: z.object({ removed: Component, installed: Component }),
  }),
  remove: mutation({
    access: 'equipment:write',
    summary: 'Takes a component that was entered by mistake off the unit; it can be brought back.',
    input: z.strictObject({ id: RecordId, version: RowVersion, reason: Reason }),
    output: Component,
  }),
  restore: mutation({
    access: 'equipment:write',
    summary: 'Brings a component back that was taken off by mistake.',
    input: z.strictObject({ id: RecordId }),
    output: Component,
  }),
};
