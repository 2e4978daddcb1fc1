import { isBuiltInRole, RoleKey } from '../../shared/contract/permissions.ts';
import { fold } from '../../shared/text.ts';

const longest = 40;

/** The id that a name suggests: `Chef de physique` becomes `chef-de-physique`; always one that {@link RoleKey} takes. */
export function suggestedRoleId(name: string): RoleKey {
  const words = fold(name)
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '');
  if (RoleKey.safeParse(words).success) return words;
  return `role-${words}`.slice(0, longest).replace(/-+$/, '');
}

/** The first of `name`, `name-2`, `name-3` … that is free; never the id of a role that came with the program. */
export function freeRoleId(name: string, isTaken: (id: RoleKey) => boolean): RoleKey {
  const base = suggestedRoleId(name);
  for (let number = 1; ; number += 1) {
    const suffix = number === 1 ? '' : `-${number}`;
    const id = `${base.slice(0, longest - suffix.length).replace(/-+$/, '')}${suffix}`;
    if (!isBuiltInRole(id) && !isTaken(id)) return id;
  }
}
