import { AppError } from '../../shared/contract/errors.ts';
import type { Db } from '../database/connection.ts';
import type { WhitelistRules } from '../whitelist/whitelist-rules.ts';

/** Somebody must always be able to administer this installation. */
export interface AdministratorRules {
  /**
   * Asks, before an administrator is demoted, deactivated, deleted or taken off the whitelist, whether another one is left.
   *
   * @throws AppError CONFLICT when the account is the last active administrator, or the last one whom the whitelist lets in
   */
  requireAnother(accountId: number): void;
  /** Whether an active administrator is on the whitelist. */
  anyListed(): boolean;
}

/** The rule on one connection; triggers of the tables are the last word. */
export function createAdministratorRules(deps: {
  readonly db: Db;
  readonly whitelist: Pick<WhitelistRules, 'lists'>;
  /** Whether the whitelist keeps people out at this moment. */
  readonly enforced: () => boolean;
}): AdministratorRules {
  const { db, whitelist, enforced } = deps;
  const active = db.prepare<[], { id: number; username: string }>(
    `SELECT a.id, a.username FROM account_roles r JOIN accounts a ON a.id = r.account_id
     WHERE r.role = 'administrator' AND a.active = 1`,
  );
  const listed = () => active.all().filter(({ username }) => whitelist.lists(username));

  return {
    requireAnother(accountId) {
      const all = active.all();
      if (all.some(({ id }) => id === accountId) && all.length === 1) {
        throw new AppError(
          'CONFLICT',
          'This is the last active administrator. Make somebody else an administrator first.',
        );
      }
      if (!enforced()) return;
      const within = listed();
      if (within.some(({ id }) => id === accountId) && within.length === 1) {
        throw new AppError(
          'CONFLICT',
          'This is the last administrator on the whitelist. Add another administrator to it first.',
        );
      }
    },
    anyListed: () => listed().length > 0,
  };
}
