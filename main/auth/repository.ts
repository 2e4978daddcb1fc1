import type { RoleKey } from '../../shared/contract/permissions.ts';
import type { Db } from '../database/connection.ts';

/** An account as signing in needs it. */
export interface SignInAccount {
  readonly id: number;
  readonly username: string;
  readonly email: string | null;
  readonly person_id: number | null;
  readonly source: 'local' | 'directory';
  readonly password_hash: string | null;
  readonly must_change_password: 0 | 1;
  /** Until when a temporary password opens. */
  readonly password_expires_at: string | null;
  readonly directory_id: string | null;
  readonly active: 0 | 1;
  readonly last_sign_in_at: string | null;
  /** Comma separated role ids. */
  readonly roles: string | null;
  /** Comma separated rights of the roles that an administrator made. */
  readonly further: string | null;
  /** Whether a second factor is enrolled. */
  readonly second_factor: 0 | 1;
}

/** The columns of {@link SignInAccount} of a table `accounts a`: roles, rights and second factor in the same read. */
export const accountColumns = `a.id, a.username, a.email, a.person_id, a.source, a.password_hash, a.must_change_password, a.password_expires_at,
  a.directory_id, a.active, a.last_sign_in_at,
  (SELECT group_concat(role) FROM account_roles WHERE account_id = a.id) AS roles,
  (SELECT group_concat(DISTINCT p.permission) FROM account_roles r JOIN role_permissions p ON p.role_id = r.role
    WHERE r.account_id = a.id) AS further,
  EXISTS (SELECT 1 FROM second_factors f WHERE f.account_id = a.id AND f.secret IS NOT NULL) AS second_factor`;

/** SQL of accounts as signing in sees them. */
export function createAuthRepository(db: Db) {
  const byName = db.prepare<[string], SignInAccount>(
    `SELECT ${accountColumns} FROM accounts a WHERE a.username_folded = ?`,
  );
  const byId = db.prepare<[number], SignInAccount>(`SELECT ${accountColumns} FROM accounts a WHERE a.id = ?`);
  const signedIn = db.prepare('UPDATE accounts SET last_sign_in_at = ? WHERE id = ?');
  const password = db.prepare(
    `UPDATE accounts SET password_hash = @hash, must_change_password = @mustChange, password_expires_at = @expiresAt,
       version = version + 1, updated_at = @at WHERE id = @id`,
  );
  const rehash = db.prepare('UPDATE accounts SET password_hash = @hash WHERE id = @id');

  return {
    byName: (folded: string) => byName.get(folded),
    byId: (id: number) => byId.get(id),
    noteSignIn: (accountId: number, at: string) => void signedIn.run(at, accountId),
    setPassword: (row: { id: number; hash: string; mustChange: 0 | 1; expiresAt: string | null; at: string }) =>
      void password.run(row),
    /** The same password under a hash of today's cost: nothing that a person would call a change. */
    replaceHash: (row: { id: number; hash: string }) => void rehash.run(row),
  };
}

/** The repository of {@link createAuthRepository}. */
export type AuthRepository = ReturnType<typeof createAuthRepository>;

/** Splits the roles column. */
export function rolesOf(row: { readonly roles: string | null }): RoleKey[] {
  return row.roles ? row.roles.split(',') : [];
}
