import { sql } from 'kysely';
import type { SignInMethod } from '../../shared/auth.ts';
import type { Db } from '../database/connection.ts';
import { lazyStatement } from '../database/lazy-statement.ts';
import { createQueryBuilder, sliced } from '../database/query-builder.ts';
import { createQueryReader } from '../database/query-reader.ts';

/** Who gave a role: an administrator, or a group of the directory. */
export type RoleOrigin = 'manual' | 'directory';

/** An account as administration sees it; the password hash stays where it is. */
export interface AccountRow {
  readonly id: number;
  readonly username: string;
  readonly email: string | null;
  readonly person_id: number | null;
  readonly person_name: string | null;
  readonly source: SignInMethod;
  /** The lasting id of the entry of the directory that it belongs to. */
  readonly directory_id: string | null;
  readonly active: 0 | 1;
  readonly must_change_password: 0 | 1;
  readonly password_expires_at: string | null;
  readonly last_sign_in_at: string | null;
  readonly created_at: string;
  readonly updated_at: string;
  readonly version: number;
  /** JSON: `[[role, origin], …]`. */
  readonly roles: string;
  /** The whitelist table has an active entry of exactly this name. */
  readonly listed: 0 | 1;
  readonly second_factor: 0 | 1;
}

/** An account to insert; without a hash it signs in with the directory. */
export interface NewAccountRow {
  readonly username: string;
  readonly usernameFolded: string;
  readonly email: string | null;
  readonly emailFolded: string | null;
  readonly personId: number | null;
  readonly source: SignInMethod;
  readonly hash: string | null;
  readonly mustChange: 0 | 1;
  readonly expiresAt: string | null;
  readonly directoryId: string | null;
  readonly directoryDn: string | null;
  readonly displayName: string | null;
  readonly at: string;
}

/** What a list of accounts asks for. */
export interface AccountsQuery {
  /** Folded; all must occur. */
  readonly words: readonly string[];
  readonly state?: 'active' | 'inactive' | undefined;
  readonly source?: SignInMethod | undefined;
  readonly role?: string | undefined;
}

/** How an account proves its password from now on. */
export interface SourceChange {
  readonly id: number;
  readonly source: SignInMethod;
  readonly hash: string | null;
  readonly mustChange: 0 | 1;
  readonly expiresAt: string | null;
  readonly at: string;
}

interface Tables {
  accounts: { id: number; username_folded: string; email_folded: string | null; active: number; source: string };
  account_roles: { account_id: number; role: string };
  people: { id: number; name_folded: string };
}

const select = `SELECT a.id, a.username, a.email, a.person_id, p.name AS person_name, a.source, a.directory_id, a.active,
  a.must_change_password, a.password_expires_at, a.last_sign_in_at, a.created_at, a.updated_at, a.version,
  (SELECT json_group_array(json_array(r.role, r.origin)) FROM account_roles r WHERE r.account_id = a.id) AS roles,
  EXISTS (SELECT 1 FROM whitelist w WHERE w.username = a.username AND w.active = 1) AS listed,
  EXISTS (SELECT 1 FROM second_factors f WHERE f.account_id = a.id AND f.confirmed_at IS NOT NULL) AS second_factor
  FROM accounts a LEFT JOIN people p ON p.id = a.person_id`;

/** SQL of account administration. */
export function createAccountsRepository(db: Db) {
  const read = createQueryReader(db);
  const many = db.prepare<[string], AccountRow>(
    `${select} JOIN json_each(?) page ON page.value = a.id ORDER BY page.key`,
  );
  const byName = db.prepare<[string], AccountRow>(`${select} WHERE a.username_folded = ?`);
  const byId = db.prepare<[number], AccountRow>(`${select} WHERE a.id = ?`);
  const directoryOwner = db.prepare<[string], string>('SELECT username FROM accounts WHERE directory_id = ?').pluck();
  const emailHolder = db.prepare<[string], number>('SELECT id FROM accounts WHERE email_folded = ?').pluck();
  const personHolder = db.prepare<[number], number>('SELECT id FROM accounts WHERE person_id = ?').pluck();
  const personExists = db.prepare<[number], number>('SELECT 1 FROM people WHERE id = ?').pluck();
  const alike = db
    .prepare<[{ folded: string }], string>(
      `SELECT username FROM accounts
       WHERE instr(username_folded, @folded) > 0 OR instr(@folded, username_folded) > 0 OR email_folded = @folded
         OR (length(@folded) > 3 AND substr(username_folded, 1, 4) = substr(@folded, 1, 4))
       ORDER BY username_folded LIMIT 5`,
    )
    .pluck();
  const acted = db
    .prepare<[{ id: number }], number>(
      `SELECT 1 FROM audit WHERE account_id = @id
         AND seq > (SELECT min(seq) FROM audit WHERE entity = 'account' AND entity_id = CAST(@id AS TEXT)) LIMIT 1`,
    )
    .pluck();
  // Prepared when it is asked: the first account is also written into data that have no patients yet.
  const patients = lazyStatement(() => db.prepare('SELECT count(*) FROM patients WHERE created_by_id = ?')).pluck();
  // As the list of sessions counts them: the one that set-up opens at the command line is in nobody's hands.
  const openSessions = db
    .prepare<[number, string], number>(
      "SELECT count(*) FROM sessions WHERE account_id = ? AND expires_at > ? AND origin IN ('ipc', 'https')",
    )
    .pluck();

  const insert = db.prepare<[NewAccountRow]>(
    `INSERT INTO accounts (username, username_folded, email, email_folded, person_id, source, password_hash,
       must_change_password, password_expires_at, directory_id, directory_dn, display_name, created_at, updated_at)
     VALUES (@username, @usernameFolded, @email, @emailFolded, @personId, @source, @hash, @mustChange, @expiresAt,
       @directoryId, @directoryDn, @displayName, @at, @at)`,
  );
  const next = 'version = version + 1, updated_at = @at';
  const update = db.prepare<
    [{ id: number; email: string | null; emailFolded: string | null; personId: number | null; at: string }]
  >(`UPDATE accounts SET email = @email, email_folded = @emailFolded, person_id = @personId, ${next} WHERE id = @id`);
  const touch = db.prepare<[{ id: number; at: string }]>(`UPDATE accounts SET ${next} WHERE id = @id`);
  const setActive = db.prepare<[{ id: number; active: 0 | 1; at: string }]>(
    `UPDATE accounts SET active = @active, ${next} WHERE id = @id`,
  );
  // Whoever moves in either direction is bound to an entry of the directory anew.
  const setSource = db.prepare<[SourceChange]>(
    `UPDATE accounts SET source = @source, password_hash = @hash, must_change_password = @mustChange,
       password_expires_at = @expiresAt, directory_id = NULL, directory_dn = NULL, ${next} WHERE id = @id`,
  );
  const addRole = db.prepare<[number, string, RoleOrigin]>(
    'INSERT INTO account_roles (account_id, role, origin) VALUES (?, ?, ?)',
  );
  const dropRole = db.prepare<[number, string]>('DELETE FROM account_roles WHERE account_id = ? AND role = ?');
  const keepRoles = db.prepare<[number]>("UPDATE account_roles SET origin = 'manual' WHERE account_id = ?");
  const remove = db.prepare<[number]>('DELETE FROM accounts WHERE id = ?');

  return {
    /** By username. */
    list(query: AccountsQuery, limit: number, offset: number): AccountRow[] {
      const page = matching(query).select('a.id').orderBy('a.username_folded').modifyEnd(sliced({ limit, offset }));
      return many.all(JSON.stringify(read.numbers(page.compile())));
    },
    count: (query: AccountsQuery): number =>
      read.number(
        matching(query)
          .select((e) => e.fn.countAll().as('total'))
          .compile(),
      ),
    byName: (folded: string) => byName.get(folded),
    byId: (id: number) => byId.get(id),
    /** The name of the account that belongs to an entry of the directory. */
    directoryOwner: (directoryId: string) => directoryOwner.get(directoryId),
    emailHolder: (folded: string) => emailHolder.get(folded),
    personHolder: (personId: number) => personHolder.get(personId),
    personExists: (personId: number) => personExists.get(personId) === 1,
    /** Names that resemble a folded one: parts of it, its first letters, or whose e-mail address it is. */
    alike: (folded: string) => alike.all({ folded }),
    /** Whether the audit trail names the account as the one who acted. */
    acted: (id: number) => acted.get({ id }) === 1,
    /** How many patients the account created. */
    patients: (id: number) => Number(patients.get(id)),
    openSessions: (id: number, now: string) => openSessions.get(id, now) ?? 0,

    insert(row: NewAccountRow, roles: readonly string[], origin: RoleOrigin): number {
      const id = Number(insert.run(row).lastInsertRowid);
      for (const role of roles) addRole.run(id, role, origin);
      return id;
    },
    update: (row: {
      id: number;
      email: string | null;
      emailFolded: string | null;
      personId: number | null;
      at: string;
    }) => void update.run(row),
    setActive: (row: { id: number; active: 0 | 1; at: string }) => void setActive.run(row),
    setSource: (row: SourceChange) => void setSource.run(row),
    /** Adds before it removes, so that no role is away for a moment. */
    changeRoles(id: number, added: readonly string[], dropped: readonly string[], at: string): void {
      for (const role of added) addRole.run(id, role, 'manual');
      for (const role of dropped) dropRole.run(id, role);
      touch.run({ id, at });
    },
    /** Roles that the directory gave count as given by hand from now on. */
    keepRoles: (id: number) => void keepRoles.run(id),
    remove: (id: number) => void remove.run(id),
  };
}

/** The repository of {@link createAccountsRepository}. */
export type AccountsRepository = ReturnType<typeof createAccountsRepository>;

function matching({ words, state, source, role }: AccountsQuery) {
  let accounts = createQueryBuilder<Tables>().selectFrom('accounts as a');
  if (state) accounts = accounts.where('a.active', '=', state === 'active' ? 1 : 0);
  if (source) accounts = accounts.where('a.source', '=', source);
  if (role) {
    accounts = accounts.where('a.id', 'in', (e) =>
      e.selectFrom('account_roles as r').select('r.account_id').where('r.role', '=', role),
    );
  }
  for (const word of words) {
    accounts = accounts.where(
      sql<boolean>`instr(a.username_folded || ' ' || coalesce(a.email_folded, '') || ' ' ||
        coalesce((SELECT p.name_folded FROM people p WHERE p.id = a.person_id), ''), ${word}) > 0`,
    );
  }
  return accounts;
}
