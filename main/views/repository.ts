import { fold } from '../../shared/text.ts';
import type { SharedView, ViewedList } from '../../shared/views.ts';
import type { Db } from '../database/connection.ts';

/** A view as it is stored. */
export interface StoredView extends Omit<SharedView, 'mine'> {
  readonly accountId: number | null;
  readonly removedAt: string | null;
}

/** A view to keep. */
export interface ViewDraft {
  readonly list: ViewedList;
  readonly name: string;
  readonly query: string;
  readonly accountId: number | null;
  readonly by: string;
  readonly at: string;
}

const columns = `id, list, name, query, account_id AS accountId, created_by AS createdBy, created_at AS createdAt,
  removed_at AS removedAt, version`;

/** SQL of shared views; removed ones keep their row. */
export function createViewsRepository(db: Db) {
  const all = db.prepare<[string], StoredView>(
    `SELECT ${columns} FROM shared_views WHERE list = ? AND removed_at IS NULL ORDER BY name_folded`,
  );
  const one = db.prepare<[number], StoredView>(`SELECT ${columns} FROM shared_views WHERE id = ?`);
  const named = db
    .prepare<[string, string], number>(
      'SELECT id FROM shared_views WHERE list = ? AND name_folded = ? AND removed_at IS NULL',
    )
    .pluck();
  const insert = db.prepare<[ViewDraft & { folded: string }]>(
    `INSERT INTO shared_views (list, name, name_folded, query, account_id, created_by, created_at)
     VALUES (@list, @name, @folded, @query, @accountId, @by, @at)`,
  );
  const update = db.prepare<[{ id: number; name: string; folded: string; query: string; removedAt: string | null }]>(
    `UPDATE shared_views SET name = @name, name_folded = @folded, query = @query, removed_at = @removedAt,
       version = version + 1 WHERE id = @id`,
  );
  return {
    all: (list: ViewedList) => all.all(list),
    one: (id: number) => one.get(id),
    /** The view of that name, whatever the case. */
    named: (list: ViewedList, name: string) => named.get(list, fold(name)),
    insert: (draft: ViewDraft) => Number(insert.run({ ...draft, folded: fold(draft.name) }).lastInsertRowid),
    update: (id: number, values: Pick<StoredView, 'name' | 'query' | 'removedAt'>) =>
      void update.run({ id, ...values, folded: fold(values.name) }),
  };
}

/** The repository of {@link createViewsRepository}. */
export type ViewsRepository = ReturnType<typeof createViewsRepository>;
