import type { Db } from '../database/connection.ts';

/** What a restored database would not know of itself: restores since, and sets that are to be kept. */
export interface CarriedOver {
  readonly restores: readonly {
    readonly at: string;
    readonly set_name: string;
    readonly actor: string;
    readonly reason: string;
    readonly before_set: string | null;
  }[];
  readonly pins: readonly { readonly set_name: string; readonly pinned_at: string; readonly pinned_by: string }[];
}

/** Nothing, where the present data do not read. */
export const nothingCarried: CarriedOver = { restores: [], pins: [] };

/** Reads it from the data that are about to be replaced. */
export function readCarriedOver(db: Db): CarriedOver {
  return {
    restores: db
      .prepare<[], CarriedOver['restores'][number]>(
        'SELECT at, set_name, actor, reason, before_set FROM restores ORDER BY id',
      )
      .all(),
    pins: db.prepare<[], CarriedOver['pins'][number]>('SELECT set_name, pinned_at, pinned_by FROM backup_pins').all(),
  };
}
