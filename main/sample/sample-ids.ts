import type { Tx } from '../rpc/transact.ts';
import { firstSampleId } from './places.ts';

/**
 * Lets new records count on from the real ones once the sample is gone, instead of from its high ids.
 * Real ids are never given twice: those of removed records are in the audit trail and count too.
 */
export function forgetSampleIds({ db }: Tx): void {
  for (const [table, entity] of [
    ['units', 'unit'],
    ['people', 'person'],
    ['tests', 'test'],
    ['bookings', 'booking'],
  ] as const) {
    const highest = db.prepare<[], number | null>(`SELECT max(id) FROM ${table}`).pluck().get() ?? 0;
    if (highest >= firstSampleId) continue;
    const lastReal = db
      .prepare<[string, number], number | null>(
        'SELECT max(CAST(entity_id AS INTEGER)) FROM audit WHERE entity = ? AND CAST(entity_id AS INTEGER) < ?',
      )
      .pluck()
      .get(entity, firstSampleId);
    db.prepare<[number, string]>('UPDATE sqlite_sequence SET seq = ? WHERE name = ?').run(
      Math.max(highest, lastReal ?? 0),
      table,
    );
  }
}
