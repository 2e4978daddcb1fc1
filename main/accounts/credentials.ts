import type { z } from 'zod';
import type { Account, AccountRef, accountsContract } from '../../shared/accounts.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { fold } from '../../shared/text.ts';
import type { AccessService } from '../access/service.ts';
import type { PasswordPolicy } from '../auth/password-policy.ts';
import type { Passwords } from '../auth/passwords.ts';
import type { AuthService } from '../auth/service.ts';
import type { SessionWriter } from '../auth/session-writer.ts';
import type { Random } from '../ports.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import type { AccountReader } from './account-reader.ts';
import type { AccountRules } from './account-rules.ts';
import type { AccountRow, AccountsRepository } from './repository.ts';
import type { SignInWaits } from './sign-in-waits.ts';
import { makeTemporaryPassword, temporaryUntil } from './temporary-password.ts';

type Input<P extends keyof typeof accountsContract> = z.output<(typeof accountsContract)[P]['input']>;

/** What an administrator does about somebody's password and second factor. */
export function createCredentials(deps: {
  readonly repository: AccountsRepository;
  readonly reader: AccountReader;
  readonly rules: AccountRules;
  readonly auth: Pick<AuthService, 'setForcedPassword'>;
  readonly throttle: Pick<SignInWaits, 'lift'>;
  readonly access: Pick<AccessService, 'rules'>;
  readonly sessions: SessionWriter;
  readonly passwords: Pick<Passwords, 'hash'>;
  readonly policy: PasswordPolicy;
  readonly secondFactor: { clear(tx: Tx, accountId: number): void };
  readonly random: Random;
}) {
  const { repository, reader, rules, auth, throttle, access, sessions, passwords, policy, secondFactor, random } = deps;

  /** @throws AppError FORBIDDEN for the own account, which has a page of its own, and for one with more rights */
  function requireForeign(ctx: Context, id: number): void {
    if (principalOf(ctx).accountId === id) {
      throw new AppError('FORBIDDEN', 'Your own password and second factor are changed on your account page.');
    }
    rules.requirePower(ctx, id);
  }

  function requireLocal({ source }: AccountRow): void {
    if (source === 'local') return;
    throw new AppError('INVALID', 'This account signs in with the directory. Its password is changed there.');
  }

  return {
    /** Answers the password only when it was made here; it opens once, within a day, and must be changed then. */
    async resetPassword({ account: ref, password }: Input<'resetPassword'>, ctx: Context) {
      const row = reader.find(ref);
      requireForeign(ctx, row.id);
      requireLocal(row);
      if (password !== undefined) await policy.check(password, [row.username, row.email], 'password');
      const made = password === undefined ? makeTemporaryPassword(random, access.rules().passwordMinLength) : null;
      const hash = await passwords.hash(password ?? made ?? '');
      ctx.transact((tx) => {
        requireForeign(ctx, row.id);
        requireLocal(reader.find(row.id));
        auth.setForcedPassword(tx, row.id, hash);
      });
      return { account: reader.view(row.id), temporaryPassword: made };
    },

    /** Towards the directory the password here is forgotten; towards this installation a temporary one is set. */
    async changeSource({ id, version, source, password }: Input<'changeSource'>, ctx: Context): Promise<Account> {
      const before = reader.findAt(id, version);
      rules.requireOther(ctx, id);
      rules.requirePower(ctx, id);
      if (source === 'directory' && password !== undefined) {
        const message = 'An account of the directory has no password here. Leave it out.';
        throw new AppError('INVALID', message, { fields: { password: message } });
      }
      if (source === 'local' && before.source === 'directory' && password === undefined) {
        const message = 'Type a temporary password for the account.';
        throw new AppError('INVALID', message, { fields: { password: message } });
      }
      if (before.source === source) return reader.view(id);
      if (password !== undefined) await policy.check(password, [before.username, before.email], 'password');
      const hash = password === undefined ? null : await passwords.hash(password);
      ctx.transact((tx) => {
        reader.findAt(id, version);
        rules.requirePower(ctx, id);
        const expiresAt = hash === null ? null : temporaryUntil(tx.at);
        repository.setSource({ id, source, hash, mustChange: hash === null ? 0 : 1, expiresAt, at: tx.at });
        // Nobody asks the directory any more: what its groups gave is the administrator's to decide from now on.
        if (source === 'local') repository.keepRoles(id);
        tx.audit({
          entity: 'account',
          entityId: id,
          changes: { source: { old: before.source, new: source }, password: { old: null, new: null, hidden: true } },
        });
        sessions.endOfAccount(tx, id);
      });
      return reader.view(id);
    },

    resetSecondFactor(ref: AccountRef, ctx: Context): Account {
      const id = ctx.transact((tx) => {
        const row = reader.find(ref);
        requireForeign(ctx, row.id);
        if (row.second_factor === 0) {
          throw new AppError('CONFLICT', 'This account has no second factor. There is nothing to take away.');
        }
        secondFactor.clear(tx, row.id);
        tx.audit({ entity: 'account', entityId: row.id, changes: { secondFactor: { old: true, new: false } } });
        sessions.endOfAccount(tx, row.id);
        return row.id;
      });
      return reader.view(id);
    },

    /** @throws AppError FORBIDDEN for the own account and for one with more rights: lifting their waits would make guessing free */
    liftWait(ref: AccountRef, ctx: Context): Record<string, never> {
      ctx.transact((tx) => {
        const { id, username } = reader.find(ref);
        if (principalOf(ctx).accountId === id) {
          throw new AppError('FORBIDDEN', 'Nobody ends a wait of their own. It is over within 15 minutes.');
        }
        rules.requirePower(ctx, id);
        throttle.lift(tx, fold(username));
        tx.audit({ entity: 'account', entityId: id });
      });
      return {};
    },
  };
}

/** The part of the accounts feature of {@link createCredentials}. */
export type Credentials = ReturnType<typeof createCredentials>;
