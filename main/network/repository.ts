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
  return {
    read: () => read.get(),
    write: (row: { document: string; at: string }) => void write.run(row),
    /** The document without a new version: what changed is no setting that anybody edits. */
    note: (row: { document: string; at: string }) => void note.run(row),
    /** Usernames by the number of their account. */
    usernames: (ids: readonly number[]): ReadonlyMap<number, string> =>
      new Map(usernames.all(JSON.stringify(ids)).map(({ id, username }) => [id, username])),
  };
}

/** The repository of {@link createNetworkRepository}. */
export type NetworkRepository = ReturnType<typeof createNetworkRepository>;
