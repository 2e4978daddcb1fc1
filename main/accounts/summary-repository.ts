import type { Db } from '../database/connection.ts';

/** Accounts counted; administrators and investigators are those that are active. */
export interface AccountCounts {
  readonly total: number;
  readonly active: number;
  readonly administrators: number;
  readonly investigators: number;
  /** All patients of the registry. */
  readonly patients: number;
}

/** SQL of the summary of accounts. */
export function createSummaryRepository(db: Db) {
  const counts = db.prepare<[], AccountCounts>(
    `SELECT count(*) AS total, count(*) FILTER (WHERE active = 1) AS active,
       (SELECT count(*) FROM account_roles r JOIN accounts a ON a.id = r.account_id
        WHERE r.role = 'administrator' AND a.active = 1) AS administrators,
       (SELECT count(*) FROM account_roles r JOIN accounts a ON a.id = r.account_id
        WHERE r.role = 'principal-investigator' AND a.active = 1) AS investigators,
       (SELECT count(*) FROM patients) AS patients
     FROM accounts`,
  );
  const newest = db.prepare<[number], { id: number; username: string; created_at: string; active: 0 | 1 }>(
    'SELECT id, username, created_at, active FROM accounts ORDER BY id DESC LIMIT ?',
  );
  return {
    counts: (): AccountCounts =>
      counts.get() ?? { total: 0, active: 0, administrators: 0, investigators: 0, patients: 0 },
    /** The last made first. */
    newest: (limit: number) => newest.all(limit),
  };
}
