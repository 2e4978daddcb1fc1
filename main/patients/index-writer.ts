import type { Identity } from '../../shared/identity-fields.ts';
import type { Db } from '../database/connection.ts';
import type { DataKeys } from '../keys/data-keys.ts';
import { createBlindIndex } from './blind-index-rules.ts';

/** Writes the lines of the index of a patient again, inside a caller's transaction: under the current key, from the opened identity. */
export function createIndexWriter({ db, keys }: { readonly db: Db; readonly keys: DataKeys }) {
  const index = createBlindIndex({ keys });
  const forget = db.prepare<[number]>('DELETE FROM patient_index WHERE patient_id = ?');
  const enter = db.prepare<[string, Buffer, number]>(
    'INSERT INTO patient_index (kind, token, patient_id) VALUES (?, ?, ?)',
  );
  const named = db.prepare<[string, number]>('UPDATE patients SET index_kid = ? WHERE id = ?');

  return {
    currentKid: () => index.currentKid(),

    /** @param texts the fields of the identity in the order of the sealed columns of `patients`; with one missing nothing is written: false */
    renew(id: number, [ipp, firstName, lastName, birthDate]: readonly string[]): boolean {
      if (ipp === undefined || firstName === undefined || lastName === undefined || birthDate === undefined)
        return false;
      const identity: Identity = { ipp, firstName, lastName, birthDate };
      const kid = index.currentKid();
      forget.run(id);
      for (const { kind, token } of index.tokensOf(identity, kid)) enter.run(kind, token, id);
      named.run(kid, id);
      return true;
    },
  };
}
