import type { Me } from '../../shared/auth.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { permissionsOf } from '../../shared/contract/permissions.ts';
import { fold } from '../../shared/text.ts';
import type { Clock } from '../ports.ts';
import type { PreferencesService } from '../preferences/service.ts';
import type { Changes } from '../rpc/audit-chain.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import type { Passwords } from './passwords.ts';
import { type AuthRepository, rolesOf, type SignInAccount } from './repository.ts';
import { hashToken, principalOfAccount, type Sessions } from './sessions.ts';
import type { SignInAttempt, Throttle } from './throttle.ts';

/** One sentence for every failure: unknown name, wrong password, inactive account. */
const refusal = 'The username or the password is not right. Check both and try again.';

/** How a change of password is on record: that it happened, not what it was. */
const hiddenPassword: Changes = { password: { old: null, new: null, hidden: true } };

/** Signing in and out, and the own password. */
export function createAuthService(deps: {
  readonly repository: AuthRepository;
  readonly sessions: Sessions;
  readonly passwords: Passwords;
  readonly throttle: Throttle;
  readonly preferences: PreferencesService;
  readonly clock: Clock;
}) {
  const { repository, sessions, passwords, throttle, preferences, clock } = deps;

  function meOf(account: SignInAccount, expiresAt: string): Me {
    const roles = rolesOf(account);
    const { language, theme } = preferences.of(account.id);
    return {
      userId: account.id,
      username: account.username,
      email: account.email,
      roles,
      permissions: permissionsOf(roles),
      mustChangePassword: account.must_change_password === 1,
      language,
      theme,
      lastSignInAt: account.last_sign_in_at,
      sessionExpiresAt: expiresAt,
    };
  }

  function me(ctx: Context): Me {
    const { sessionHash } = principalOf(ctx);
    const row = sessionHash && repository.liveSession(sessionHash, clock.now().toISOString());
    if (!row) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
    return meOf(row, row.expires_at);
  }

  /** Opens a session for an account whose identity was proven; `also` is done in the same transaction. */
  function open(ctx: Context, account: SignInAccount, also?: (tx: Tx) => void): Me {
    if (!ctx.session) throw new AppError('INVALID', 'Signing in needs a window or a browser.');
    const { token, tokenHash, expiresAt } = sessions.issue();
    const replaced = ctx.session.token;
    ctx.as(principalOfAccount(account, tokenHash)).transact((tx) => {
      // The password took its time: what was proven may have been withdrawn meanwhile.
      const present = repository.byId(account.id);
      if (present?.active !== 1 || present.password_hash !== account.password_hash)
        throw new AppError('UNAUTHENTICATED', refusal);
      also?.(tx);
      repository.removeExpiredSessions(tx.at);
      repository.insertSession({
        tokenHash,
        accountId: account.id,
        origin: ctx.origin,
        address: ctx.address,
        at: tx.at,
        expiresAt: expiresAt.toISOString(),
      });
      repository.noteSignIn(account.id, tx.at);
      if (replaced !== undefined) repository.removeSession(hashToken(replaced));
      tx.audit({ entity: 'session', entityId: account.username, action: 'auth.signIn' });
    });
    ctx.session.set(token, expiresAt);
    return meOf(account, expiresAt.toISOString());
  }

  return {
    me,
    open,

    signIn(
      input: { username: string; password: string; method?: 'local' | 'directory' | undefined },
      ctx: Context,
    ): Promise<Me> {
      const attempt: SignInAttempt = { username: fold(input.username), address: ctx.address };
      return throttle.during(attempt, async () => {
        const account = repository.byName(attempt.username);
        const usable = account?.active === 1 && input.method !== 'directory' ? account : undefined;
        const { fits } = await passwords.verify(input.password, usable?.password_hash ?? null);
        if (fits && usable) return open(ctx, usable, (tx) => throttle.succeed(tx, attempt));
        ctx.transact((tx) => {
          throttle.fail(tx, attempt);
          // The typed name is on record only when it is one of ours: people type passwords into the wrong field.
          tx.audit({ entity: 'session', entityId: account?.username ?? null, action: 'auth.signInRefused' });
        });
        throw new AppError('UNAUTHENTICATED', refusal);
      });
    },

    signOut(ctx: Context): Record<string, never> {
      const { sessionHash, name } = principalOf(ctx);
      if (sessionHash) {
        ctx.transact((tx) => {
          repository.removeSession(sessionHash);
          tx.audit({ entity: 'session', entityId: name });
        });
      }
      ctx.session?.clear();
      return {};
    },

    /** Sets a password that must be changed at the next sign-in and ends the account's sessions; inside the caller's transaction. */
    setForcedPassword(tx: Tx, accountId: number, hash: string): void {
      repository.setPassword({ id: accountId, hash, mustChange: 1, at: tx.at });
      repository.removeOtherSessions(accountId, '');
      tx.audit({ entity: 'account', entityId: accountId, changes: hiddenPassword });
    },

    changePassword(input: { current: string; next: string }, ctx: Context): Promise<Me> {
      const { accountId, sessionHash, name } = principalOf(ctx);
      const account = accountId === null ? undefined : repository.byId(accountId);
      if (!account || !sessionHash) throw new AppError('UNAUTHENTICATED', 'Sign in first.');
      const attempt: SignInAttempt = { username: fold(name), address: ctx.address };
      return throttle.during(attempt, async () => {
        if (!(await passwords.verify(input.current, account.password_hash)).fits) {
          ctx.transact((tx) => {
            throttle.fail(tx, attempt);
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
        const hash = await passwords.hash(input.next);
        ctx.transact((tx) => {
          throttle.succeed(tx, attempt);
          repository.setPassword({ id: account.id, hash, mustChange: 0, at: tx.at });
          repository.removeOtherSessions(account.id, sessionHash);
          tx.audit({ entity: 'account', entityId: account.id, changes: hiddenPassword });
        });
        return me(ctx);
      });
    },
  };
}

/** The service of {@link createAuthService}. */
export type AuthService = ReturnType<typeof createAuthService>;
