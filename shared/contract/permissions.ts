/**
 * Every right that a procedure can ask for. Deny by default: a right that no role carries is held by nobody.
 * Adding a right means adding it here and to the roles below; the access table of the tests follows by itself.
 */
export const permissions = [
  'equipment:read',
  'equipment:write',
  'equipment:export',
  'equipment:import',
  'people:read',
  'people:write',
  'lookups:write',
  'accounts:manage',
  'system:manage',
] as const;

/** One right of {@link permissions}. */
export type Permission = (typeof permissions)[number];

/** Role ids of accounts; they are part of the stable interface and appear in files and commands. */
export const roleIds = [
  'administrator',
  'physicist',
  'physics-assistant',
  'technologist',
  'viewer',
  'user',
  'principal-investigator',
] as const;

/** One id of {@link roleIds}. */
export type RoleId = (typeof roleIds)[number];

/**
 * What each role may do. `user` and `principal-investigator` are roles of the patient registry and carry no right on equipment.
 * Source: REMS section 4 (everyone who signs in may read and export; physicists and assistants edit; administrators manage).
 */
export const rolePermissions: Readonly<Record<RoleId, readonly Permission[]>> = {
  administrator: permissions,
  physicist: [
    'equipment:read',
    'equipment:write',
    'equipment:export',
    'equipment:import',
    'people:read',
    'people:write',
  ],
  'physics-assistant': [
    'equipment:read',
    'equipment:write',
    'equipment:export',
    'equipment:import',
    'people:read',
    'people:write',
  ],
  technologist: ['equipment:read', 'equipment:export', 'people:read'],
  viewer: ['equipment:read', 'equipment:export', 'people:read'],
  user: [],
  'principal-investigator': [],
};

/** The union of the rights of some roles, in the order of {@link permissions}. */
export function permissionsOf(roles: readonly RoleId[]): Permission[] {
  return permissions.filter((permission) => roles.some((role) => rolePermissions[role].includes(permission)));
}
