import type { CustomField } from '../../shared/custom-fields.ts';
import { type CustomChange, type CustomValues, customChangeKey } from '../../shared/custom-values.ts';
import type { Changes } from '../rpc/transaction.ts';
import { belongsTo, judgeValue } from './value-rules.ts';

/** What values would change on a unit, as the audit trail would keep it, or the first that does not fit. */
export type PlannedValues =
  | { readonly changes: Changes }
  | { readonly problem: { readonly field: string; readonly message: string } };

/** Plans what the writer of values would write, under the same rules, without writing it. */
export function planValues(
  fields: ReadonlyMap<string, CustomField>,
  unit: { readonly classId: number; readonly held: CustomValues },
  sent: CustomChange,
): PlannedValues {
  const changes: Record<string, { old: unknown; new: unknown }> = {};
  for (const [key, raw] of Object.entries(sent)) {
    const refuse = (message: string): PlannedValues => ({ problem: { field: customChangeKey(key), message } });
    const field = fields.get(key);
    if (!field) return refuse('This field does not exist. Read the page again.');
    const held = unit.held[key];
    const judged = judgeValue(field, raw, held);
    if ('problem' in judged) return refuse(judged.problem);
    const { value } = judged;
    if (value === (held ?? null)) continue;
    if (value !== null && !field.active) return refuse('This field is no longer in use.');
    if (value !== null && !belongsTo(field, unit.classId)) return refuse('Units of this class do not have this field.');
    changes[customChangeKey(key)] = { old: held ?? null, new: value };
  }
  return { changes };
}
