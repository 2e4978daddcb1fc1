import {
  builtInPermissions,
  isBuiltInRole,
  type Permission,
  permissionsOf,
} from '../../shared/contract/permissions.ts';
import type { Db } from '../database/connection.ts';

/** What roles give, those of the program and those of this installation alike. */
export interface RoleRules {
  /** Those of some role ids that no role has. */
  unknownAmong(roles: readonly string[]): string[];
  /** The rights of a role; undefined when there is no such role. */
  rightsOf(role: string): readonly Permission[] | undefined;
  /** The rights that some roles give together. */
  permissionsOf(roles: readonly string[]): Permission[];
  /** The rights of each of some roles. */
  permissionsOfEach(roles: readonly string[]): ReadonlyMap<string, readonly Permission[]>;
}

/** The rules on one connection; roles are read at every call. */
export function createRoleRules(db: Db): RoleRules {
  const known = db
    .prepare<[string], string>('SELECT id FROM roles WHERE id IN (SELECT value FROM json_each(?))')
    .pluck();
  const rights = db.prepare<[string], { role_id: string; permission: string }>(
    'SELECT role_id, permission FROM role_permissions WHERE role_id IN (SELECT value FROM json_each(?))',
  );

  function unknownAmong(roles: readonly string[]): string[] {
    const custom = roles.filter((role) => !isBuiltInRole(role));
    if (custom.length === 0) return [];
    const found = new Set(known.all(JSON.stringify(custom)));
    return custom.filter((role) => !found.has(role));
  }

  function permissionsOfEach(roles: readonly string[]): ReadonlyMap<string, readonly Permission[]> {
    const rows = rights.all(JSON.stringify(roles));
    return new Map(
      roles.map((role) => {
        const own = rows.filter(({ role_id }) => role_id === role).map(({ permission }) => permission);
        return [role, isBuiltInRole(role) ? builtInPermissions(role) : permissionsOf([], own)];
      }),
    );
  }

  return {
    unknownAmong,
    rightsOf: (role) => (unknownAmong([role]).length > 0 ? undefined : permissionsOfEach([role]).get(role)),
    permissionsOf: (roles) =>
      permissionsOf(
        roles,
        rights.all(JSON.stringify(roles)).map(({ permission }) => permission),
      ),
    permissionsOfEach,
  };
}
