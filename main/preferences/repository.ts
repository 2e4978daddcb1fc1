import type { Db } from '../database/connection.ts';

/** SQL of preferences: one JSON document a person. */
export function createPreferencesRepository(db: Db) {
  const read = db.prepare<[number], string>('SELECT document FROM preferences WHERE account_id = ?').pluck();
  const write = db.prepare(
    `INSERT INTO preferences (account_id, document, updated_at) VALUES (@accountId, @document, @at)
     ON CONFLICT (account_id) DO UPDATE SET document = @document, updated_at = @at`,
  );
  return {
    read: (accountId: number) => read.get(accountId),
    write: (row: { accountId: number; document: string; at: string }) => write.run(row),
  };
}
