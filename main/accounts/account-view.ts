import type { Account } from '../../shared/accounts.ts';
import { roleIds } from '../../shared/contract/permissions.ts';
import type { AccountRow, RoleOrigin } from './repository.ts';

/** The roles of an account with who gave them; those of the program first, in their order, then the others by id. */
export function rolesOf(row: Pick<AccountRow, 'roles'>): { readonly role: string; readonly origin: RoleOrigin }[] {
  // as: the column is written by the statement that selects it.
  const pairs = JSON.parse(row.roles) as [string, RoleOrigin][];
  const order: readonly string[] = roleIds;
  const rank = (role: string) => (order.includes(role) ? order.indexOf(role) : order.length);
  return pairs
    .map(([role, origin]) => ({ role, origin }))
    .sort((a, b) => rank(a.role) - rank(b.role) || (a.role < b.role ? -1 : 1));
}

/** An account as screens see it; `fallback` are the names of AUTHORIZED_USERS while they are in force. */
export function toAccount(row: AccountRow, fallback: ReadonlySet<string> | null): Account {
  const roles = rolesOf(row);
  return {
    id: row.id,
    username: row.username,
    email: row.email,
    person: row.person_id === null ? null : { id: row.person_id, name: row.person_name ?? '' },
    roles: roles.map(({ role }) => role),
    directoryRoles: roles.filter(({ origin }) => origin === 'directory').map(({ role }) => role),
    source: row.source,
    active: row.active === 1,
    whitelisted: row.listed === 1 || (fallback?.has(row.username) ?? false),
    secondFactor: row.second_factor === 1,
    mustChangePassword: row.must_change_password === 1,
    passwordExpiresAt: row.password_expires_at,
    lastSignInAt: row.last_sign_in_at,
    createdAt: row.created_at,
    updatedAt: row.updated_at,
    version: row.version,
  };
}
