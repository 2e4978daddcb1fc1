import type { Db } from '../database/connection.ts';

/** The section of the settings as it is stored. */
export interface StoredSection {
  /** JSON. */
  readonly document: string;
  readonly version: number;
}

/** SQL of the network: one JSON document in the settings, and who stands behind connections. */
export function createNetworkRepository(db: Db) {
  const read = db.prepare<[], StoredSection>("SELECT document, version FROM settings WHERE section = 'network'");
  const write = db.prepare<[{ document: string; at: string }]>(
    `INSERT INTO settings (section, document, updated_at) VALUES ('network', @document, @at)
     ON CONFLICT (section) DO UPDATE SET document = @document, updated_at = @at, version = version + 1`,
  );
  const note = db.prepare<[{ document: string; at: string }]>(
    `INSERT INTO settings (section, document, updated_at, version) VALUES ('network', @document, @at, 0)
     ON CONFLICT (section) DO UPDATE SET document = @document, updated_at = @at`,
  );
  const usernames = db.prepare<[string], { id: number; username: string }>(
    'SELECT id, username FROM accounts WHERE id IN (SELECT value FROM json_each(?))',
  );
  const tokens = db.prepare<[string], { id: number; name: string; username: string }>(
    `SELECT t.id, t.name, a.username FROM access_tokens t JOIN accounts a ON a.id = t.account_id
     WHERE t.id IN (SELECT value FROM json_each(?)) ORDER BY a.username_folded, t.name, t.id`,
  );
  return {
    read: () => read.get(),
    write: (row: { document: string; at: string }) => void write.run(row),
    /** The document without a new version: what changed is no setting that anybody edits. */
    note: (row: { document: string; at: string }) => void note.run(row),
    /** Usernames by the number of their account. */
    usernames: (ids: readonly number[]): ReadonlyMap<number, string> =>
      new Map(usernames.all(JSON.stringify(ids)).map(({ id, username }) => [id, username])),
    /** Access tokens by their number, with the usernames of their owners. */
    tokens: (ids: readonly number[]) => tokens.all(JSON.stringify(ids)),
  };
}

/** The repository of {@link createNetworkRepository}. */
export type NetworkRepository = ReturnType<typeof createNetworkRepository>;
