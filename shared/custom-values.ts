import { z } from 'zod';

/** Kinds of fields that an administrator may define: text, number with a unit, day, one of several options. */
export const customFieldKinds = ['text', 'number', 'date', 'choice'] as const;
export type CustomFieldKind = (typeof customFieldKinds)[number];

/** A value of such a field: text, number, ISO day, or the id of an option, as the kind of the field says. */
export const CustomValue = z.union([z.string().max(500, 'At most 500 characters.'), z.number()]);
export type CustomValue = z.infer<typeof CustomValue>;

/** The id of a field as a key of an object. */
const FieldKey = z.string().regex(/^[1-9]\d{0,14}$/);

/** The values that a unit holds, by the id of the field; fields without a value are absent. */
export const CustomValues = z.record(FieldKey, CustomValue);
export type CustomValues = z.infer<typeof CustomValues>;

/** A change of such values: null clears, what is not sent is not touched. */
export const CustomChange = z.record(FieldKey, CustomValue.nullable());
export type CustomChange = z.infer<typeof CustomChange>;

/** How a list sorts by such a field: `cf_` and its id; options sort in their order. */
export const CustomSortKey = z.templateLiteral(['cf_', z.int()]);
export type CustomSortKey = z.infer<typeof CustomSortKey>;

/** The id of the field that a column or sort key names; undefined for any other key. */
export function customFieldOf(key: string): number | undefined {
  const match = /^cf_([1-9]\d{0,14})$/.exec(key);
  return match ? Number(match[1]) : undefined;
}

/** What the audit trail calls the value of such a field. */
export function customChangeKey(fieldId: number | string): `custom:${string}` {
  return `custom:${fieldId}`;
}

/** The id of the field that an entry of the audit trail names; undefined for any other name. */
export function customFieldOfChange(name: string): number | undefined {
  const match = /^custom:([1-9]\d{0,14})$/.exec(name);
  return match ? Number(match[1]) : undefined;
}
