import { z } from 'zod';
import type { AccessSettings } from '../../shared/access.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { secondFactorContract } from '../../shared/second-factor.ts';
import type { SessionWriter } from '../auth/session-writer.ts';
import { unwrapSecret, wrapSecret } from '../keys/wrap.ts';
import type { Clock, Random } from '../ports.ts';
import type { Changes } from '../rpc/audit-chain.ts';
import { type Context, principalOf } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import { hashRecoveryCode, newRecoveryCodes, readRecoveryCode } from './recovery-codes.ts';
import type { SecondFactorRepository } from './repository.ts';
import { sealedSecretContext } from './secret-rules.ts';
import { newTimeSecret, timeStepOf } from './time-codes.ts';

type State = z.output<(typeof secondFactorContract)['state']['output']>;
type Begun = z.output<(typeof secondFactorContract)['begin']['output']>;
type Codes = z.output<(typeof secondFactorContract)['confirm']['output']>;

/** A secret that was begun is good for this long. */
const pendingMs = 15 * 60_000;
const hidden = { old: null, new: null, hidden: true } as const;

const Sealed = z.object({ iv: z.string(), ct: z.string(), tag: z.string() });

/**
 * Second factors: a secret in an authenticator app, and recovery codes for the day the phone is gone.
 * Secrets are sealed under a key of the installation and bound to their account: a row that is moved to another account opens nothing.
 */
export function createSecondFactorService(deps: {
  readonly repository: SecondFactorRepository;
  readonly access: { rules(): Pick<AccessSettings, 'secondFactorRoles' | 'clinicName'> };
  readonly sessions: SessionWriter;
  /** Derives the keys that seal secrets and hash recovery codes. */
  readonly keys: { derive(purpose: string): Buffer };
  readonly clock: Clock;
  readonly random: Random;
}) {
  const { repository, access, sessions, keys, clock, random } = deps;
  const sealingKey = keys.derive('second-factor');
  const codeKey = keys.derive('second-factor-recovery');

  function seal(accountId: number, secret: Buffer): string {
    return JSON.stringify(wrapSecret(sealingKey, secret, sealedSecretContext(accountId), random));
  }

  /** Undefined when the row was made for another account or by another installation. */
  function open(accountId: number, sealed: string): Buffer | undefined {
    return unwrapSecret(sealingKey, Sealed.parse(JSON.parse(sealed)), sealedSecretContext(accountId));
  }

  const enrolled = (accountId: number): boolean => repository.read(accountId)?.secret != null;

  function required(roles: readonly string[]): boolean {
    const asking = access.rules().secondFactorRoles;
    return roles.some((role) => asking.includes(role));
  }

  function owner(ctx: Context): number {
    const { accountId } = principalOf(ctx);
    if (accountId === null)
      throw new AppError('INVALID', 'A second factor belongs to an account. Sign in with yours first.');
    return accountId;
  }

  function enrolledOwner(ctx: Context): number {
    const accountId = owner(ctx);
    if (!enrolled(accountId)) throw new AppError('CONFLICT', 'This account has no second factor. Set one up first.');
    return accountId;
  }

  function freshCodes(accountId: number): string[] {
    const codes = newRecoveryCodes(random.bytes);
    repository.replaceCodes(
      accountId,
      codes.map((code) => hashRecoveryCode(codeKey, accountId, code)),
    );
    return codes;
  }

  function takeTimeCode(accountId: number, code: string): boolean {
    const row = repository.read(accountId);
    const secret = row?.secret == null ? undefined : open(accountId, row.secret);
    if (!row || !secret) return false;
    const step = timeStepOf(code, secret, clock.now(), row.last_step);
    if (step === undefined) return false;
    repository.noteStep({ accountId, step });
    return true;
  }

  function spendRecoveryCode(tx: Tx, accountId: number, code: string): boolean {
    const before = repository.codesLeft(accountId);
    if (!repository.spendCode({ accountId, hash: hashRecoveryCode(codeKey, accountId, code), at: tx.at })) return false;
    tx.audit({
      entity: 'account',
      entityId: accountId,
      action: 'secondFactor.recoveryCodeUsed',
      changes: { recoveryCodesLeft: { old: before, new: before - 1 } },
    });
    return true;
  }

  return {
    enrolled,
    required,

    /**
     * Whether a code proves the second factor of an account: the app's code of now, the one before or the one after, later than any
     * that was taken; or a recovery code. Either way it is used up, in the caller's transaction, which must commit.
     */
    consume(tx: Tx, accountId: number, typed: string): boolean {
      if (!enrolled(accountId)) return false;
      const code = readRecoveryCode(typed);
      return takeTimeCode(accountId, code) || spendRecoveryCode(tx, accountId, code);
    },

    /** Takes the second factor and the recovery codes away; the caller's entry tells it. */
    clear(_tx: Tx, accountId: number): void {
      repository.remove(accountId);
    },

    state(ctx: Context): State {
      const accountId = owner(ctx);
      const row = repository.read(accountId);
      return {
        enrolled: row?.secret != null,
        required: required(repository.roles(accountId)),
        since: row?.confirmed_at ?? null,
        recoveryCodesLeft: repository.codesLeft(accountId),
      };
    },

    begin(ctx: Context): Begun {
      const accountId = owner(ctx);
      const { clinicName } = access.rules();
      const made = newTimeSecret({
        bytes: random.bytes,
        issuer: clinicName === null ? 'REMS Workstation' : `REMS Workstation (${clinicName})`,
        label: principalOf(ctx).name,
      });
      ctx.transact((tx) => {
        repository.begin({ accountId, secret: seal(accountId, made.secret), at: tx.at });
        tx.audit({ entity: 'account', entityId: accountId, changes: { secondFactorSecret: hidden } });
      });
      made.secret.fill(0);
      return { secret: made.base32, uri: made.uri };
    },

    /** @throws AppError CONFLICT when nothing was begun, or too long ago; INVALID when the code does not fit */
    confirm({ code }: { readonly code: string }, ctx: Context): Codes {
      const accountId = owner(ctx);
      const { sessionHash } = principalOf(ctx);
      return ctx.transact((tx) => {
        const row = repository.read(accountId);
        const now = clock.now();
        const age = now.getTime() - Date.parse(row?.pending_at ?? '');
        const secret = row?.pending_secret == null ? undefined : open(accountId, row.pending_secret);
        if (!secret || !(Math.abs(age) <= pendingMs))
          throw new AppError('CONFLICT', 'This took too long. Start again and scan the new code.');
        const step = timeStepOf(readRecoveryCode(code), secret, now, null);
        if (step === undefined) {
          const message =
            'This code does not fit. Type the code that the app shows now, and check the clock of the phone.';
          throw new AppError('INVALID', message, { fields: { code: message } });
        }
        const before = row?.secret != null;
        repository.confirm({ accountId, step, at: tx.at });
        const recoveryCodes = freshCodes(accountId);
        const changes: Changes = {
          secondFactor: { old: before, new: true },
          ...(before && { secondFactorSecret: hidden }),
          recoveryCodes: hidden,
        };
        tx.audit({ entity: 'account', entityId: accountId, changes });
        // Whoever else is signed in as this person got in without the new factor.
        sessions.endOfAccount(tx, accountId, { except: sessionHash });
        return { recoveryCodes };
      });
    },

    renewCodes(ctx: Context): Codes {
      const accountId = enrolledOwner(ctx);
      return ctx.transact((tx) => {
        const recoveryCodes = freshCodes(accountId);
        tx.audit({ entity: 'account', entityId: accountId, changes: { recoveryCodes: hidden } });
        return { recoveryCodes };
      });
    },

    /** @throws AppError CONFLICT while a role of the account asks for a second factor, or when there is none */
    disable(ctx: Context): Record<string, never> {
      const accountId = enrolledOwner(ctx);
      ctx.transact((tx) => {
        if (required(repository.roles(accountId))) {
          throw new AppError(
            'CONFLICT',
            'One of your roles asks for a second factor. You can set up another one instead.',
          );
        }
        repository.remove(accountId);
        tx.audit({ entity: 'account', entityId: accountId, changes: { secondFactor: { old: true, new: false } } });
      });
      return {};
    },
  };
}

/** The service of {@link createSecondFactorService}. */
export type SecondFactorService = ReturnType<typeof createSecondFactorService>;
