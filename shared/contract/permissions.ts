import { z } from 'zod';

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
  /** Record surveys, findings and events; add documents to them. */
  'compliance:record',
  /** Correct and delete surveys; bookings, obligations, extensions; resolve findings. */
  'compliance:write',
  /** Obligation rules, reminder rules, the clinic's decisions about surveys. */
  'compliance:manage',
  /** See one's own patients, and all of studies of which one is an investigator. */
  'patients:read',
  /** Create, correct and archive patients of one's studies. */
  'patients:create',
  /** Be an investigator of every study that is open to everyone. */
  'patients:investigate',
  /** Make studies and say who belongs to them; opens no identity. */
  'studies:manage',
  'accounts:manage',
  'roles:manage',
  'access:manage',
  /** Read, prove and take along the audit trail; for auditors who change nothing. */
  'audit:read',
  'system:manage',
] as const;

/** One right of {@link permissions}. */
export type Permission = (typeof permissions)[number];

/**
 * Rights with which a person could give themselves any other: a directory group grants them only where an administrator allows it,
 * and a role with one of them counts as administrative.
 */
export const administrativePermissions: readonly Permission[] = [
  'accounts:manage',
  'roles:manage',
  'access:manage',
  'system:manage',
];

/** Rights on patients. No administrator holds them by being one: whoever decides about accounts does not read identities by it. */
export const registryPermissions: readonly Permission[] = ['patients:read', 'patients:create', 'patients:investigate'];

/** Ids of the roles that come with the program; they are part of the stable interface and appear in files and commands. */
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

/** The id of any role, one of {@link roleIds} or one that an administrator made: lower-case words joined by hyphens, 2 to 40 characters. */
export const RoleKey = z
  .string()
  .regex(/^[a-z][a-z0-9]*(?:-[a-z0-9]+)*$/, 'A role id has lower-case letters, digits and hyphens.')
  .min(2)
  .max(40);
export type RoleKey = string;

/** Whether a role came with the program. */
export function isBuiltInRole(role: RoleKey): role is RoleId {
  return roleIds.some((known) => known === role);
}

/**
 * What each role may do. `user` and `principal-investigator` are roles of the patient registry and carry no right on equipment;
 * no other role opens the registry.
 * Source: REMS section 4 (everyone who signs in may read and export; physicists and assistants edit; administrators manage);
 * technologists record tests between cases (experience page).
 */
export const rolePermissions: Readonly<Record<RoleId, readonly Permission[]>> = {
  administrator: permissions.filter((permission) => !registryPermissions.includes(permission)),
  physicist: [
    'equipment:read',
    'equipment:write',
    'equipment:export',
    'equipment:import',
    'people:read',
    'people:write',
    'compliance:record',
    'compliance:write',
  ],
  'physics-assistant': [
    'equipment:read',
    'equipment:write',
    'equipment:export',
    'equipment:import',
    'people:read',
    'people:write',
    'compliance:record',
    'compliance:write',
  ],
  technologist: ['equipment:read', 'equipment:export', 'people:read', 'compliance:record'],
  viewer: ['equipment:read', 'equipment:export', 'people:read'],
  user: ['patients:read', 'patients:create'],
  'principal-investigator': ['patients:read', 'patients:create', 'patients:investigate'],
};

/** The rights of a role that came with the program; none for any other. */
export function builtInPermissions(role: RoleKey): readonly Permission[] {
  return isBuiltInRole(role) ? rolePermissions[role] : [];
}

/**
 * The union of the rights of some roles, in the order of {@link permissions}, without those that do not go together: whoever holds an
 * administrative right creates no patients, and sees them only as an investigator. Source: patients page, "Who may do what".
 *
 * @param roles ids of the roles held
 * @param further rights of custom roles among them; names that are no right are left out
 */
export function permissionsOf(roles: readonly RoleKey[], further: readonly string[] = []): Permission[] {
  const held = permissions.filter(
    (permission) => further.includes(permission) || roles.some((role) => builtInPermissions(role).includes(permission)),
  );
  if (!held.some((permission) => administrativePermissions.includes(permission))) return held;
  return held.filter(
    (permission) =>
      permission !== 'patients:create' && (permission !== 'patients:read' || held.includes('patients:investigate')),
  );
}
