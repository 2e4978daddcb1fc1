import type { Db } from '../database/connection.ts';
import type { Tx } from '../rpc/transact.ts';

/** Ends sessions inside a caller's transaction. */
export interface SessionWriter {
  /**
   * Ends every session of an account and puts it on record when there were any; answers how many.
   *
   * @param except hash of the token of the one session that stays
   */
  endOfAccount(tx: Tx, accountId: number, options?: { readonly except?: string | null | undefined }): number;
}

/** A writer on one connection. */
export function createSessionWriter(db: Db): SessionWriter {
  const end = db.prepare<[{ accountId: number; except: string }]>(
    'DELETE FROM sessions WHERE account_id = @accountId AND token_hash <> @except',
  );
  return {
    endOfAccount(tx, accountId, { except } = {}) {
      const ended = end.run({ accountId, except: except ?? '' }).changes;
      // The entry is also the news for the windows of the account: the event speaks of accounts, never of tokens.
      if (ended > 0) {
        tx.audit({
          entity: 'session',
          entityId: accountId,
          action: 'sessions.endOfAccount',
          changes: { sessions: { old: ended, new: 0 } },
        });
      }
      return ended;
    },
  };
}
