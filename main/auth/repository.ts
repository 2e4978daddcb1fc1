import type { RoleId } from '../../shared/contract/permissions.ts';
import type { Db } from '../database/connection.ts';

/** An account as sign-in needs it. */
export interface SignInAccount {
  readonly id: number;
  readonly username: string;
  readonly email: string | null;
  readonly password_hash: string | null;
  readonly must_change_password: 0 | 1;
  readonly active: 0 | 1;
  readonly last_sign_in_at: string | null;
  /** Comma separated role ids. */
  readonly roles: string;
}

/** A live session with its account. */
export interface LiveSession extends SignInAccount {
  readonly token_hash: string;
  readonly last_seen_at: string;
  readonly expires_at: string;
}

/** SQL of sign-in and sessions. */
export function createAuthRepository(db: Db) {
  const columns = `a.id, a.username, a.email, a.password_hash, a.must_change_password, a.active, a.last_sign_in_at,
    (SELECT group_concat(role) FROM account_roles WHERE account_id = a.id) AS roles`;
  const byName = db.prepare<[string], SignInAccount>(`SELECT ${columns} FROM accounts a WHERE a.username_folded = ?`);
  const byId = db.prepare<[number], SignInAccount>(`SELECT ${columns} FROM accounts a WHERE a.id = ?`);
  const live = db.prepare<[string, string], LiveSession>(
    `SELECT s.token_hash, s.last_seen_at, s.expires_at, ${columns}
     FROM sessions s JOIN accounts a ON a.id = s.account_id
     WHERE s.token_hash = ? AND s.expires_at > ? AND a.active = 1`,
  );
  const insert = db.prepare(
    `INSERT INTO sessions (token_hash, account_id, origin, address, created_at, last_seen_at, expires_at)
     VALUES (@tokenHash, @accountId, @origin, @address, @at, @at, @expiresAt)`,
  );
  const touch = db.prepare('UPDATE sessions SET last_seen_at = ? WHERE token_hash = ?');
  const remove = db.prepare('DELETE FROM sessions WHERE token_hash = ?');
  const removeOthers = db.prepare('DELETE FROM sessions WHERE account_id = ? AND token_hash <> ?');
  const removeExpired = db.prepare('DELETE FROM sessions WHERE expires_at <= ?');
  const signedIn = db.prepare('UPDATE accounts SET last_sign_in_at = ? WHERE id = ?');
  const password = db.prepare(
    `UPDATE accounts SET password_hash = @hash, must_change_password = @mustChange, version = version + 1, updated_at = @at WHERE id = @id`,
  );

  return {
    byName: (folded: string) => byName.get(folded),
    byId: (id: number) => byId.get(id),
    liveSession: (tokenHash: string, now: string) => live.get(tokenHash, now),
    insertSession: (row: {
      tokenHash: string;
      accountId: number;
      origin: string;
      address: string | null;
      at: string;
      expiresAt: string;
    }) => insert.run(row),
    touchSession: (tokenHash: string, at: string) => touch.run(at, tokenHash),
    removeSession: (tokenHash: string) => remove.run(tokenHash),
    /** Ends the account's sessions but one; pass an empty text to end all. */
    removeOtherSessions: (accountId: number, keep: string) => removeOthers.run(accountId, keep),
    removeExpiredSessions: (now: string) => removeExpired.run(now),
    noteSignIn: (accountId: number, at: string) => signedIn.run(at, accountId),
    setPassword: (row: { id: number; hash: string; mustChange: 0 | 1; at: string }) => password.run(row),
  };
}

/** The repository of {@link createAuthRepository}. */
export type AuthRepository = ReturnType<typeof createAuthRepository>;

/** Splits the roles column. */
export function rolesOf(row: { readonly roles: string | null }): RoleId[] {
  // The column is written from the closed list of role ids only.
  return row.roles ? (row.roles.split(',') as RoleId[]) : [];
}
