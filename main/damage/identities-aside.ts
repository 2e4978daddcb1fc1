import { AppError } from '../../shared/contract/errors.ts';
import type { Db } from '../database/connection.ts';
import type { SealedTable } from '../patients/sealed-columns.ts';
import type { DamageSource } from './source.ts';

/** A patient leaves the list as a whole; of other rows only the sealed text is taken out. */
export function createAside(
  db: Db,
  { table, columns }: SealedTable,
): Pick<DamageSource, 'setAside' | 'putBack' | 'remove'> {
  if (table === 'patients') return createPatientAside(db);
  const [column = ''] = Object.values(columns);
  const keep = db.prepare<{ id: number }>(`SELECT kid, ${column} AS text FROM ${table} WHERE id = @id`);
  const clear = db.prepare(`UPDATE ${table} SET kid = NULL, ${column} = NULL WHERE id = @id`);
  const restore = db.prepare(`UPDATE ${table} SET kid = @kid, ${column} = @text WHERE id = @id AND kid IS NULL`);
  return {
    setAside(_tx, recordId) {
      const kept = keep.get({ id: Number(recordId) });
      clear.run({ id: Number(recordId) });
      return kept ?? null;
    },
    putBack(_tx, recordId, kept) {
      if (typeof kept === 'object' && kept !== null) restore.run({ ...kept, id: Number(recordId) });
    },
    // What was set aside is not in its table any more; with the finding the last of it goes.
    remove: () => undefined,
  };
}

function createPatientAside(db: Db): Pick<DamageSource, 'setAside' | 'putBack' | 'remove'> {
  const mark = db.prepare<{ id: number; at: string | null }>('UPDATE patients SET aside_at = @at WHERE id = @id');
  const examinations = db
    .prepare<[number], number>('SELECT EXISTS (SELECT 1 FROM examinations WHERE patient_id = ?)')
    .pluck();
  const erase = db.prepare<[number]>('DELETE FROM patients WHERE id = ?');
  return {
    setAside(tx, recordId) {
      mark.run({ id: Number(recordId), at: tx.at });
      return null;
    },
    putBack(_tx, recordId) {
      mark.run({ id: Number(recordId), at: null });
    },
    remove(_tx, recordId) {
      const id = Number(recordId);
      if (examinations.get(id) === 1)
        throw new AppError(
          'CONFLICT',
          'Examinations of one of these patients are on record, so that it cannot be removed. Leave it set aside.',
        );
      erase.run(id);
    },
  };
}
