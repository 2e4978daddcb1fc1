import { administrativePermissions, type Permission, type RoleKey } from '../../shared/contract/permissions.ts';
import type { DirectorySettings } from '../../shared/directory.ts';
import { normalizeDn } from './distinguished-names.ts';

/** The rights of a role; undefined when there is no such role. */
export type RightsOf = (role: RoleKey) => readonly Permission[] | undefined;

/** Whether a role could give its holder any right. */
export function isAdministrative(role: RoleKey, rightsOf: RightsOf): boolean {
  return rightsOf(role)?.some((right) => administrativePermissions.includes(right)) ?? false;
}

/**
 * The roles that membership in groups gives: those mapped, compared by normalised names, or the default role where none is; none at all
 * when that is null. Roles that were deleted give nothing, and administrative ones only where an administrator allowed it.
 */
export function rolesOfGroups(
  groups: readonly string[],
  settings: Pick<DirectorySettings, 'groupRoles' | 'defaultRole' | 'mayGrantAdministration'>,
  rightsOf: RightsOf,
): RoleKey[] {
  const held = new Set(groups.map((dn) => normalizeDn(dn) ?? dn));
  const mayGive = (role: RoleKey) =>
    rightsOf(role) !== undefined && (settings.mayGrantAdministration || !isAdministrative(role, rightsOf));
  const mapped = settings.groupRoles
    .filter(({ groupDn }) => held.has(normalizeDn(groupDn) ?? groupDn))
    .map(({ role }) => role)
    .filter(mayGive);
  if (mapped.length > 0) return [...new Set(mapped)];
  return settings.defaultRole !== null && mayGive(settings.defaultRole) ? [settings.defaultRole] : [];
}
