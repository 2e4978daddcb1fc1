import type { Permission } from '../../shared/contract/permissions.ts';
import type { Db } from '../database/connection.ts';

/** A token as it is stored, with the name of its account. */
export interface TokenRow {
  readonly id: number;
  readonly account_id: number;
  readonly username: string;
  readonly name: string;
  readonly hint: string;
  /** A JSON list of rights. */
  readonly scopes: string;
  readonly created_at: string;
  readonly expires_at: string;
  readonly last_used_at: string | null;
  readonly last_address: string | null;
  readonly revoked_at: string | null;
}

/** What a list of tokens asks for. */
export interface TokenFilter {
  /** Folded; all must occur in the username. */
  readonly words: readonly string[];
  readonly accountId: number | null;
  readonly includeEnded: boolean;
}

/** A token that is made. */
export interface NewTokenRow {
  readonly accountId: number;
  readonly name: string;
  readonly hash: string;
  readonly hint: string;
  readonly scopes: readonly Permission[];
  readonly at: string;
  readonly expiresAt: string;
}

/** SQL of personal access tokens. */
export function createTokensRepository(db: Db) {
  const columns = `t.id, t.account_id, a.username, t.name, t.hint, t.scopes, t.created_at, t.expires_at, t.last_used_at, t.last_address,
    t.revoked_at`;
  const from = 'FROM access_tokens t JOIN accounts a ON a.id = t.account_id';
  const byHash = db.prepare<[string], TokenRow>(`SELECT ${columns} ${from} WHERE t.token_hash = ?`);
  const byId = db.prepare<[number], TokenRow>(`SELECT ${columns} ${from} WHERE t.id = ?`);
  const ofAccount = db.prepare<[number], TokenRow>(
    `SELECT ${columns} ${from} WHERE t.account_id = ? ORDER BY t.id DESC LIMIT 200`,
  );
  const open = 't.revoked_at IS NULL AND t.expires_at > @now';
  const countOpen = db
    .prepare<[{ accountId: number; now: string }], number>(
      `SELECT count(*) FROM access_tokens t WHERE t.account_id = @accountId AND ${open}`,
    )
    .pluck();
  const insert = db.prepare(
    `INSERT INTO access_tokens (account_id, name, token_hash, hint, scopes, created_at, expires_at)
     VALUES (@accountId, @name, @hash, @hint, @scopes, @at, @expiresAt)`,
  );
  const revoke = db.prepare('UPDATE access_tokens SET revoked_at = ? WHERE id = ? AND revoked_at IS NULL');
  const used = db.prepare('UPDATE access_tokens SET last_used_at = @at, last_address = @address WHERE id = @id');
  type Filter = { now: string; accountId: number | null; ended: 0 | 1; words: string };
  const where = `WHERE (@ended = 1 OR (${open})) AND (@accountId IS NULL OR t.account_id = @accountId)
    AND NOT EXISTS (SELECT 1 FROM json_each(@words) w WHERE instr(a.username_folded, w.value) = 0)`;
  const page = db.prepare<[Filter & { limit: number; offset: number }], TokenRow>(
    `SELECT ${columns} ${from} ${where} ORDER BY t.id DESC LIMIT @limit OFFSET @offset`,
  );
  const count = db.prepare<[Filter], number>(`SELECT count(*) ${from} ${where}`).pluck();
  const ending = db.prepare<[{ now: string; until: string }], TokenRow>(
    `SELECT ${columns} ${from} WHERE ${open} AND t.expires_at <= @until AND a.active = 1 ORDER BY t.id`,
  );
  const accountOf = db
    .prepare<[number | null, string | null], number>('SELECT id FROM accounts WHERE id = ? OR username_folded = ?')
    .pluck();

  const filterOf = ({ words, accountId, includeEnded }: TokenFilter, now: string): Filter => ({
    now,
    accountId,
    ended: includeEnded ? 1 : 0,
    words: JSON.stringify(words),
  });

  return {
    byHash: (hash: string) => byHash.get(hash),
    byId: (id: number) => byId.get(id),
    /** The newest 200 of an account, ended ones too. */
    ofAccount: (accountId: number) => ofAccount.all(accountId),
    countOpen: (accountId: number, now: string): number => countOpen.get({ accountId, now }) ?? 0,
    insert: (row: NewTokenRow): number =>
      Number(insert.run({ ...row, scopes: JSON.stringify(row.scopes) }).lastInsertRowid),
    /** Answers whether it was still open. */
    revoke: (id: number, at: string): boolean => revoke.run(at, id).changes > 0,
    noteUse: (row: { id: number; at: string; address: string | null }) => void used.run(row),
    page: (filter: TokenFilter, now: string, limit: number, offset: number) =>
      page.all({ ...filterOf(filter, now), limit, offset }),
    count: (filter: TokenFilter, now: string): number => count.get(filterOf(filter, now)) ?? 0,
    /** Open ones that end between two instants. */
    ending: (now: string, until: string) => ending.all({ now, until }),
    /** The account of an id or of a folded username. */
    accountOf: (ref: number | string) =>
      typeof ref === 'number' ? accountOf.get(ref, null) : accountOf.get(null, ref),
  };
}

/** The repository of {@link createTokensRepository}. */
export type TokensRepository = ReturnType<typeof createTokensRepository>;
