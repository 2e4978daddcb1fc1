import type { BulkChanges, BulkField } from '#shared/bulk-edit.ts';
import { singleFields } from '#shared/bulk-edit.ts';
import type { CustomField } from '#shared/custom-fields.ts';
import { type CustomValue, customChangeKey } from '#shared/custom-values.ts';
import type { UnitField } from '#shared/equipment.ts';
import { type CustomProblem, readCustom } from '../../parts/custom-fields/custom-draft.ts';
import { blankValues, type Draft, type DraftProblem, type DraftValue, draftOf, readField } from '../draft.ts';
import { cards } from '../fields.ts';

/** A field of the clinic by its id, as the audit trail calls it. */
export type CustomChoice = `custom:${number}`;
/** What can be chosen in the dialog: fields to set, frequencies to add or take away, fields of the clinic. */
export type BulkChoice = BulkField | 'addFrequencies' | 'removeFrequencies' | CustomChoice;

const own: readonly UnitField[] = singleFields;
const grouped: readonly UnitField[] = ['retired', ...Object.values(cards).flat()];

/** Every choice but the fields of the clinic, in the order of the page of a unit. */
const ownChoices: readonly BulkChoice[] = [...new Set(grouped)].flatMap((field): BulkChoice[] => {
  if (own.includes(field)) return [];
  // as: the fields that are each unit's own were just left out.
  return field === 'auditFrequencies' ? ['addFrequencies', 'removeFrequencies', field] : [field as BulkField];
});

/** Every choice; fields of the clinic come last. */
export function bulkChoices(customFields: readonly CustomField[]): readonly BulkChoice[] {
  const inUse = customFields.filter(({ active }) => active);
  return [...ownChoices, ...inUse.map(({ id }): CustomChoice => `custom:${id}`)];
}

/** Whether a choice is a field of the clinic. */
export function isCustomChoice(choice: BulkChoice): choice is CustomChoice {
  return choice.startsWith('custom:');
}

/** What stands in the dialog, by choice. */
export type BulkDraft = Draft &
  Readonly<Record<'addFrequencies' | 'removeFrequencies', DraftValue>> &
  Readonly<Record<CustomChoice, string>>;

/** An empty dialog; the switch for coverage is on, as for a new unit. */
export const emptyBulkDraft: BulkDraft = { ...draftOf(blankValues), addFrequencies: [], removeFrequencies: [] };

/** Reads the chosen fields; a blank one empties the field on every unit. */
export function readBulk(
  draft: BulkDraft,
  choices: readonly BulkChoice[],
  customFields: readonly CustomField[],
  language: string,
) {
  const changes: Record<string, unknown> = {};
  const custom: Record<string, CustomValue | null> = {};
  const problems: Partial<Record<BulkChoice, DraftProblem | 'none'>> = {};
  const customProblems: { readonly field: CustomField; readonly problem: CustomProblem }[] = [];
  for (const choice of choices) {
    if (isCustomChoice(choice)) {
      const field = customFields.find(({ id }) => customChangeKey(id) === choice);
      if (field === undefined) continue;
      const read = readCustom(field, draft[choice], language);
      if ('problem' in read) customProblems.push({ field, problem: read.problem });
      else custom[field.id] = read.value;
      continue;
    }
    if (choice === 'addFrequencies' || choice === 'removeFrequencies') {
      const read = readField('auditFrequencies', draft[choice], language);
      const names = 'value' in read && Array.isArray(read.value) ? read.value : [];
      if (names.length === 0) problems[choice] = 'none';
      changes[choice] = names;
      continue;
    }
    const read = readField(choice, draft[choice], language);
    if ('problem' in read) problems[choice] = read.problem;
    else changes[choice] = read.value;
  }
  if (Object.keys(custom).length > 0) changes.custom = custom;
  return { changes: changes as BulkChanges, problems, customProblems }; // readField keeps the type of each field
}
