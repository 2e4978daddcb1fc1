import { customFieldOfChange } from '../../shared/custom-values.ts';
import type { Db } from '../database/connection.ts';
import { createFieldReader } from '../fields/field-rules.ts';

/** What fields of the clinic, and what units hold in them, are called now. */
export interface CustomNames {
  /** The name of the field; null for a field of the program, and one that is gone. */
  label(field: string): string | null;
  /** Its French name; null where it has none. */
  labelFr(field: string): string | null;
  /** The name of the chosen option; null where the value itself is what a person reads. */
  text(field: string, value: unknown): string | null;
  /** Its French name; null where it has none. */
  textFr(field: string, value: unknown): string | null;
}

const none: CustomNames = { label: () => null, labelFr: () => null, text: () => null, textFr: () => null };

/** Reads the definitions, and only when one of these fields is the clinic's. */
export function createCustomNames(db: Db): (fields: readonly string[]) => CustomNames {
  const reader = createFieldReader(db);
  return (fields) => {
    if (fields.every((field) => customFieldOfChange(field) === undefined)) return none;
    const byId = new Map(reader.all().map((field) => [field.id, field]));
    const named = (field: string) => byId.get(customFieldOfChange(field) ?? 0);
    const option = (field: string, value: unknown) => named(field)?.options.find(({ id }) => id === value);
    return {
      label: (field) => named(field)?.label ?? null,
      labelFr: (field) => named(field)?.labelFr ?? null,
      text: (field, value) => option(field, value)?.label ?? null,
      textFr: (field, value) => option(field, value)?.labelFr ?? null,
    };
  };
}
