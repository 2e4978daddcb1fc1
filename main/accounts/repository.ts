import type { RoleId } from '../../shared/contract/permissions.ts';
import type { Db } from '../database/connection.ts';

/** A row of the accounts list. */
export interface AccountRow {
  readonly id: number;
  readonly username: string;
  readonly email: string | null;
  readonly source: 'local' | 'directory';
  readonly active: 0 | 1;
  readonly must_change_password: 0 | 1;
  readonly last_sign_in_at: string | null;
  readonly created_at: string;
  readonly version: number;
  readonly roles: string | null;
}

/** A local account to insert. */
export interface NewAccountRow {
  readonly username: string;
  readonly usernameFolded: string;
  readonly email: string | null;
  readonly emailFolded: string | null;
  readonly hash: string;
  readonly at: string;
}

/** SQL of account administration. */
export function createAccountsRepository(db: Db) {
  const columns = `a.id, a.username, a.email, a.source, a.active, a.must_change_password, a.last_sign_in_at, a.created_at, a.version,
    (SELECT group_concat(role) FROM account_roles WHERE account_id = a.id) AS roles`;
  const where = `WHERE NOT EXISTS (
    SELECT 1 FROM json_each(@words) w WHERE instr(a.username_folded || ' ' || coalesce(a.email_folded, ''), w.value) = 0)`;
  const page = db.prepare<[{ words: string; limit: number; offset: number }], AccountRow>(
    `SELECT ${columns} FROM accounts a ${where} ORDER BY a.username_folded LIMIT @limit OFFSET @offset`,
  );
  const count = db.prepare<[{ words: string }], number>(`SELECT count(*) FROM accounts a ${where}`).pluck();
  const byName = db.prepare<[string], AccountRow>(`SELECT ${columns} FROM accounts a WHERE a.username_folded = ?`);
  const emailTaken = db.prepare<[string], number>('SELECT 1 FROM accounts WHERE email_folded = ?').pluck();
  const insert = db.prepare<[NewAccountRow]>(
    `INSERT INTO accounts (username, username_folded, email, email_folded, password_hash, created_at, updated_at)
     VALUES (@username, @usernameFolded, @email, @emailFolded, @hash, @at, @at)`,
  );
  const insertRole = db.prepare<[number, string]>('INSERT INTO account_roles (account_id, role) VALUES (?, ?)');

  return {
    /** Accounts whose username or e-mail address holds every one of the folded words. */
    page: (words: readonly string[], limit: number, offset: number) =>
      page.all({ words: JSON.stringify(words), limit, offset }),
    count: (words: readonly string[]) => count.get({ words: JSON.stringify(words) }) ?? 0,
    byName: (folded: string) => byName.get(folded),
    emailTaken: (folded: string) => emailTaken.get(folded) === 1,
    insert(row: NewAccountRow, roles: readonly RoleId[]): number {
      const id = Number(insert.run(row).lastInsertRowid);
      for (const role of roles) insertRole.run(id, role);
      return id;
    },
  };
}

/** The repository of {@link createAccountsRepository}. */
export type AccountsRepository = ReturnType<typeof createAccountsRepository>;
