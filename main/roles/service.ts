import { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import {
  isBuiltInRole,
  type Permission,
  permissionsOf,
  RoleKey,
  roleIds,
  rolePermissions,
} from '../../shared/contract/permissions.ts';
import type { Role, rolesContract } from '../../shared/roles.ts';
import { blankToNull, fold } from '../../shared/text.ts';
import type { Changes } from '../rpc/audit-chain.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { RoleRow, RolesRepository, RoleValues } from './repository.ts';
import { freeRoleId, suggestedRoleId } from './role-ids.ts';

type Input<P extends keyof typeof rolesContract> = z.output<(typeof rolesContract)[P]['input']>;

/** The part of the directory settings that names roles. */
const DirectoryRoles = z.object({
  groupRoles: z.array(z.object({ role: RoleKey })).default([]),
  defaultRole: RoleKey.nullable().default(null),
});
/** The part of the rules of access that names roles. */
const AccessRoles = z.object({ secondFactorRoles: z.array(RoleKey).default([]) });

/** Roles of this installation beside those that come with the program. */
export function createRolesService(deps: { readonly repository: RolesRepository }) {
  const { repository } = deps;

  function list(): Role[] {
    const holders = repository.holders();
    const builtIn = roleIds.map((id) => ({
      id,
      name: id,
      description: null,
      builtIn: true,
      permissions: [...rolePermissions[id]],
      accounts: holders.get(id) ?? 0,
      version: 1,
    }));
    return [...builtIn, ...repository.all().map((row) => toRole(row, holders.get(row.id) ?? 0))];
  }

  /** @throws AppError NOT_FOUND; FORBIDDEN for a role that came with the program, and for one that the caller holds */
  function findForeign(ctx: Context, id: RoleKey): RoleRow {
    if (isBuiltInRole(id))
      throw new AppError(
        'FORBIDDEN',
        'The roles that come with the program cannot be changed. Make a role of your own.',
      );
    const row = repository.byId(id);
    if (!row) throw new AppError('NOT_FOUND', 'This role does not exist any more. Read the list again.');
    const { accountId } = principalOf(ctx);
    if (accountId !== null && repository.isHeldBy(accountId, id)) {
      throw new AppError(
        'FORBIDDEN',
        'You have this role yourself. Nobody changes their own rights: ask another administrator.',
      );
    }
    return row;
  }

  function requireFreeName(name: string, except?: RoleKey): void {
    const holder = repository.nameHolder(fold(name));
    if ((holder === undefined || holder === except) && !isBuiltInRole(suggestedRoleId(name))) return;
    const message = 'There is a role with this name already. Choose another one.';
    throw new AppError('CONFLICT', message, { fields: { name: message } });
  }

  /** What a role would lose by itself is said at once. @throws AppError INVALID for rights that do not go together */
  function requireTogether(chosen: readonly Permission[]): void {
    const kept = permissionsOf([], chosen);
    if (chosen.every((right) => kept.includes(right))) return;
    const message =
      'Whoever administers creates no patients and sees none but as an investigator. Make two roles of these rights.';
    throw new AppError('INVALID', message, { fields: { permissions: message } });
  }

  /** @throws AppError CONFLICT while something still names the role */
  function requireUnused(id: RoleKey): void {
    const accounts = repository.holders().get(id) ?? 0;
    if (accounts > 0) {
      throw new AppError(
        'CONFLICT',
        accounts === 1
          ? 'One account still has this role. Give it another one first.'
          : `${accounts} accounts still have this role. Give them another one first.`,
      );
    }
    const directory = DirectoryRoles.parse(JSON.parse(repository.section('directory') ?? '{}'));
    if (directory.defaultRole === id || directory.groupRoles.some(({ role }) => role === id)) {
      throw new AppError('CONFLICT', 'The directory settings give this role. Take it out there first.');
    }
    const access = AccessRoles.parse(JSON.parse(repository.section('access') ?? '{}'));
    if (access.secondFactorRoles.includes(id)) {
      throw new AppError('CONFLICT', 'The rules of access ask this role for a second factor. Take it out there first.');
    }
  }

  function view(id: RoleKey): Role {
    const row = repository.byId(id);
    if (!row) throw new AppError('NOT_FOUND', 'This role does not exist any more. Read the list again.');
    return toRole(row, repository.holders().get(id) ?? 0);
  }

  return {
    list: () => ({ items: list() }),

    /** @throws AppError CONFLICT for a name that another role has; INVALID for rights that do not go together */
    create({ name, description, permissions }: Input<'create'>, ctx: Context): Role {
      const id = ctx.transact((tx) => {
        requireFreeName(name);
        requireTogether(permissions);
        const values = valuesOf(name, description ?? null, permissions);
        const made = freeRoleId(name, (taken) => repository.byId(taken) !== undefined);
        repository.insert(made, values, tx.at);
        tx.audit({ entity: 'role', entityId: made, changes: difference(undefined, values) });
        return made;
      });
      return view(id);
    },

    /** Holds at once for everybody who has the role: rights are read at every call. */
    update({ id, version, ...sent }: Input<'update'>, ctx: Context): Role {
      ctx.transact((tx) => {
        const row = findForeign(ctx, id);
        if (row.version !== version) {
          throw new AppError('CONFLICT', 'Somebody else changed this role. Compare both values and save again.', {
            details: { current: view(id) },
          });
        }
        const old = valuesOf(row.name, row.description, rightsOf(row));
        const next = valuesOf(
          sent.name ?? old.name,
          sent.description === undefined ? old.description : sent.description,
          sent.permissions ?? old.permissions,
        );
        if (next.name !== old.name) requireFreeName(next.name, id);
        if (sent.permissions) requireTogether(sent.permissions);
        const changes = difference(old, next);
        if (Object.keys(changes).length === 0) return;
        repository.update(id, next, tx.at);
        tx.audit({ entity: 'role', entityId: id, changes });
      });
      return view(id);
    },

    /** @throws AppError CONFLICT while somebody has it or settings name it */
    remove({ id }: Input<'remove'>, ctx: Context): Record<string, never> {
      ctx.transact((tx) => {
        const row = findForeign(ctx, id);
        requireUnused(id);
        repository.remove(id);
        tx.audit({
          entity: 'role',
          entityId: id,
          changes: {
            name: { old: row.name, new: null },
            description: { old: row.description, new: null },
            permissions: { old: rightsOf(row), new: null },
          },
        });
      });
      return {};
    },
  };
}

/** The service of {@link createRolesService}. */
export type RolesService = ReturnType<typeof createRolesService>;

function valuesOf(name: string, description: string | null, permissions: readonly Permission[]): RoleValues {
  return {
    name: name.trim(),
    nameFolded: fold(name),
    description: blankToNull(description),
    permissions: permissionsOf([], permissions),
  };
}

function difference(old: RoleValues | undefined, next: RoleValues): Changes {
  const fields = ['name', 'description', 'permissions'] as const;
  const changed = fields.filter((field) => JSON.stringify(old?.[field] ?? null) !== JSON.stringify(next[field]));
  return Object.fromEntries(changed.map((field) => [field, { old: old?.[field] ?? null, new: next[field] }]));
}

function rightsOf(row: RoleRow): Permission[] {
  // as: the column is written by the statement that selects it.
  return permissionsOf([], JSON.parse(row.permissions) as string[]);
}

function toRole(row: RoleRow, accounts: number): Role {
  return {
    id: row.id,
    name: row.name,
    description: row.description,
    builtIn: false,
    permissions: rightsOf(row),
    accounts,
    version: row.version,
  };
}
