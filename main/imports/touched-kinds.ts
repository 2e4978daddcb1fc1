import type { Db } from '../database/connection.ts';

/** A kind of record that an import wrote, and whether it created any. */
interface TouchedKind {
  readonly entity: string;
  readonly creates: 0 | 1;
}

/** The kinds that an import wrote. */
export interface TouchedKinds {
  of(importId: number): readonly TouchedKind[];
  /** Writes them down in the open transaction: finding them out reads everything that the import wrote, which no screen shall wait for. */
  note(importId: number): void;
}

/** The actions by which an import creates records that others may refer to. */
export const creating: readonly string[] = [
  'lookups.create',
  'people.create',
  'equipment.create',
  'compliance.recordTest',
  'bookings.create',
  'findings.create',
];

/** Kinds on one connection; what was found once is kept, because an import that was applied writes no more. */
export function createTouchedKinds(db: Db): TouchedKinds {
  const noted = db.prepare<[number], string | null>(`SELECT counts ->> '$.kinds' FROM imports WHERE id = ?`).pluck();
  const found = db.prepare<[string, number], TouchedKind>(
    `SELECT entity, max(action IN (SELECT value FROM json_each(?))) AS creates FROM audit
     WHERE import_id = ? AND entity <> 'import' GROUP BY entity`,
  );
  const write = db.prepare<[string, number]>(
    `UPDATE imports SET counts = json_set(counts, '$.kinds', json(?)) WHERE id = ?`,
  );
  const kept = new Map<number, readonly TouchedKind[]>();

  function find(importId: number): TouchedKind[] {
    return found.all(JSON.stringify(creating), importId);
  }

  return {
    of(importId) {
      const known = kept.get(importId);
      if (known) return known;
      const text = noted.get(importId) ?? null;
      // as: written by `note` from this very type.
      const kinds = text === null ? find(importId) : (JSON.parse(text) as TouchedKind[]);
      kept.set(importId, kinds);
      return kinds;
    },
    note: (importId) => void write.run(JSON.stringify(find(importId)), importId),
  };
}
