import { AppError } from '../../shared/contract/errors.ts';
import type { Permission, RoleKey } from '../../shared/contract/permissions.ts';
import type { DirectorySettings } from '../../shared/directory.ts';
import type { RightsOf } from './role-rules.ts';

type Grants = Pick<DirectorySettings, 'groupRoles' | 'defaultRole' | 'mayGrantAdministration'>;

/**
 * Who sets the directory gives roles by it, perhaps to a group of their own: only rights that they have, unless they manage roles.
 * What was given before by somebody who could stays as it is.
 *
 * @throws AppError FORBIDDEN with the field that goes too far
 */
export function requireGrantable(
  before: Grants,
  after: Grants,
  permissions: ReadonlySet<Permission>,
  rightsOf: RightsOf,
): void {
  if (permissions.has('roles:manage')) return;
  const refuse = (field: string): never => {
    const message = 'You can only give roles whose rights you have yourself. Ask an administrator.';
    throw new AppError('FORBIDDEN', message, { fields: { [`settings.${field}`]: message } });
  };
  const within = (role: RoleKey) => (rightsOf(role) ?? []).every((right) => permissions.has(right));
  const given = new Set(before.groupRoles.map(({ groupDn, role }) => JSON.stringify([groupDn, role])));
  if (after.mayGrantAdministration && !before.mayGrantAdministration) refuse('mayGrantAdministration');
  for (const [index, { groupDn, role }] of after.groupRoles.entries()) {
    if (!given.has(JSON.stringify([groupDn, role])) && !within(role)) refuse(`groupRoles.${index}.role`);
  }
  const { defaultRole } = after;
  if (defaultRole !== null && defaultRole !== before.defaultRole && !within(defaultRole)) refuse('defaultRole');
}
