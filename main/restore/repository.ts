import type { Db } from '../database/connection.ts';

/** A restore as it is stored. */
export interface RestoreRow {
  readonly at: string;
  readonly setName: string;
  readonly actor: string;
  readonly reason: string;
  readonly beforeSet: string | null;
}

/** SQL of restores. */
export function createRestoreRepository(db: Db) {
  const last = db.prepare<[], RestoreRow>(
    'SELECT at, set_name AS setName, actor, reason, before_set AS beforeSet FROM restores ORDER BY id DESC LIMIT 1',
  );
  const pinned = db.prepare<[string], 1>('SELECT 1 FROM backup_pins WHERE set_name = ?').pluck();
  return {
    last: () => last.get(),
    isPinned: (set: string) => pinned.get(set) === 1,
  };
}
