import type { PlainDate } from '#shared/dates.ts';
import {
  type Dose,
  type DoseQuantity,
  doseQuantities,
  type Examination,
  type ExaminedUnit,
  unitsOf,
} from '#shared/examinations.ts';

/** Names of the dose quantities, in the order of the contract. */
export const quantityNames = Object.keys(doseQuantities) as DoseQuantity[]; // Object.keys forgets the literal keys

/** What stands in the form of an examination; day and value as typed. */
export interface ExaminationDraft {
  /** The whole unit, since its words are shown before anything is searched. */
  readonly unit: ExaminedUnit | null;
  readonly on: string;
  readonly procedure: string;
  readonly quantity: DoseQuantity | null;
  readonly value: string;
  readonly doseUnit: string;
  readonly note: string;
}

/** A field of the form that can be wrong. */
export type DraftField = 'unit' | 'on' | 'procedure' | 'value' | 'note';

/** What is wrong with a field: nothing stands in it, or something that is no day or number. */
export type Problem = 'missing' | 'wrong';

/** Reads a date field: a day, null when empty, undefined for a text that is no day. */
export type ReadDate = (text: string) => PlainDate | null | undefined;

/** The form of a stored examination, or an empty one. @param locale for the decimal sign */
export function examinationDraft(stored: Examination | undefined, locale: string): ExaminationDraft {
  const dose = stored?.dose ?? null;
  const quantity = quantityNames.find((name) => name === dose?.quantity) ?? null;
  return {
    unit: stored?.unit ?? null,
    on: stored?.on ?? '',
    procedure: stored?.procedure ?? '',
    quantity,
    value: dose === null ? '' : doseText(dose.value, locale, false),
    doseUnit: dose?.unit ?? '',
    note: stored?.note ?? '',
  };
}

/** The draft with another quantity; its unit is the usual one unless the quantity has the one that stands there. */
export function withQuantity(draft: ExaminationDraft, quantity: DoseQuantity | null): ExaminationDraft {
  const units = quantity === null ? [] : unitsOf(quantity);
  return { ...draft, quantity, doseUnit: units.includes(draft.doseUnit) ? draft.doseUnit : (units[0] ?? '') };
}

/** What is wrong, by field; empty when it can be sent. */
export function problemsOf(draft: ExaminationDraft, read: ReadDate): Partial<Record<DraftField, Problem>> {
  const day = read(draft.on);
  const value = typedNumber(draft.value);
  return {
    ...(draft.unit === null && { unit: 'missing' }),
    ...(day === null && { on: 'missing' }),
    ...(day === undefined && { on: 'wrong' }),
    ...(draft.procedure.trim() === '' && { procedure: 'missing' }),
    ...(draft.quantity !== null && draft.value.trim() === '' && { value: 'missing' }),
    ...(draft.quantity !== null && draft.value.trim() !== '' && value === undefined && { value: 'wrong' }),
  };
}

/** The form as it is sent, once nothing is wrong with it. */
export function examinationValues(draft: ExaminationDraft, read: ReadDate) {
  const value = typedNumber(draft.value);
  const dose: Dose | null =
    draft.quantity === null || value === undefined ? null : { quantity: draft.quantity, value, unit: draft.doseUnit };
  return {
    unitId: draft.unit?.id ?? 0,
    on: read(draft.on) ?? '',
    procedure: draft.procedure.trim(),
    dose,
    note: draft.note.trim() === '' ? null : draft.note.trim(),
  };
}

/** The values that differ from what is stored. */
export function changedValues(values: ReturnType<typeof examinationValues>, stored: Examination) {
  return {
    ...(values.unitId !== stored.unit.id && { unitId: values.unitId }),
    ...(values.on !== stored.on && { on: values.on }),
    ...(values.procedure !== stored.procedure && { procedure: values.procedure }),
    ...(JSON.stringify(values.dose) !== JSON.stringify(stored.dose) && { dose: values.dose }),
    ...(values.note !== stored.note && { note: values.note }),
  };
}

/** A number with a point or a comma before its decimals. */
function typedNumber(text: string): number | undefined {
  const plain = text.replaceAll(/\s/g, '').replace(',', '.');
  return /^(\d+\.?\d*|\.\d+)$/.test(plain) ? Number(plain) : undefined;
}

/** A value with all its digits: nobody rounds a dose. */
export function doseText(value: number, locale: string, grouped = true): string {
  return value.toLocaleString(locale, { maximumSignificantDigits: 15, useGrouping: grouped });
}
