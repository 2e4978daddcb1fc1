import { AppError } from '../../shared/contract/errors.ts';
import { blankToNull } from '../../shared/text.ts';
import type { Changes } from '../rpc/audit-chain.ts';
import { fieldChanges } from '../rpc/field-changes.ts';
import type { ComponentValues } from './repository.ts';

/** What a new component starts with besides its kind. */
export const blankComponent: Omit<ComponentValues, 'kind'> = {
  designation: null,
  manufacturerId: null,
  model: null,
  serialNumber: null,
  softwareVersion: null,
  installedOn: null,
  removedOn: null,
  notes: null,
};

const names = ['kind', ...Object.keys(blankComponent)] as (keyof ComponentValues)[]; // Object.keys forgets the literal keys

/** The entered fields of a record that holds more. */
export function valuesOf(row: ComponentValues): ComponentValues {
  const { kind, designation, manufacturerId, model, serialNumber, softwareVersion, installedOn, removedOn, notes } =
    row;
  return { kind, designation, manufacturerId, model, serialNumber, softwareVersion, installedOn, removedOn, notes };
}

/** What was sent laid over what is there; texts trimmed, blank as null. */
export function merged(
  before: ComponentValues,
  sent: { readonly [F in keyof ComponentValues]?: ComponentValues[F] | undefined },
): ComponentValues {
  const next: Record<string, unknown> = { ...before };
  for (const name of names) {
    const value = sent[name];
    if (value !== undefined) next[name] = typeof value === 'string' ? blankToNull(value) : value;
  }
  return next as unknown as ComponentValues; // each value came from one of two records of this very shape
}

/** @throws AppError INVALID when it was removed before it was installed */
export function checkDays({ installedOn, removedOn }: Pick<ComponentValues, 'installedOn' | 'removedOn'>): void {
  if (installedOn === null || removedOn === null || removedOn >= installedOn) return;
  const message = 'It cannot be removed before it was installed. Correct one of the days.';
  throw new AppError('INVALID', message, { fields: { removedOn: message } });
}

/** The fields that differ, or that a new component (`before` is null) says something in, for the audit trail. */
export function changesOf(before: ComponentValues | null, after: ComponentValues): Changes {
  return fieldChanges(names, before, after);
}
