import { followMerge } from '../../shared/lookups.ts';
import type { Db } from '../database/connection.ts';

/** Whom people that were merged are today. */
export interface MergedPeople {
  /** The ids of a filter, with those who were merged replaced by whom they went to, each once; undefined filters nothing. */
  follow(ids: readonly number[] | undefined): readonly number[] | undefined;
  /** Whom somebody went to, or they themselves. */
  one(id: number): number;
  /** Whom everybody who was merged went to in the end, by their id. */
  all(): ReadonlyMap<number, number>;
}

/** Reads the merges in force on one connection; there are tens of them. */
export function createMergedPeople(db: Db): MergedPeople {
  const merges = db.prepare<[], { id: number; mergedIntoId: number }>(
    `SELECT from_id AS id, into_id AS mergedIntoId FROM lookup_merges WHERE kind = 'person' AND undone_at IS NULL`,
  );
  return {
    one: (id) => followMerge(merges.all(), id),
    follow(ids) {
      if (ids === undefined || ids.length === 0) return ids;
      const rows = merges.all();
      return rows.length === 0 ? ids : [...new Set(ids.map((id) => followMerge(rows, id)))];
    },
    all() {
      const rows = merges.all();
      return new Map(rows.map(({ id }) => [id, followMerge(rows, id)]));
    },
  };
}
