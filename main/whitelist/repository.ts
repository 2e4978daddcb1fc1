import type { WhitelistEntry } from '../../shared/whitelist.ts';
import type { Db } from '../database/connection.ts';

/** An entry with the account whose name is the same, or the same but for case and accents. */
export interface WhitelistRow {
  readonly id: number;
  readonly username: string;
  readonly reason: string | null;
  readonly origin: WhitelistEntry['origin'];
  readonly active: 0 | 1;
  readonly added_by: string;
  readonly added_at: string;
  readonly changed_by: string;
  readonly changed_at: string;
  readonly account_id: number | null;
  readonly account_name: string | null;
  readonly account_active: 0 | 1 | null;
}

/** What a list of entries asks for. */
export interface WhitelistQuery {
  /** Folded; all must occur. */
  readonly words: readonly string[];
  readonly state?: 'active' | 'inactive' | undefined;
}

/** SQL of the whitelist. */
export function createWhitelistRepository(db: Db) {
  const select = `SELECT w.id, w.username, w.reason, w.origin, w.active, w.added_by, w.added_at, w.changed_by, w.changed_at,
    a.id AS account_id, a.username AS account_name, a.active AS account_active
    FROM whitelist w LEFT JOIN accounts a ON a.username_folded = w.username_folded`;
  const where = `WHERE (@active IS NULL OR w.active = @active)
    AND NOT EXISTS (SELECT 1 FROM json_each(@words) s WHERE instr(w.username_folded, s.value) = 0)`;
  type Filter = { words: string; active: 0 | 1 | null };
  const page = db.prepare<[Filter & { limit: number; offset: number }], WhitelistRow>(
    `${select} ${where} ORDER BY w.username_folded, w.id LIMIT @limit OFFSET @offset`,
  );
  const count = db.prepare<[Filter], number>(`SELECT count(*) FROM whitelist w ${where}`).pluck();
  const counts = db.prepare<[], { active: number; inactive: number }>(
    'SELECT coalesce(sum(active), 0) AS active, coalesce(sum(1 - active), 0) AS inactive FROM whitelist',
  );
  const byName = db.prepare<[string], WhitelistRow>(`${select} WHERE w.username = ?`);
  const byId = db.prepare<[number], WhitelistRow>(`${select} WHERE w.id = ?`);
  const states = db.prepare<[string], { username: string; active: 0 | 1 }>(
    'SELECT username, active FROM whitelist WHERE username IN (SELECT value FROM json_each(?))',
  );
  const accountsNamed = db.prepare<[string], { id: number; username: string }>(
    'SELECT id, username FROM accounts WHERE username IN (SELECT value FROM json_each(?)) ORDER BY id',
  );
  type NewRow = {
    username: string;
    folded: string;
    reason: string | null;
    origin: WhitelistEntry['origin'];
    by: string;
    at: string;
  };
  const insert = db.prepare<[NewRow]>(
    `INSERT INTO whitelist (username, username_folded, reason, origin, added_by, added_at, changed_by, changed_at)
     VALUES (@username, @folded, @reason, @origin, @by, @at, @by, @at)`,
  );
  const setActive = db.prepare<[{ id: number; active: 0 | 1; by: string; at: string }]>(
    'UPDATE whitelist SET active = @active, changed_by = @by, changed_at = @at WHERE id = @id',
  );

  const filter = ({ words, state }: WhitelistQuery): Filter => ({
    words: JSON.stringify(words),
    active: state === undefined ? null : state === 'active' ? 1 : 0,
  });

  return {
    page: (query: WhitelistQuery, limit: number, offset: number) => page.all({ ...filter(query), limit, offset }),
    count: (query: WhitelistQuery) => count.get(filter(query)) ?? 0,
    counts: () => counts.get() ?? { active: 0, inactive: 0 },
    byName: (username: string) => byName.get(username),
    byId: (id: number) => byId.get(id),
    /** Which of some names have an entry, and whether it is active. */
    states: (names: readonly string[]) =>
      new Map(states.all(JSON.stringify(names)).map(({ username, active }) => [username, active === 1])),
    /** The accounts of exactly these names. */
    accountsNamed: (names: readonly string[]) => accountsNamed.all(JSON.stringify(names)),
    insert: (row: NewRow): number => Number(insert.run(row).lastInsertRowid),
    setActive: (row: { id: number; active: 0 | 1; by: string; at: string }) => void setActive.run(row),
  };
}

/** The repository of {@link createWhitelistRepository}. */
export type WhitelistRepository = ReturnType<typeof createWhitelistRepository>;
