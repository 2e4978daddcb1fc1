import type { CustomField } from '#shared/custom-fields.ts';
import type { CustomChange, CustomValue, CustomValues } from '#shared/custom-values.ts';
import { parseTypedDate } from '../../ui/date-text.ts';

/** What stands in the fields of the clinic, by their ids: as typed, options by their ids. */
export type CustomDraft = Readonly<Record<string, string>>;
/** Why a typed value cannot be read; a key of the translations under `problems`. */
export type CustomProblem = 'number' | 'decimals' | 'whole' | 'range' | 'date';

/** Stored values as a form shows them. */
export function customDraft(values: CustomValues, language: string): CustomDraft {
  const text = (value: CustomValue) =>
    typeof value === 'number' && language.startsWith('fr') ? String(value).replace('.', ',') : String(value);
  return Object.fromEntries(Object.entries(values).map(([id, value]) => [id, text(value)]));
}

/** Reads one field: its value, null when blank, or why it cannot be read. */
export function readCustom(
  field: CustomField,
  typed: string | undefined,
  language: string,
): { readonly value: CustomValue | null } | { readonly problem: CustomProblem } {
  const text = (typed ?? '').trim();
  if (text === '') return { value: null };
  switch (field.kind) {
    case 'text':
      return { value: text };
    case 'choice':
      return { value: Number(text) };
    case 'date': {
      const day = parseTypedDate(text, language);
      return day === undefined ? { problem: 'date' } : { value: day };
    }
    case 'number':
      return readNumber(field, text);
  }
}

function readNumber(field: CustomField, text: string): ReturnType<typeof readCustom> {
  const plain = text.replace(/[\s\u202f\u00a0]/g, '').replace(',', '.');
  if (!/^-?\d{1,12}(\.\d+)?$/.test(plain)) return { problem: 'number' };
  const value = Number(plain);
  if (Number(value.toFixed(field.decimals)) !== value) return { problem: field.decimals === 0 ? 'whole' : 'decimals' };
  const { minimum, maximum } = field;
  if ((minimum !== null && value < minimum) || (maximum !== null && value > maximum)) return { problem: 'range' };
  return { value };
}

/** What differs from what is stored, and what cannot be read. */
export function customChanges(
  fields: readonly CustomField[],
  draft: CustomDraft,
  stored: CustomValues,
  language: string,
): { readonly changes: CustomChange; readonly problems: Readonly<Record<string, CustomProblem>> } {
  const changes: Record<string, CustomValue | null> = {};
  const problems: Record<string, CustomProblem> = {};
  for (const field of fields) {
    const read = readCustom(field, draft[field.id], language);
    if ('problem' in read) problems[field.id] = read.problem;
    else if (read.value !== (stored[field.id] ?? null)) changes[field.id] = read.value;
  }
  return { changes, problems };
}
