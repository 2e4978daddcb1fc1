import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Context } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import { addressGroup } from './address-group.ts';
import type { SignInAccount } from './repository.ts';
import type { SignInAttempt, Throttle } from './throttle.ts';
import { addressMustWait } from './throttle-rules.ts';

/** Counts what failed, and tells administrators when an account or an address has to wait for it. */
export function createSignInFailures(deps: { readonly throttle: Throttle; readonly notices: NoticeWriter }) {
  const { throttle, notices } = deps;

  return {
    /**
     * Notes one failure inside the transaction that puts it on record.
     *
     * @param account the account of the typed name; null when there is none: then the name is nowhere noted, because people type
     *   passwords into the wrong field
     */
    note(tx: Tx, ctx: Context, attempt: SignInAttempt, account: SignInAccount | null): void {
      for (const scope of throttle.fail(tx, attempt)) {
        if (scope === 'account' && account) {
          notices.raise(tx, {
            kind: 'sign-in.throttled',
            subject: attempt.username,
            audience: 'accounts:manage',
            severity: 'warning',
            message: `Too many sign-ins to the account "${account.username}" failed; it has to wait before the next try. Ask its owner whether it was them.`,
            link: `/admin/accounts/${account.id}`,
          });
        }
        if (scope === 'address' && ctx.address !== null) {
          notices.raise(tx, addressMustWait(addressGroup(ctx.address)));
        }
      }
    },
  };
}

/** The failures of {@link createSignInFailures}. */
export type SignInFailures = ReturnType<typeof createSignInFailures>;
