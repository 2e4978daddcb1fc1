import type { Me } from '../../shared/auth.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { Context } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import type { Devices, Gate } from './collaborators.ts';
import type { MeView } from './me-view.ts';
import type { Proofs } from './proofs.ts';
import { codeMissing, codeRefused, signInRefused } from './refusals.ts';
import type { AuthRepository, SignInAccount } from './repository.ts';
import { principalOfAccount, type Sessions } from './sessions.ts';

/** What a sign-in brings beside the proven password. */
export interface Admission {
  readonly code?: string | undefined;
  /** Done in the transaction that opens the session. */
  also(tx: Tx): void;
  /** Done instead when the code is wrong. */
  refused(tx: Tx): void;
}

/** Opens sessions for people whose password was proven. */
export function createAdmission(deps: {
  readonly repository: AuthRepository;
  readonly sessions: Sessions;
  readonly gate: Pick<Gate, 'admits'>;
  readonly devices: Pick<Devices, 'admit'>;
  readonly proofs: Pick<Proofs, 'code'>;
  readonly meOf: MeView;
}) {
  const { repository, sessions, gate, devices, proofs, meOf } = deps;

  /**
   * Opens a session in the caller's window or browser, under a token that was never there before; the session it had until now ends.
   *
   * @throws AppError UNAUTHENTICATED when the account was withdrawn meanwhile, SECOND_FACTOR_REQUIRED without the right code,
   * FORBIDDEN from a browser that is not known where that is asked for
   */
  return function open(ctx: Context, account: SignInAccount, admission?: Admission): Me {
    const carrier = ctx.session;
    if (!carrier) throw new AppError('INVALID', 'Signing in needs a window or a browser.');
    const begun = ctx.as(principalOfAccount(account)).transact((tx) => {
      // The password took its time: what was proven may have been withdrawn meanwhile.
      const present = repository.byId(account.id);
      const same = present?.active === 1 && present.password_hash === account.password_hash;
      if (!same || present.source !== account.source || !gate.admits(present.username)) throw signInRefused();
      const code = admission ? proofs.code(tx, present, admission.code) : 'fits';
      if (code === 'missing') throw codeMissing();
      if (code === 'wrong') {
        admission?.refused(tx);
        return undefined;
      }
      admission?.also(tx);
      const { origin, address, device } = ctx;
      const deviceId = devices.admit(tx, ctx);
      const session = { accountId: account.id, origin, address, device, deviceId, replaces: carrier.token };
      const issued = sessions.begin(tx, session);
      repository.noteSignIn(account.id, tx.at);
      if (issued.replaced !== undefined && issued.replaced !== account.id) {
        tx.audit({ entity: 'session', entityId: issued.replaced, action: 'sessions.replaced' });
      }
      tx.audit({ entity: 'session', entityId: account.id, action: 'auth.signIn' });
      return issued;
    });
    if (!begun) throw codeRefused();
    const me = meOf(begun.sessionId);
    carrier.set(begun.token, new Date(me.sessionExpiresAt));
    return me;
  };
}

/** The admission of {@link createAdmission}. */
export type OpenSession = ReturnType<typeof createAdmission>;
