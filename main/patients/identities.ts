import type { Identity, IdentityField } from '../../shared/identity-fields.ts';
import type { IdentityCells } from './identity-cell-rules.ts';

/** The columns of `patients` that hold the sealed fields of an identity. */
export const identityColumns: Readonly<Record<IdentityField, 'ipp' | 'first_name' | 'last_name' | 'birth_date'>> = {
  ipp: 'ipp',
  firstName: 'first_name',
  lastName: 'last_name',
  birthDate: 'birth_date',
};
const fields = Object.keys(identityColumns) as IdentityField[]; // Object.keys forgets the literal keys

/** The sealed fields of a patient, as they are stored. */
export interface SealedIdentity extends Readonly<Record<IdentityField, string>> {
  readonly uuid: string;
  readonly kid: string;
}

/** The identity in the sealed fields; null when one of them does not open. */
export function openIdentity(cells: IdentityCells, row: SealedIdentity): Identity | null {
  const opened: Partial<Record<IdentityField, string>> = {};
  for (const field of fields) {
    const cell = { table: 'patients', uuid: row.uuid, column: identityColumns[field] } as const;
    const text = cells.open(cell, row.kid, row[field]);
    if (text === undefined) return null;
    opened[field] = text;
  }
  return opened as Identity; // every field was set above
}

/** Seals an identity for a row under the current key. */
export function sealIdentity(cells: IdentityCells, uuid: string, identity: Identity): SealedIdentity {
  const kid = cells.currentKid();
  const seal = (field: IdentityField) =>
    cells.seal({ table: 'patients', uuid, column: identityColumns[field] }, kid, identity[field]);
  return {
    uuid,
    kid,
    ipp: seal('ipp'),
    firstName: seal('firstName'),
    lastName: seal('lastName'),
    birthDate: seal('birthDate'),
  };
}
