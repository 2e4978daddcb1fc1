import type { Me, SignInMethod } from '../../shared/auth.ts';
import { fold } from '../../shared/text.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Clock } from '../ports.ts';
import type { Context } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import type { Admission, OpenSession } from './admission.ts';
import type { Devices, Gate } from './collaborators.ts';
import type { DirectoryExamination, DirectorySignIn } from './directory-sign-in.ts';
import type { Passwords } from './passwords.ts';
import { directoryUnreachable, signInRefused } from './refusals.ts';
import type { AuthRepository, SignInAccount } from './repository.ts';
import type { SignInFailures } from './sign-in-failures.ts';
import type { SignInAttempt, Throttle } from './throttle.ts';

/** What a sign-in sends. */
export interface SignInInput {
  readonly username: string;
  readonly password: string;
  readonly method?: SignInMethod | undefined;
  readonly code?: string | undefined;
}

/** A try that nothing here has proven. */
interface Tried {
  readonly ctx: Context;
  readonly attempt: SignInAttempt;
  /** The account of the typed name. */
  readonly account: SignInAccount | null;
  /** The same where its password was verified here. */
  readonly here: SignInAccount | null;
  readonly admission: Omit<Admission, 'also'>;
}

/**
 * Signing in. The whitelist is asked before any password, and whoever is refused learns nothing: an unknown name, a wrong password, an
 * inactive account and one that is not on the whitelist get the same answer after the same work (row A8 of the security page).
 */
export function createSignIn(deps: {
  readonly repository: AuthRepository;
  readonly passwords: Passwords;
  readonly gate: Gate;
  readonly devices: Pick<Devices, 'requireApproved'>;
  readonly directory: DirectorySignIn;
  readonly throttle: Throttle;
  readonly failures: SignInFailures;
  readonly open: OpenSession;
  readonly clock: Clock;
}) {
  const { repository, passwords, gate, devices, directory, throttle, failures, open, clock } = deps;

  function noteRefusal(tx: Tx, ctx: Context, attempt: SignInAttempt, account: SignInAccount | null): void {
    failures.note(tx, ctx, attempt, account);
    // The typed name is on record only when it is one of ours: people type passwords into the wrong field.
    tx.audit({ entity: 'session', entityId: account?.id ?? '(unknown)', action: 'auth.signInRefused' });
  }

  /** The password of this installation; always one verification, against nothing when the name may not come in this way. */
  async function provenHere(account: SignInAccount | null, password: string) {
    const { fits, outdated } = await passwords.verify(password, account?.password_hash ?? null);
    const expired = account?.password_expires_at != null && account.password_expires_at <= clock.now().toISOString();
    if (!account || !fits || expired) return undefined;
    return { account, newHash: outdated ? await passwords.hash(password) : undefined };
  }

  /** What follows from the answer of the directory. */
  function conclude(answer: DirectoryExamination | undefined, tried: Tried): Me {
    const { ctx, attempt, account, here, admission } = tried;
    if (answer?.outcome === 'unreachable') {
      // A password that was tried here counts, whatever the directory does.
      if (here) ctx.transact((tx) => noteRefusal(tx, ctx, attempt, account));
      throw directoryUnreachable();
    }
    if (answer?.outcome !== 'proven') {
      ctx.transact((tx) => {
        noteRefusal(tx, ctx, attempt, account);
        answer?.warn?.(tx);
      });
      throw signInRefused();
    }
    const ready = directory.enter(ctx, answer);
    return open(ctx, ready.account, {
      ...admission,
      also(tx) {
        throttle.succeed(tx, attempt);
        ready.refresh(tx);
      },
    });
  }

  return function signIn(input: SignInInput, ctx: Context): Promise<Me> {
    // Before any password: an unknown browser is no place to try some.
    devices.requireApproved(ctx);
    const attempt: SignInAttempt = { username: fold(input.username), address: ctx.address };
    return throttle.during(attempt, async () => {
      const account = repository.byName(attempt.username) ?? null;
      const admitted = account !== null && account.active === 1 && gate.admits(account.username);
      const here = admitted && account.source === 'local' && input.method !== 'directory' ? account : null;
      const asked = input.method !== 'local' && directory.available();
      const there = asked ? directory.examine({ ...input, account, admitted }) : undefined;
      // Nobody waits for it when the password here fits.
      there?.catch(() => undefined);

      const proven = await provenHere(here, input.password);
      const admission = {
        code: input.code,
        refused: (tx: Tx) => noteRefusal(tx, ctx, attempt, account),
      };
      if (proven) {
        const { newHash } = proven;
        const also = (tx: Tx) => {
          throttle.succeed(tx, attempt);
          if (newHash !== undefined) repository.replaceHash({ id: proven.account.id, hash: newHash });
        };
        return retryWhileBusy(() => open(ctx, proven.account, { ...admission, also }));
      }
      const answer = await there;
      // Waits here for whoever writes: done again as a whole, the directory would count one try many times, and lock the person out.
      return retryWhileBusy(() => conclude(answer, { ctx, attempt, account, here, admission }));
    });
  };
}
