import { isBuiltInRole, type Permission, permissions } from '../../shared/contract/permissions.ts';
import type { Role } from '../../shared/roles.ts';
import { blankToNull } from '../../shared/text.ts';
import type { InputOf } from '../api/client.ts';

/** What stands in the dialog of a role while it is typed. */
export interface RoleDraft {
  readonly name: string;
  readonly description: string;
  readonly rights: readonly Permission[];
}

/** Fields that cannot be sent as they stand. */
export type RoleProblem = 'nameMissing' | 'none';

/** A stored role as the dialog shows it; nothing for a new one. */
export function roleDraft(role: Role | undefined): RoleDraft {
  return { name: role?.name ?? '', description: role?.description ?? '', rights: role?.permissions ?? [] };
}

/** What is wrong with a draft before the core looks at it. */
export function roleProblems(draft: RoleDraft): readonly RoleProblem[] {
  const problems: RoleProblem[] = [];
  if (draft.name.trim().length < 2) problems.push('nameMissing');
  if (draft.rights.length === 0) problems.push('none');
  return problems;
}

/** The input of `roles.create`. */
export function newRole(draft: RoleDraft): InputOf<'roles.create'> {
  return { name: draft.name.trim(), description: blankToNull(draft.description), permissions: inOrder(draft.rights) };
}

/** The input of `roles.update`: what differs from the role that was opened, or undefined when nothing does. */
export function roleChange(role: Role, version: number, draft: RoleDraft): InputOf<'roles.update'> | undefined {
  const next = newRole(draft);
  const change = {
    ...(next.name === role.name ? {} : { name: next.name }),
    ...(next.description === role.description ? {} : { description: next.description ?? null }),
    ...(next.permissions.join() === inOrder(role.permissions).join() ? {} : { permissions: next.permissions }),
  };
  return Object.keys(change).length === 0 ? undefined : { id: role.id, version, ...change };
}

/** Whether a role may be changed at all. */
export function isCustom(role: Pick<Role, 'id'>): boolean {
  return !isBuiltInRole(role.id);
}

function inOrder(rights: readonly Permission[]): Permission[] {
  return permissions.filter((permission) => rights.includes(permission));
}
