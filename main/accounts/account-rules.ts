import { AppError } from '../../shared/contract/errors.ts';
import type { Permission } from '../../shared/contract/permissions.ts';
import type { Db } from '../database/connection.ts';
import type { RoleRules } from '../roles/role-rules.ts';
import { type Context, principalOf } from '../rpc/context.ts';

/** Who may decide on whose account. Operators at the command line hold the rights of an administrator and no account. */
export interface AccountRules {
  /** @throws AppError FORBIDDEN for the own account */
  requireOther(ctx: Context, accountId: number): void;
  /** Whether the caller has every right of the account, or manages roles. */
  hasPower(ctx: Context, accountId: number): boolean;
  /** @throws AppError FORBIDDEN when the account has rights that the caller lacks, unless the caller manages roles */
  requirePower(ctx: Context, accountId: number): void;
  /** @throws AppError INVALID for a role that does not exist; FORBIDDEN for one that gives rights that the caller lacks, unless the caller manages roles */
  requireGrantable(ctx: Context, roles: readonly string[]): void;
}

/** The rules on one connection. */
export function createAccountRules(deps: {
  readonly db: Db;
  readonly roles: Pick<RoleRules, 'permissionsOf' | 'unknownAmong'>;
}): AccountRules {
  const { db, roles } = deps;
  const rolesOf = db.prepare<[number], string>('SELECT role FROM account_roles WHERE account_id = ?').pluck();

  function holds(ctx: Context, rights: readonly Permission[]): boolean {
    const { permissions } = principalOf(ctx);
    return permissions.has('roles:manage') || rights.every((right) => permissions.has(right));
  }

  const hasPower = (ctx: Context, accountId: number) => holds(ctx, roles.permissionsOf(rolesOf.all(accountId)));

  return {
    hasPower,

    requireOther(ctx, accountId) {
      if (principalOf(ctx).accountId !== accountId) return;
      throw new AppError('FORBIDDEN', 'Nobody changes their own rights. Ask another administrator.');
    },

    requirePower(ctx, accountId) {
      if (hasPower(ctx, accountId)) return;
      throw new AppError(
        'FORBIDDEN',
        'This account has rights that you do not have. Ask an administrator to change it.',
      );
    },

    requireGrantable(ctx, chosen) {
      const [unknown] = roles.unknownAmong(chosen);
      if (unknown !== undefined) {
        const message = `There is no role "${unknown}". Read the list of roles again.`;
        throw new AppError('INVALID', message, { fields: { roles: message } });
      }
      if (holds(ctx, roles.permissionsOf(chosen))) return;
      const message = 'You can only give roles whose rights you have yourself. Ask an administrator.';
      throw new AppError('FORBIDDEN', message, { fields: { roles: message } });
    },
  };
}
