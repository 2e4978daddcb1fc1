import type { Me } from '../../shared/auth.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { fold } from '../../shared/text.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import type { MeView } from './me-view.ts';
import type { Proofs } from './proofs.ts';
import { codeMissing, codeRefused, passwordRefused } from './refusals.ts';
import type { AuthRepository, SignInAccount } from './repository.ts';
import type { SessionRepository } from './session-repository.ts';
import type { Sessions } from './sessions.ts';
import type { SignInFailures } from './sign-in-failures.ts';
import type { SignInAttempt, Throttle } from './throttle.ts';

/** What somebody does with the session that they have. */
export function createOwnSession(deps: {
  readonly repository: AuthRepository;
  readonly sessionRows: SessionRepository;
  readonly sessions: Sessions;
  readonly throttle: Throttle;
  readonly failures: SignInFailures;
  readonly proofs: Proofs;
  readonly meOf: MeView;
}) {
  const { repository, sessionRows, sessions, throttle, failures, proofs, meOf } = deps;

  /** The session and the account of the caller. @throws AppError UNAUTHENTICATED at the command line */
  function own(ctx: Context): { sessionId: number; account: SignInAccount; attempt: SignInAttempt } {
    const { accountId, sessionId, name } = principalOf(ctx);
    const account = accountId === null ? undefined : repository.byId(accountId);
    if (!account || sessionId === null) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
    return { sessionId, account, attempt: { username: fold(name), address: ctx.address } };
  }

  /** Proves the password, and the code where there is a second factor; the session goes on under a new token. */
  function prove(input: { password: string; code?: string | undefined }, ctx: Context): Promise<Me> {
    const { sessionId, account, attempt } = own(ctx);
    return throttle.during(attempt, async () => {
      const fits = await proofs.password(account, input.password);
      const settle = (tx: Tx) => {
        const present = repository.byId(account.id);
        const same = present !== undefined && present.password_hash === account.password_hash;
        const code = same && fits ? proofs.code(tx, present, input.code) : undefined;
        if (code === 'missing') throw codeMissing();
        if (code === 'fits') {
          throttle.succeed(tx, attempt);
          tx.audit({ entity: 'session', entityId: account.id });
          return sessions.rotate(tx, sessionId);
        }
        failures.note(tx, ctx, attempt, account);
        tx.audit({ entity: 'session', entityId: account.id, action: 'auth.proofRefused' });
        return code ?? 'password';
      };
      // Waits here for whoever writes: done again as a whole, a directory would count one try many times.
      const outcome = await retryWhileBusy(() => ctx.transact(settle));
      if (outcome === 'password') throw passwordRefused();
      if (outcome === 'wrong') throw codeRefused();
      sessions.rotated(sessionId);
      return goOn(ctx, sessionId, outcome.token);
    });
  }

  /** Hands the new token of the session to its owner. */
  function goOn(ctx: Context, sessionId: number, token: string): Me {
    const me = meOf(sessionId);
    ctx.session?.set(token, new Date(me.sessionExpiresAt));
    return me;
  }

  return {
    own,
    goOn,
    prove,

    /** Locks the session; nothing happens where it is locked already, or where there is none (command line). */
    lock(ctx: Context): Record<string, never> {
      const { sessionId, accountId } = principalOf(ctx);
      if (sessionId === null) return {};
      ctx.transact((tx) => {
        if (sessions.lock(tx, sessionId)) tx.audit({ entity: 'session', entityId: accountId });
      });
      return {};
    },

    signOut(ctx: Context): Record<string, never> {
      const { sessionId, accountId } = principalOf(ctx);
      if (sessionId !== null) {
        ctx.transact((tx) => {
          sessionRows.remove(sessionId);
          tx.audit({ entity: 'session', entityId: accountId });
        });
      }
      ctx.session?.clear();
      return {};
    },
  };
}

/** The own session of {@link createOwnSession}. */
export type OwnSession = ReturnType<typeof createOwnSession>;
