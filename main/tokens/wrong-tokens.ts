import { AppError } from '../../shared/contract/errors.ts';
import { addressMustWait } from '../auth/throttle-rules.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Caller } from '../rpc/context.ts';
import type { Transactor, Tx } from '../rpc/transact.ts';
import type { Bearer } from './bearer.ts';

/** What wrong tokens ask of the throttle of sign-ins. */
interface Throttle {
  /** Seconds that an address must wait. */
  waitOfAddress(address: string, what: 'token'): number;
  /** Counts one failure; answers the group of the address when it must wait now. */
  failFrom(tx: Tx, address: string, what: 'token'): string | undefined;
}

/**
 * What becomes of a token that opens nothing. One that was never ours is a guess: it counts like a failed sign-in of its address and is
 * on record. One that has ended is no guess, and a forgotten script must not shut its machine out.
 */
export function createWrongTokens(deps: {
  readonly bearer: Pick<Bearer, 'wasOurs'>;
  readonly throttle: Throttle;
  readonly notices: Pick<NoticeWriter, 'raise'>;
  readonly transactor: Pick<Transactor, 'transact'>;
}) {
  const { bearer, throttle, notices, transactor } = deps;

  /** @throws AppError UNAUTHENTICATED, or RATE_LIMITED while the address must wait */
  return function refuse(caller: Pick<Caller, 'bearer' | 'address' | 'origin'>, requestId: string): never {
    const { bearer: token = '', address, origin } = caller;
    if (bearer.wasOurs(token))
      throw new AppError(
        'UNAUTHENTICATED',
        'This token has ended, or its account may not sign in any more. Make a new one on the page of your account.',
      );
    if (address !== null) {
      const seconds = throttle.waitOfAddress(address, 'token');
      if (seconds > 0)
        throw new AppError('RATE_LIMITED', 'Too many wrong tokens came from this address. Wait before the next try.', {
          details: { retryAfter: seconds },
        });
      const actor = { accountId: null, name: '(not signed in)', origin, address, requestId, action: 'tokens.refused' };
      transactor.transact(actor, (tx) => {
        const group = throttle.failFrom(tx, address, 'token');
        if (group !== undefined) notices.raise(tx, addressMustWait(group));
        tx.audit({ entity: 'token', entityId: '(unknown)' });
      });
    }
    throw new AppError('UNAUTHENTICATED', 'This token is not known here. Look whether it was copied whole.');
  };
}
