import type { Me } from '../../shared/auth.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { fold } from '../../shared/text.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Changes, Tx } from '../rpc/transaction.ts';
import type { OwnSession } from './own-session.ts';
import type { PasswordPolicy } from './password-policy.ts';
import type { Passwords } from './passwords.ts';
import type { AuthRepository } from './repository.ts';
import type { SessionWriter } from './session-writer.ts';
import type { Sessions } from './sessions.ts';
import type { SignInFailures } from './sign-in-failures.ts';
import type { Throttle } from './throttle.ts';

/** How long a temporary password opens (row A20 of the security page). */
const temporaryMs = 24 * 3_600_000;

/** How a change of password is on record: that it happened, not what it was. */
const hiddenPassword: Changes = { password: { old: null, new: null, hidden: true } };

/** Changing the own password, and having a temporary one set. */
export function createOwnPassword(deps: {
  readonly repository: AuthRepository;
  readonly sessions: Sessions;
  readonly sessionWriter: SessionWriter;
  readonly ownSession: OwnSession;
  readonly passwords: Passwords;
  readonly policy: PasswordPolicy;
  readonly throttle: Throttle;
  readonly failures: SignInFailures;
}) {
  const { repository, sessions, sessionWriter, ownSession, passwords, policy, throttle, failures } = deps;

  return {
    /** Sets the own password; this session gets a new token, the others of the account end. */
    change(input: { current: string; next: string }, ctx: Context): Promise<Me> {
      const { sessionId, account, attempt } = ownSession.own(ctx);
      if (account.source !== 'local') {
        throw new AppError('INVALID', 'Your password belongs to the directory of your organisation. Change it there.');
      }
      return throttle.during(attempt, async () => {
        if (!(await passwords.verify(input.current, account.password_hash)).fits) {
          ctx.transact((tx) => {
            failures.note(tx, ctx, attempt, account);
            tx.audit({ entity: 'account', entityId: account.id, action: 'auth.changePasswordRefused' });
          });
          throw new AppError('INVALID', 'The current password is not right.', {
            fields: { current: 'This is not your current password.' },
          });
        }
        if (input.next === input.current) {
          throw new AppError('INVALID', 'Choose a password that differs from the current one.', {
            fields: { next: 'This is your current password. Choose another one.' },
          });
        }
        await policy.check(input.next, [account.username, account.email], 'next');
        const hash = await passwords.hash(input.next);
        // No code is asked for here, so that with a second factor this opens none of the acts that ask for both.
        const complete = account.second_factor === 0;
        const { token } = ctx.transact((tx) => {
          if (repository.byId(account.id)?.password_hash !== account.password_hash) {
            throw new AppError('CONFLICT', 'Your password was changed elsewhere meanwhile. Sign in with the new one.');
          }
          throttle.succeed(tx, attempt);
          repository.setPassword({ id: account.id, hash, mustChange: 0, expiresAt: null, at: tx.at });
          tx.audit({ entity: 'account', entityId: account.id, changes: hiddenPassword });
          sessionWriter.endOfAccount(tx, account.id, { except: principalOf(ctx).sessionHash });
          return complete ? sessions.rotate(tx, sessionId) : sessions.renew(tx, sessionId);
        });
        if (complete) sessions.rotated(sessionId);
        return ownSession.goOn(ctx, sessionId, token);
      });
    },

    /**
     * Sets a password that opens for a day and must be changed then; ends the sessions of the account and its wait. Inside the caller's
     * transaction.
     */
    setForced(tx: Tx, accountId: number, hash: string): void {
      const expiresAt = new Date(Date.parse(tx.at) + temporaryMs).toISOString();
      repository.setPassword({ id: accountId, hash, mustChange: 1, expiresAt, at: tx.at });
      tx.audit({ entity: 'account', entityId: accountId, changes: hiddenPassword });
      sessionWriter.endOfAccount(tx, accountId);
      throttle.lift(tx, fold(repository.byId(accountId)?.username ?? ''));
    },
  };
}

/** The own password of {@link createOwnPassword}. */
export type OwnPassword = ReturnType<typeof createOwnPassword>;
