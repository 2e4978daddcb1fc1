import type { PatientField } from '../../shared/identity-fields.ts';
import { parseTypedDate } from '../ui/date-text.ts';

/** What is being entered of a patient, field by field as it stands in the form; the birth date in ISO as soon as it is one. */
export type PatientDraft = Readonly<Record<PatientField, string>>;

/** The fields in the order of the form and of Tab. Source: patients page, "Screen habits to keep". */
export const entryOrder = [
  'ipp',
  'sex',
  'firstName',
  'lastName',
  'birthDate',
] as const satisfies readonly PatientField[];

export const blankPatient: PatientDraft = { ipp: '', sex: '', firstName: '', lastName: '', birthDate: '' };

/** Fields that cannot be saved as they stand; translations stand under `form.problems`. */
export type PatientProblem = PatientField | 'noDate';

/** What must be mended before saving, by field; whether a day lies in the future is left to the core, whose clock counts. */
export function patientProblems(draft: PatientDraft): Readonly<Partial<Record<PatientField, PatientProblem>>> {
  const problems: Partial<Record<PatientField, PatientProblem>> = {};
  for (const field of entryOrder) if (draft[field].trim() === '') problems[field] = field;
  if (problems.birthDate === undefined && !isDay(draft.birthDate)) problems.birthDate = 'noDate';
  return problems;
}

/** Whether a text is a day in ISO form, which the date field writes as soon as it understands what was typed. */
export function isDay(text: string): boolean {
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && parseTypedDate(text, 'en') !== undefined;
}

/** The fields as they are sent. */
export function patientEntry(draft: PatientDraft): PatientDraft {
  const trimmed = entryOrder.map((field) => [field, draft[field].trim()] as const);
  return { ...blankPatient, ...Object.fromEntries(trimmed) };
}

/** What differs from what is stored. */
export function patientChanges(draft: PatientDraft, stored: PatientDraft): Partial<PatientDraft> {
  const entry = patientEntry(draft);
  return Object.fromEntries(
    entryOrder.filter((field) => entry[field] !== stored[field]).map((field) => [field, entry[field]]),
  );
}
