import { blankUnit } from '../../shared/blank-unit.ts';
import {
  type AuditFrequency,
  auditFrequencies,
  capitalTypes,
  type NewUnit,
  type Unit,
  type UnitField,
} from '../../shared/equipment.ts';
import { parseTypedDate } from '../ui/date-text.ts';
import { fieldSpecs } from './fields.ts';

/** What stands in one field while it is typed: texts as typed, ids, switches, lists. */
export type DraftValue = string | number | boolean | null | readonly string[];
/** A form in the making, by field. */
export type Draft = Readonly<Record<UnitField, DraftValue>>;
/** The values of a unit's own fields. */
export type UnitValues = Pick<Unit, UnitField>;
/** Why a typed value cannot be read; a key of the translations under `problems`. */
export type DraftProblem = 'required' | 'date' | 'whole' | 'cost' | 'year' | 'tooLong';
export type DraftProblems = Readonly<Partial<Record<UnitField, DraftProblem>>>;

export const unitFieldNames = Object.keys(fieldSpecs) as readonly UnitField[]; // Object.keys forgets the literal keys

/** What a form for a new unit starts with: the class is still open. */
export const blankValues: Omit<UnitValues, 'classId'> & { classId: number | null } = { classId: null, ...blankUnit };

/** Stored values as a form shows them. Dates stay ISO: the date field writes them in the order of the language. */
export function draftOf(values: Partial<UnitValues> | typeof blankValues): Draft {
  const draft: Partial<Record<UnitField, DraftValue>> = {};
  for (const field of unitFieldNames) draft[field] = fieldDraft(field, values[field] ?? null);
  return draft as Draft; // every field was just set
}

/** One stored value as the form shows it. */
function fieldDraft(field: UnitField, value: UnitValues[UnitField] | null): DraftValue {
  switch (fieldSpecs[field].kind) {
    case 'lookup':
    case 'person':
    case 'unit':
      return typeof value === 'number' ? value : null;
    case 'flag':
      return value === true;
    case 'three-valued':
      return value === null ? 'na' : value === true ? 'yes' : 'no';
    case 'frequencies':
      return Array.isArray(value) ? value : [];
    case 'capital-type':
      return value === 'Upgrade' ? 'Upgrade' : 'Replacement';
    default:
      return value === null ? '' : String(value);
  }
}

type Read = { readonly value: UnitValues[UnitField] | null } | { readonly problem: DraftProblem };

/** Reads one field of the form: its value for the contract, or why it cannot be read. */
export function readField(field: UnitField, draft: DraftValue, language: string): Read {
  const spec = fieldSpecs[field];
  const text = typeof draft === 'string' ? draft.trim() : '';
  switch (spec.kind) {
    case 'lookup':
    case 'person':
    case 'unit':
      if (field === 'classId' && typeof draft !== 'number') return { problem: 'required' };
      return { value: typeof draft === 'number' ? draft : null };
    case 'flag':
      return { value: draft === true };
    case 'three-valued':
      return { value: draft === 'yes' ? true : draft === 'no' ? false : null };
    case 'frequencies':
      return { value: auditFrequencies.filter((name) => Array.isArray(draft) && draft.includes(name)) };
    case 'capital-type':
      return { value: capitalTypes.find((type) => type === draft) ?? 'Replacement' };
    case 'date': {
      if (text === '') return { value: null };
      const date = parseTypedDate(text, language);
      return date === undefined ? { problem: 'date' } : { value: date };
    }
    case 'thousands':
      return readWhole(text, 0, 1_000_000, 'cost');
    case 'whole':
      return readWhole(text, 1900, 2100, 'year');
    default:
      if (spec.max !== undefined && text.length > spec.max) return { problem: 'tooLong' };
      return { value: text === '' ? null : text };
  }
}

function readWhole(text: string, min: number, max: number, outside: DraftProblem): Read {
  if (text === '') return { value: null };
  const digits = text.replace(/[\s,\u202f\u00a0]/g, '');
  if (!/^\d{1,9}$/.test(digits)) return { problem: outside === 'cost' ? 'cost' : 'whole' };
  const value = Number(digits);
  return value < min || value > max ? { problem: outside } : { value };
}

/** Reads some fields of a form: values where they can be read, problems where not. */
export function readDraft(draft: Draft, fields: readonly UnitField[], language: string) {
  const values: Partial<Record<UnitField, UnitValues[UnitField] | null>> = {};
  const problems: Partial<Record<UnitField, DraftProblem>> = {};
  for (const field of fields) {
    const read = readField(field, draft[field], language);
    if ('problem' in read) problems[field] = read.problem;
    else values[field] = read.value;
  }
  return { values: values as Partial<UnitValues>, problems: problems as DraftProblems }; // readField keeps each field's type
}

/** The fields whose value differs from the stored one; only these are sent. */
export function changedFields(values: Partial<UnitValues>, stored: UnitValues): Partial<UnitValues> {
  const entries = Object.entries(values).filter(([field, value]) => !sameValue(value, stored[field as UnitField])); // keys of UnitValues
  return Object.fromEntries(entries) as Partial<UnitValues>; // a part of the values that came in
}

/** Equality of two values of a field; lists compare by content, whatever the order. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a) && Array.isArray(b)) return a.length === b.length && a.every((item) => b.includes(item));
  return (a ?? null) === (b ?? null);
}

/** A complete form as the input of `equipment.create`: what is blank is not sent. */
export function newUnitInput(values: Partial<UnitValues>, classId: number): NewUnit {
  const given = Object.entries(values).filter(([, value]) => value !== null && value !== undefined);
  return { ...Object.fromEntries(given), classId };
}

/** The audit frequencies in the order of REMS files. */
export function orderedFrequencies(names: readonly string[]): AuditFrequency[] {
  return auditFrequencies.filter((name) => names.includes(name));
}
