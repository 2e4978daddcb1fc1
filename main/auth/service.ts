import type { AccessSettings } from '../../shared/access.ts';
import type { Me, SignInOptions } from '../../shared/auth.ts';
import { fold } from '../../shared/text.ts';
import { type Context, type Principal, principalOf } from '../rpc/context.ts';
import type { OpenSession } from './admission.ts';
import type { DirectoryProver } from './collaborators.ts';
import type { MeView, TokenView } from './me-view.ts';
import type { OwnPassword } from './own-password.ts';
import type { OwnSession } from './own-session.ts';
import type { AuthRepository, SignInAccount } from './repository.ts';
import { principalOfAccount } from './sessions.ts';
import type { createSignIn } from './sign-in.ts';

/** Signing in and out, locking, and the own password. */
export function createAuthService(deps: {
  readonly repository: AuthRepository;
  readonly access: { rules(): Pick<AccessSettings, 'clinicName' | 'passwordMinLength'> };
  readonly directory: Pick<DirectoryProver, 'available'>;
  readonly signIn: ReturnType<typeof createSignIn>;
  readonly ownSession: OwnSession;
  readonly ownPassword: OwnPassword;
  readonly open: OpenSession;
  readonly meOf: MeView;
  readonly meOfToken: TokenView;
}) {
  const { repository, access, directory, signIn, ownSession, ownPassword, open, meOf, meOfToken } = deps;
  const { lock, prove, signOut } = ownSession;

  function named(username: string): SignInAccount {
    const account = repository.byName(fold(username));
    if (!account) throw new Error('there is no account of this name');
    return account;
  }

  return {
    signIn,
    lock,
    signOut,
    unlock: prove,
    reauthenticate: prove,
    changePassword: ownPassword.change,
    setForcedPassword: ownPassword.setForced,
    /** Opens a session for an account whose owner is known by other means (set-up). */
    open: (ctx: Context, username: string): Me => open(ctx, named(username)),
    /** An account as the one who acts, where its owner is known by other means (set-up). */
    principalOf: (username: string): Principal => principalOfAccount(named(username)),
    me(ctx: Context): Me {
      const principal = principalOf(ctx);
      return principal.token ? meOfToken(principal) : meOf(principal.sessionId);
    },

    /** What the front page must know before anyone is signed in. */
    options(): SignInOptions {
      const { clinicName, passwordMinLength } = access.rules();
      return { methods: directory.available() ? ['directory', 'local'] : ['local'], clinicName, passwordMinLength };
    },
  };
}

/** The service of {@link createAuthService}. */
export type AuthService = ReturnType<typeof createAuthService>;
