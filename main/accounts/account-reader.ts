import type { Account, AccountRef } from '../../shared/accounts.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { fold } from '../../shared/text.ts';
import type { WhitelistRules } from '../whitelist/whitelist-rules.ts';
import { toAccount } from './account-view.ts';
import type { AccountRow, AccountsRepository } from './repository.ts';

/** Finds accounts as callers name them. */
export interface AccountReader {
  /** @throws AppError NOT_FOUND */
  find(ref: AccountRef): AccountRow;
  /** The same as a screen sees it. @throws AppError NOT_FOUND */
  view(ref: AccountRef): Account;
  views(rows: readonly AccountRow[]): Account[];
  /** @throws AppError NOT_FOUND; CONFLICT for a stale version, with the stored account in `details.current` */
  findAt(id: number, version: number): AccountRow;
}

/** A reader on one connection. */
export function createAccountReader(deps: {
  readonly repository: AccountsRepository;
  readonly whitelist: Pick<WhitelistRules, 'fallback'>;
}): AccountReader {
  const { repository, whitelist } = deps;

  function find(ref: AccountRef): AccountRow {
    const row = typeof ref === 'number' ? repository.byId(ref) : repository.byName(fold(ref));
    if (row) return row;
    throw typeof ref === 'number'
      ? new AppError('NOT_FOUND', 'This account does not exist any more. Read the list again.')
      : new AppError('NOT_FOUND', `There is no account "${ref}". The list of accounts shows every name.`);
  }

  const view = (ref: AccountRef) => toAccount(find(ref), whitelist.fallback());

  return {
    find,
    view,
    views(rows) {
      const fallback = whitelist.fallback();
      return rows.map((row) => toAccount(row, fallback));
    },
    findAt(id, version) {
      const row = find(id);
      if (row.version === version) return row;
      throw new AppError('CONFLICT', 'Somebody else changed this account. Compare both values and save again.', {
        details: { current: view(id) },
      });
    },
  };
}
