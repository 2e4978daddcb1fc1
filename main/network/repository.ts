import type { Db } from '../database/connection.ts';
import { createSettingsSection } from '../database/settings-section.ts';

/** SQL of the network: one JSON document in the settings, and who stands behind connections. */
export function createNetworkRepository(db: Db) {
  const usernames = db.prepare<[string], { id: number; username: string }>(
    'SELECT id, username FROM accounts WHERE id IN (SELECT value FROM json_each(?))',
  );
  const tokens = db.prepare<[string], { id: number; name: string; username: string }>(
    `SELECT t.id, t.name, a.username FROM access_tokens t JOIN accounts a ON a.id = t.account_id
     WHERE t.id IN (SELECT value FROM json_each(?)) ORDER BY a.username_folded, t.name, t.id`,
  );
  return {
    ...createSettingsSection(db, 'network'),
    /** Usernames by the number of their account. */
    usernames: (ids: readonly number[]): ReadonlyMap<number, string> =>
      new Map(usernames.all(JSON.stringify(ids)).map(({ id, username }) => [id, username])),
    /** Access tokens by their number, with the usernames of their owners. */
    tokens: (ids: readonly number[]) => tokens.all(JSON.stringify(ids)),
  };
}

/** The repository of {@link createNetworkRepository}. */
export type NetworkRepository = ReturnType<typeof createNetworkRepository>;
