import type { CustomField } from '../../shared/custom-fields.ts';
import type { CustomValue } from '../../shared/custom-values.ts';
import { plainDate } from '../../shared/dates.ts';
import { blankToNull } from '../../shared/text.ts';

/** A value as it is stored, or the sentence that says why it cannot be. */
export type Judged = { readonly value: CustomValue | null } | { readonly problem: string };

/** What a value of a field looks like in storage: texts trimmed, blank as null. An option that is no longer offered may stay where it is held. */
export function judgeValue(field: CustomField, sent: CustomValue | null, held: CustomValue | undefined): Judged {
  const value = typeof sent === 'string' ? blankToNull(sent) : sent;
  if (value === null || value === held) return { value };
  switch (field.kind) {
    case 'text':
      return typeof value === 'string' ? { value } : { problem: 'This field holds a text.' };
    case 'number':
      return judgeNumber(field, value);
    case 'date':
      return typeof value === 'string' && isDay(value)
        ? { value }
        : { problem: 'This field holds a day. Type one such as 2026-03-31.' };
    case 'choice': {
      const option = field.options.find(({ id }) => id === value);
      if (!option) return { problem: 'This choice does not exist. Choose one from the list.' };
      return option.active ? { value } : { problem: 'This choice is no longer offered. Choose another one.' };
    }
  }
}

function judgeNumber({ minimum, maximum, decimals }: CustomField, value: CustomValue): Judged {
  if (typeof value !== 'number' || !Number.isFinite(value)) return { problem: 'This field holds a number.' };
  if (minimum !== null && value < minimum) return { problem: `The smallest number here is ${minimum}.` };
  if (maximum !== null && value > maximum) return { problem: `The largest number here is ${maximum}.` };
  if (Number(value.toFixed(decimals)) !== value) {
    return { problem: decimals === 0 ? 'Type a whole number.' : `At most ${decimals} decimals.` };
  }
  return { value };
}

/** Whether units of this class have the field. */
export function belongsTo(field: CustomField, classId: number): boolean {
  return field.classIds === null || field.classIds.includes(classId);
}

function isDay(text: string): boolean {
  const parts = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  return parts !== null && plainDate(Number(parts[1]), Number(parts[2]), Number(parts[3])) !== undefined;
}
