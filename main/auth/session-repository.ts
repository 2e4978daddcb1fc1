import type { Source } from '../database/change-stamp.ts';
import type { Db } from '../database/connection.ts';
import { accountColumns, type SignInAccount } from './repository.ts';

/** The instants of a session as they are stored. */
export interface SessionRow {
  readonly session_id: number;
  readonly token_hash: string;
  readonly session_created_at: string;
  readonly last_active_at: string;
  readonly proven_at: string;
  readonly locked_at: string | null;
  readonly expires_at: string;
  /** Whether the whitelist has an active entry of exactly the account's name. */
  readonly whitelisted: 0 | 1;
}

/**
 * What {@link LiveSession} and the rules of access are read from. The time of the last activity is left out: it is written for somebody
 * every moment, and known without the row.
 */
export const sessionSources: readonly Source[] = [
  {
    table: 'sessions',
    columns: ['token_hash', 'account_id', 'created_at', 'proven_at', 'locked_at', 'expires_at'],
  },
  ...['accounts', 'account_roles', 'role_permissions', 'second_factors', 'whitelist', 'settings'].map((table) => ({
    table,
  })),
];

/** An open session of an active account. */
export type LiveSession = SignInAccount & SessionRow;

/** A session as the lists show it. */
export interface ListedSession {
  readonly id: number;
  readonly account_id: number;
  readonly username: string;
  readonly origin: 'ipc' | 'https';
  readonly address: string | null;
  readonly device: string | null;
  readonly created_at: string;
  readonly last_active_at: string;
  readonly locked_at: string | null;
  readonly expires_at: string;
}

/** What a list of sessions asks for. */
export interface SessionFilter {
  /** Folded; all must occur in the username. */
  readonly words: readonly string[];
  readonly accountId: number | null;
}

/** SQL of sessions. Expired rows are never answered, wherever they still lie. */
export function createSessionRepository(db: Db) {
  const columns = `s.id AS session_id, s.token_hash, s.created_at AS session_created_at, s.last_active_at, s.proven_at, s.locked_at,
    s.expires_at, EXISTS (SELECT 1 FROM whitelist w WHERE w.username = a.username AND w.active = 1) AS whitelisted, ${accountColumns}`;
  const live = `SELECT ${columns} FROM sessions s JOIN accounts a ON a.id = s.account_id WHERE a.active = 1 AND s.expires_at > @now`;
  const byToken = db.prepare<[{ token: string; now: string }], LiveSession>(`${live} AND s.token_hash = @token`);
  const byId = db.prepare<[{ id: number; now: string }], LiveSession>(`${live} AND s.id = @id`);
  const byIds = db.prepare<[{ ids: string; now: string }], LiveSession>(
    `${live} AND s.id IN (SELECT value FROM json_each(@ids))`,
  );
  const openIds = db.prepare<[string], number>('SELECT id FROM sessions WHERE expires_at > ?').pluck();
  const insert = db.prepare<[Record<string, string | number | null>]>(
    `INSERT INTO sessions (token_hash, account_id, origin, address, device, device_id, created_at, last_active_at, proven_at, expires_at)
     VALUES (@tokenHash, @accountId, @origin, @address, @device, @deviceId, @at, @at, @at, @expiresAt)`,
  );
  const rotate = db.prepare(
    `UPDATE sessions SET token_hash = @tokenHash, proven_at = @at, last_active_at = @at, locked_at = NULL WHERE id = @id`,
  );
  const renew = db.prepare('UPDATE sessions SET token_hash = @tokenHash WHERE id = @id');
  const touch = db.prepare('UPDATE sessions SET last_active_at = ? WHERE id = ?');
  const lock = db.prepare('UPDATE sessions SET locked_at = ? WHERE id = ? AND locked_at IS NULL');
  const remove = db.prepare<[number], number>('DELETE FROM sessions WHERE id = ? RETURNING account_id').pluck();
  const removeAllBut = db.prepare<[number]>('DELETE FROM sessions WHERE id <> ?');
  const removeToken = db
    .prepare<[string], number>('DELETE FROM sessions WHERE token_hash = ? RETURNING account_id')
    .pluck();
  const removeOld = db.prepare('DELETE FROM sessions WHERE expires_at <= @now OR created_at <= @oldest');
  const listed = `SELECT s.id, s.account_id, a.username, s.origin, s.address, s.device, s.created_at, s.last_active_at, s.locked_at,
    s.expires_at FROM sessions s JOIN accounts a ON a.id = s.account_id`;
  // The session that set-up opens at the command line is in nobody's hands once the command is over.
  const where = `WHERE a.active = 1 AND s.origin IN ('ipc', 'https') AND s.expires_at > @now AND s.created_at > @oldest AND (@accountId IS NULL OR s.account_id = @accountId)
    AND NOT EXISTS (SELECT 1 FROM json_each(@words) w WHERE instr(a.username_folded, w.value) = 0)`;
  type Filter = { now: string; oldest: string; accountId: number | null; words: string };
  const page = db.prepare<[Filter & { limit: number; offset: number }], ListedSession>(
    `${listed} ${where} ORDER BY s.last_active_at DESC, s.id DESC LIMIT @limit OFFSET @offset`,
  );
  const count = db
    .prepare<[Filter], number>(`SELECT count(*) FROM sessions s JOIN accounts a ON a.id = s.account_id ${where}`)
    .pluck();
  const one = db.prepare<[number], ListedSession>(`${listed} WHERE s.id = ?`);
  const directoryAccounts = db
    .prepare<[string], number>(
      `SELECT DISTINCT a.id FROM sessions s JOIN accounts a ON a.id = s.account_id
       WHERE a.source = 'directory' AND a.active = 1 AND s.expires_at > ? ORDER BY a.id`,
    )
    .pluck();

  const filterOf = (filter: SessionFilter, within: { now: string; oldest: string }): Filter => ({
    ...within,
    accountId: filter.accountId,
    words: JSON.stringify(filter.words),
  });

  return {
    byToken: (token: string, now: string) => byToken.get({ token, now }),
    byId: (id: number, now: string) => byId.get({ id, now }),
    /** Those of some sessions that are open, in no order. */
    byIds: (ids: readonly number[], now: string) => byIds.all({ ids: JSON.stringify(ids), now }),
    /** Sessions whose time is not over; some of them may be locked, or too old by the rules. */
    openIds: (now: string) => openIds.all(now),
    insert: (row: {
      tokenHash: string;
      accountId: number;
      origin: string;
      address: string | null;
      device: string | null;
      deviceId: number | null;
      at: string;
      expiresAt: string;
    }): number => Number(insert.run(row).lastInsertRowid),
    /** A new token for a session whose owner has just proven the password; unlocks it. */
    rotate: (row: { id: number; tokenHash: string; at: string }) => void rotate.run(row),
    /** A new token and nothing else. */
    renew: (row: { id: number; tokenHash: string }) => void renew.run(row),
    touch: (id: number, at: string) => void touch.run(at, id),
    /** Answers whether it was open. */
    lock: (id: number, at: string): boolean => lock.run(at, id).changes > 0,
    /** Ends one session; answers whose it was. */
    remove: (id: number) => remove.get(id),
    /** Ends every session but one; answers how many. */
    removeAllBut: (id: number): number => removeAllBut.run(id).changes,
    removeToken: (tokenHash: string) => removeToken.get(tokenHash),
    removeOld: (within: { now: string; oldest: string }) => void removeOld.run(within),
    page: (filter: SessionFilter, within: { now: string; oldest: string }, limit: number, offset: number) =>
      page.all({ ...filterOf(filter, within), limit, offset }),
    count: (filter: SessionFilter, within: { now: string; oldest: string }) => count.get(filterOf(filter, within)) ?? 0,
    one: (id: number) => one.get(id),
    /** Accounts of the directory that have open sessions. */
    directoryAccounts: (now: string) => directoryAccounts.all(now),
  };
}

/** The repository of {@link createSessionRepository}. */
export type SessionRepository = ReturnType<typeof createSessionRepository>;
