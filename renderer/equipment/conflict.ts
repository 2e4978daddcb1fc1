import type { Unit, UnitField } from '../../shared/equipment.ts';
import { sameValue, type UnitValues } from './draft.ts';

/** A field that two people changed at once. */
export interface Clash {
  readonly field: UnitField;
  readonly mine: UnitValues[UnitField];
  readonly theirs: UnitValues[UnitField];
}

/**
 * What remains to be decided after a save lost a race: the fields that I changed and that the other save changed too, to something else.
 * Fields that only I changed go through; fields that only the other changed stay theirs.
 */
export function clashes(mine: Partial<UnitValues>, base: UnitValues, current: UnitValues): readonly Clash[] {
  const fields = Object.keys(mine) as UnitField[]; // keys of UnitValues
  return fields.flatMap((field) => {
    const value = mine[field];
    if (value === undefined || sameValue(base[field], current[field]) || sameValue(value, current[field])) return [];
    return [{ field, mine: value, theirs: current[field] }];
  });
}

/** My changes after the decision: clashing fields only where I chose mine, nothing that is stored already. */
export function decided(
  mine: Partial<UnitValues>,
  current: UnitValues,
  choices: Readonly<Partial<Record<UnitField, 'mine' | 'theirs'>>>,
): Partial<UnitValues> {
  const entries = Object.entries(mine).filter(([key, value]) => {
    const field = key as UnitField; // keys of UnitValues
    return choices[field] !== 'theirs' && !sameValue(value, current[field]);
  });
  return Object.fromEntries(entries) as Partial<UnitValues>; // a part of mine
}

/** The stored unit that a CONFLICT carries in its details. */
export function currentUnit(details: { readonly current?: unknown } | undefined, id: number): Unit | undefined {
  const current = details?.current;
  if (typeof current !== 'object' || current === null || !('id' in current) || current.id !== id) return undefined;
  return current as Unit; // the wire: update answers the unit it could not change
}
