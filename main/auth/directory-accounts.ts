import { isBuiltInRole, type RoleKey } from '../../shared/contract/permissions.ts';
import { fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import type { DirectoryIdentity } from '../directory/service.ts';
import type { Changes, Tx } from '../rpc/transaction.ts';

interface Stored {
  readonly id: number;
  readonly username: string;
  readonly email: string | null;
  readonly display_name: string | null;
  readonly directory_id: string | null;
  readonly directory_dn: string | null;
}

/** Writes accounts of the directory inside a caller's transaction: their first sign-in makes them, every later one refreshes them. */
export function createDirectoryAccounts(db: Db) {
  const byId = db.prepare<[number], Stored>(
    'SELECT id, username, email, display_name, directory_id, directory_dn FROM accounts WHERE id = ?',
  );
  const byDirectoryId = db.prepare<[string], { id: number; username: string }>(
    'SELECT id, username FROM accounts WHERE directory_id = ?',
  );
  const emailTaken = db
    .prepare<[string, number], number>('SELECT 1 FROM accounts WHERE email_folded = ? AND id <> ?')
    .pluck();
  const insert = db.prepare(
    `INSERT INTO accounts (username, username_folded, source, created_at, updated_at) VALUES (@username, @folded, 'directory', @at, @at)`,
  );
  const update = db.prepare(
    `UPDATE accounts SET email = @email, email_folded = @emailFolded, display_name = @displayName, directory_id = @directoryId,
       directory_dn = @dn, version = version + 1, updated_at = @at WHERE id = @id`,
  );
  const touch = db.prepare('UPDATE accounts SET version = version + 1, updated_at = ? WHERE id = ?');
  const roleRows = db.prepare<[number], { role: string; origin: 'manual' | 'directory' }>(
    'SELECT role, origin FROM account_roles WHERE account_id = ? ORDER BY role',
  );
  const addRole = db.prepare("INSERT INTO account_roles (account_id, role, origin) VALUES (?, ?, 'directory')");
  const dropRole = db.prepare("DELETE FROM account_roles WHERE account_id = ? AND role = ? AND origin = 'directory'");
  const knownRole = db.prepare<[string], number>('SELECT 1 FROM roles WHERE id = ?').pluck();
  const otherAdministrator = db
    .prepare<[number], number>(
      `SELECT 1 FROM account_roles r JOIN accounts a ON a.id = r.account_id
       WHERE r.role = 'administrator' AND a.active = 1 AND a.id <> ?`,
    )
    .pluck();

  /** The roles that groups give, in place of those that they gave before; roles given by hand stay. */
  function writeRoles(accountId: number, wanted: readonly RoleKey[]): Changes {
    const rows = roleRows.all(accountId);
    const held = rows.map(({ role }) => role);
    const given = wanted.filter((role) => isBuiltInRole(role) || knownRole.get(role) === 1);
    const gone = rows
      .filter(({ role, origin }) => origin === 'directory' && !given.includes(role))
      // Somebody must always be able to administer this installation, whatever a group says.
      .filter(({ role }) => role !== 'administrator' || otherAdministrator.get(accountId) === 1);
    for (const { role } of gone) dropRole.run(accountId, role);
    const fresh = [...new Set(given)].filter((role) => !held.includes(role));
    for (const role of fresh) addRole.run(accountId, role);
    if (gone.length === 0 && fresh.length === 0) return {};
    return { roles: { old: held, new: roleRows.all(accountId).map(({ role }) => role) } };
  }

  function writeFacts(tx: Tx, account: Stored, identity: DirectoryIdentity): Changes {
    const { id } = account;
    const free = identity.email !== null && emailTaken.get(fold(identity.email), id) === undefined;
    const next = {
      email: free ? identity.email : account.email,
      displayName: identity.displayName ?? account.display_name,
      directoryId: identity.directoryId,
      dn: identity.dn,
    };
    const changes: Changes = Object.fromEntries(
      (
        [
          ['email', account.email, next.email],
          ['displayName', account.display_name, next.displayName],
          ['directoryId', account.directory_id, next.directoryId],
          ['directoryDn', account.directory_dn, next.dn],
        ] as const
      )
        .filter(([, old, now]) => old !== now)
        .map(([field, old, now]) => [field, { old, new: now }]),
    );
    if (Object.keys(changes).length > 0) {
      update.run({ ...next, id, emailFolded: next.email === null ? null : fold(next.email), at: tx.at });
    }
    return changes;
  }

  /** Brings an account up to what the directory says; on record when anything changed. Answers whether the roles did. */
  function refresh(tx: Tx, accountId: number, identity: DirectoryIdentity): boolean {
    const account = byId.get(accountId);
    if (!account) return false;
    const facts = writeFacts(tx, account, identity);
    const roles = writeRoles(accountId, identity.roles);
    const changes = { ...facts, ...roles };
    if (Object.keys(changes).length === 0) return false;
    if (Object.keys(facts).length === 0) touch.run(tx.at, accountId);
    tx.audit({ entity: 'account', entityId: accountId, action: 'directory.refreshAccount', changes });
    return Object.keys(roles).length > 0;
  }

  return {
    /** Whose account this person of the directory already is. */
    ownerOf: (directoryId: string) => byDirectoryId.get(directoryId),

    /** Makes the account of a person who signs in for the first time. */
    create(tx: Tx, username: string, identity: DirectoryIdentity): number {
      const id = Number(insert.run({ username, folded: fold(username), at: tx.at }).lastInsertRowid);
      tx.audit({
        entity: 'account',
        entityId: id,
        action: 'directory.createAccount',
        changes: { username: { old: null, new: username }, source: { old: null, new: 'directory' } },
      });
      refresh(tx, id, identity);
      return id;
    },

    refresh,
  };
}

/** The accounts of {@link createDirectoryAccounts}. */
export type DirectoryAccounts = ReturnType<typeof createDirectoryAccounts>;
