import type { PersonMerge, PersonRole } from '../../shared/people.ts';
import type { Db } from '../database/connection.ts';
import type { HeldReferences } from './merge-references.ts';

/** Everything that a merge of two people changes, and what it takes to change it back. It is kept as JSON. */
export interface PersonMergePlan {
  /** Whether the merged person was offered before. */
  readonly active: boolean;
  readonly held: HeldReferences;
  readonly documents: readonly number[];
  /** The account that opens for the other person from then on. */
  readonly account: number | null;
  /** Roles that the other person did not have. */
  readonly roles: readonly PersonRole[];
}

/** A merge as it is stored. */
export interface StoredPersonMerge extends Omit<PersonMerge, 'fromName' | 'intoName' | 'records'> {
  readonly plan: PersonMergePlan;
}

type Row = Omit<StoredPersonMerge, 'plan'> & { readonly moved: string };

/** Merges of people, in the table of all merges. */
export function createMergeTable(db: Db) {
  const insert = db.prepare<[number, number, string, string, string]>(
    "INSERT INTO lookup_merges (kind, from_id, into_id, moved, merged_at, merged_by) VALUES ('person', ?, ?, ?, ?, ?)",
  );
  const select = `SELECT id, from_id AS fromId, into_id AS intoId, moved, merged_at AS mergedAt, merged_by AS mergedBy, undone_at AS undoneAt
    FROM lookup_merges`;
  const one = db.prepare<[number], Row>(`${select} WHERE id = ?`);
  const last = db.prepare<[number], Row>(
    `${select} WHERE kind = 'person' AND from_id = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1`,
  );
  const undone = db.prepare<[string, string, number]>(
    'UPDATE lookup_merges SET undone_at = ?, undone_by = ? WHERE id = ?',
  );
  const parsed = (row: Row | undefined): StoredPersonMerge | undefined => {
    if (!row) return undefined;
    const { moved, ...merge } = row;
    return { ...merge, plan: JSON.parse(moved) as PersonMergePlan }; // as: the column holds what `insert` was given
  };
  return {
    insert: (fromId: number, intoId: number, plan: PersonMergePlan, at: string, by: string) =>
      Number(insert.run(fromId, intoId, JSON.stringify(plan), at, by).lastInsertRowid),
    one: (id: number) => parsed(one.get(id)),
    /** The merge of a person that was not taken back. */
    last: (fromId: number) => parsed(last.get(fromId)),
    markUndone: (id: number, at: string, by: string) => void undone.run(at, by, id),
  };
}
