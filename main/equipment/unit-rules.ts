import { blankUnit } from '../../shared/blank-unit.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { auditFrequencies, type NewUnit } from '../../shared/equipment.ts';
import { blankToNull } from '../../shared/text.ts';
import { type PartialUnitFields, toColumn, type UnitFields, unitFieldNames } from './unit-columns.ts';

/** All fields of a new unit as they are stored: texts trimmed, blanks null, what was not sent at its default. */
export function newUnitFields(sent: NewUnit): UnitFields {
  return mergeFields({ ...blankUnit, classId: sent.classId }, sent);
}

/** The stored fields with what was sent laid over them; a field that was not sent is not touched. */
export function mergeFields(stored: UnitFields, sent: PartialUnitFields): UnitFields {
  const merged: Record<string, unknown> = { ...stored };
  for (const field of unitFieldNames) {
    const value = sent[field];
    if (value !== undefined) merged[field] = typeof value === 'string' ? blankToNull(value) : value;
  }
  if (sent.auditFrequencies) {
    const chosen = sent.auditFrequencies;
    merged.auditFrequencies = auditFrequencies.filter((name) => chosen.includes(name));
  }
  return merged as UnitFields; // each value came from one of two records of this very shape
}

/** Whether the unit counts as retired on that day: by its flag, or by a date that has come. Source: REMS 2.3. */
export function isRetired(unit: Pick<UnitFields, 'retired' | 'retiredOn'>, today: PlainDate): boolean {
  return unit.retired || (unit.retiredOn !== null && unit.retiredOn <= today);
}

/**
 * The retirement date that follows from a change made by a person (REMS 2.3, mended as REMS 6.4 asks): retiring without a date takes
 * today; un-retiring (an explicit `retired: false`) clears the date, unless a different date was sent along.
 */
export function settleRetirement(
  stored: UnitFields | undefined,
  sent: PartialUnitFields,
  merged: UnitFields,
  today: PlainDate,
): UnitFields {
  if (stored && sent.retired === false && isRetired(stored, today)) {
    const staleDate = sent.retiredOn === undefined || (stored.retired && merged.retiredOn === stored.retiredOn);
    return staleDate ? { ...merged, retiredOn: null } : merged;
  }
  const touched = !stored || stored.retired !== merged.retired || stored.retiredOn !== merged.retiredOn;
  return touched && merged.retired && merged.retiredOn === null ? { ...merged, retiredOn: today } : merged;
}

/** The fields whose stored form differs, with both values. */
export function differences(
  before: UnitFields,
  after: UnitFields,
): Record<string, { readonly old: unknown; readonly new: unknown }> {
  const changes: Record<string, { old: unknown; new: unknown }> = {};
  for (const field of unitFieldNames) {
    if (toColumn(before[field]) !== toColumn(after[field])) changes[field] = { old: before[field], new: after[field] };
  }
  return changes;
}

/** The fields that say something, as the audit trail tells of a unit that appears (`new`) or disappears (`old`). */
export function wholeRecord(fields: UnitFields, side: 'old' | 'new'): Record<string, { old: unknown; new: unknown }> {
  const changes: Record<string, { old: unknown; new: unknown }> = {};
  for (const field of unitFieldNames) {
    const value = fields[field];
    if (value === null || (Array.isArray(value) && value.length === 0)) continue;
    changes[field] = side === 'new' ? { old: null, new: value } : { old: value, new: null };
  }
  return changes;
}
