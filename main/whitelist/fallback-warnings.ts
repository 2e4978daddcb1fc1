import type { AccessSettings } from '../../shared/access.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { AdministratorRules } from '../accounts/administrator-rules.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import type { WhitelistRules } from './whitelist-rules.ts';

/** Says when the table takes over from the variable AUTHORIZED_USERS and people who got in by the variable are kept out. */
export interface FallbackWarnings {
  /**
   * Does work that may add the first entry of the table, inside its transaction.
   *
   * @throws AppError CONFLICT when the caller, or every administrator, would be kept out by it
   */
  around<T>(ctx: Context, tx: Tx, work: () => T): T;
}

/** Warnings on one connection. */
export function createFallbackWarnings(deps: {
  readonly rules: Pick<WhitelistRules, 'fallback' | 'lists'>;
  readonly notices: NoticeWriter;
  readonly access: { rules(): Pick<AccessSettings, 'whitelistEnforced'> };
  readonly administrators: Pick<AdministratorRules, 'anyListed'>;
}): FallbackWarnings {
  const { rules, notices, access, administrators } = deps;

  function requireWayBack(ctx: Context): void {
    if (!access.rules().whitelistEnforced) return;
    const { accountId, name } = principalOf(ctx);
    if (accountId !== null && !rules.lists(name)) {
      throw new AppError(
        'CONFLICT',
        'You get in by the variable AUTHORIZED_USERS only, which would count no longer. Import its names first.',
      );
    }
    if (!administrators.anyListed()) {
      throw new AppError(
        'CONFLICT',
        'No administrator would be let in any more: the variable AUTHORIZED_USERS would count no longer. Import its names first.',
      );
    }
  }

  return {
    around(ctx, tx, work) {
      const before = rules.fallback();
      const result = work();
      if (before === null || rules.fallback() !== null) return result;
      requireWayBack(ctx);
      const left = [...before].filter((name) => !rules.lists(name)).length;
      if (left === 0) return result;
      notices.raise(tx, {
        kind: 'whitelist.fallback-ended',
        subject: 'AUTHORIZED_USERS',
        audience: 'accounts:manage',
        severity: 'warning',
        message: `The whitelist now lives in the table; names that stand only in the variable AUTHORIZED_USERS are kept out (${left}). Import them on the page of the whitelist if they should get in.`,
        link: '/admin/whitelist',
      });
      return result;
    },
  };
}
