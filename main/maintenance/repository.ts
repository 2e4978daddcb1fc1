import type { Db } from '../database/connection.ts';

/** A task that is closed in a period. */
export interface Mark {
  readonly task: string;
  readonly from: string;
  readonly to: string;
  readonly state: 'seen' | 'done';
  readonly evidence: string | null;
  readonly at: string;
  readonly actor: string | null;
  readonly note: string | null;
}

/** An account as a review of access reads it. */
export interface ReviewedAccount {
  readonly accountId: number;
  readonly username: string;
  readonly personName: string | null;
  readonly source: 'local' | 'directory';
  readonly active: number;
  /** JSON list of ids. */
  readonly roles: string;
  readonly lastSignInAt: string | null;
  readonly secondFactor: number;
}

/** SQL of maintenance. */
export function createMaintenanceRepository(db: Db) {
  const columns = 'task, period_from AS "from", period_to AS "to", state, evidence, at, actor, note';
  const mark = db.prepare<[Mark]>(
    `INSERT INTO maintenance_marks (task, period_from, period_to, state, evidence, at, actor, note)
     VALUES (@task, @from, @to, @state, @evidence, @at, @actor, @note)
     ON CONFLICT (task, period_from) DO UPDATE SET state = @state, evidence = @evidence, at = @at, actor = @actor, note = @note`,
  );
  const unmark = db.prepare<[string, string]>('DELETE FROM maintenance_marks WHERE task = ? AND period_from = ?');
  const find = db.prepare<[string, string], Mark>(
    `SELECT ${columns} FROM maintenance_marks WHERE task = ? AND period_from = ?`,
  );
  const since = db.prepare<[string], Mark>(`SELECT ${columns} FROM maintenance_marks WHERE period_from >= ?`);
  const accounts = db.prepare<[], ReviewedAccount>(
    `SELECT a.id AS accountId, a.username, p.name AS personName, a.source, a.active, a.last_sign_in_at AS lastSignInAt,
       EXISTS (SELECT 1 FROM second_factors f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) AS secondFactor,
       (SELECT json_group_array(ar.role) FROM account_roles ar WHERE ar.account_id = a.id) AS roles
     FROM accounts a LEFT JOIN people p ON p.id = a.person_id ORDER BY a.username_folded`,
  );
  const lastReview = db.prepare<[], { at: string; by: string }>(
    "SELECT at, actor AS by FROM sign_offs WHERE kind = 'access-review' ORDER BY id DESC LIMIT 1",
  );

  return {
    mark: (row: Mark) => void mark.run(row),
    unmark: (task: string, from: string) => void unmark.run(task, from),
    find: (task: string, from: string) => find.get(task, from),
    /** Marks of periods that begin on a day or later. */
    since: (day: string) => since.all(day),
    accounts: () => accounts.all(),
    lastReview: () => lastReview.get(),
  };
}

/** The repository of {@link createMaintenanceRepository}. */
export type MaintenanceRepository = ReturnType<typeof createMaintenanceRepository>;
