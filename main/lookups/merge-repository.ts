import type { LookupMerge, MergeableKind } from '../../shared/lookups.ts';
import type { Db } from '../database/connection.ts';
import type { MergePlan } from './merge-plan.ts';

/** A merge as it is stored. */
export interface StoredMerge extends Omit<LookupMerge, 'fromName' | 'intoName' | 'units'> {
  readonly plan: MergePlan;
}

type Row = Omit<StoredMerge, 'plan'> & { readonly moved: string };

/** SQL of merges that were made. */
export function createMergeRepository(db: Db) {
  const insert = db.prepare<[MergeableKind, number, number, string, string, string]>(
    'INSERT INTO lookup_merges (kind, from_id, into_id, moved, merged_at, merged_by) VALUES (?, ?, ?, ?, ?, ?)',
  );
  const columns = `id, kind, from_id AS fromId, into_id AS intoId, moved, merged_at AS mergedAt, merged_by AS mergedBy, undone_at AS undoneAt`;
  const one = db.prepare<[number], Row>(`SELECT ${columns} FROM lookup_merges WHERE id = ?`);
  const last = db.prepare<[string, number], Row>(
    `SELECT ${columns} FROM lookup_merges WHERE kind = ? AND from_id = ? AND undone_at IS NULL ORDER BY id DESC LIMIT 1`,
  );
  const undone = db.prepare<[string, string, number]>(
    'UPDATE lookup_merges SET undone_at = ?, undone_by = ? WHERE id = ?',
  );
  // as: the column holds what `insert` was given
  const parsed = (row: Row | undefined): StoredMerge | undefined =>
    row && { ...withoutMoved(row), plan: JSON.parse(row.moved) as MergePlan };
  return {
    insert: (kind: MergeableKind, fromId: number, intoId: number, plan: MergePlan, at: string, by: string) =>
      Number(insert.run(kind, fromId, intoId, JSON.stringify(plan), at, by).lastInsertRowid),
    one: (id: number) => parsed(one.get(id)),
    /** The last merge of an entry that was not taken back. */
    last: (kind: MergeableKind, fromId: number) => parsed(last.get(kind, fromId)),
    markUndone: (id: number, at: string, by: string) => void undone.run(at, by, id),
  };
}

function withoutMoved({ moved: _moved, ...row }: Row): Omit<Row, 'moved'> {
  return row;
}
