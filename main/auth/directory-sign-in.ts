import type { AccessSettings } from '../../shared/access.ts';
import type { SignInMethod } from '../../shared/auth.ts';
import { fold } from '../../shared/text.ts';
import { WhitelistName } from '../../shared/whitelist.ts';
import type { DirectoryIdentity } from '../directory/service.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Context } from '../rpc/context.ts';
import type { Tx } from '../rpc/transact.ts';
import type { DirectoryProver, Gate } from './collaborators.ts';
import type { DirectoryAccounts } from './directory-accounts.ts';
import { isBlank } from './proofs.ts';
import { signInRefused } from './refusals.ts';
import type { AuthRepository, SignInAccount } from './repository.ts';

/** A try to sign in by the directory. */
interface Try {
  readonly username: string;
  readonly password: string;
  readonly method?: SignInMethod | undefined;
  /** The account of this name. */
  readonly account: SignInAccount | null;
  /** Whether that account is active and on the whitelist. */
  readonly admitted: boolean;
}

interface Proven {
  readonly outcome: 'proven';
  readonly identity: DirectoryIdentity;
  readonly account: SignInAccount | null;
  /** Of the account that there is, or that is about to be made. */
  readonly name: string;
}

/** What came of it. */
export type DirectoryExamination =
  | Proven
  | { readonly outcome: 'refused'; readonly warn?: (tx: Tx) => void }
  | { readonly outcome: 'unreachable' };

const refused: DirectoryExamination = { outcome: 'refused' };

/**
 * Signing in by the directory of the organisation. The directory proves a password, the whitelist decides: it is asked first, and without
 * it no password leaves this machine. A person is their id in the directory, never only a name (rows A19 and P10 of the security page).
 */
export function createDirectorySignIn(deps: {
  readonly directory: DirectoryProver;
  readonly gate: Gate;
  readonly access: { rules(): Pick<AccessSettings, 'whitelistEnforced'> };
  readonly accounts: DirectoryAccounts;
  readonly repository: AuthRepository;
  readonly notices: NoticeWriter;
}) {
  const { directory, gate, access, accounts, repository, notices } = deps;

  /** The name of the account that a first sign-in would make; undefined when it may make none. */
  function newName(typed: string): string | undefined {
    if (!directory.get().settings.createAccounts) return undefined;
    const name = access.rules().whitelistEnforced ? gate.spelling(typed) : typed.trim();
    return name !== undefined && gate.admits(name) && WhitelistName.safeParse(name).success ? name : undefined;
  }

  /** Why a proven person may not have the account all the same. */
  function obstacle(account: SignInAccount | null, identity: DirectoryIdentity): ((tx: Tx) => void) | undefined {
    if (account?.source === 'local') return (tx) => warnOfLocalName(tx, account);
    const owner = accounts.ownerOf(identity.directoryId);
    const another = owner !== undefined && owner.id !== account?.id;
    const changed = account !== null && account.directory_id !== null && account.directory_id !== identity.directoryId;
    if (!another && !changed) return undefined;
    const about = account ?? owner;
    return about && ((tx) => warnOfOtherPerson(tx, about));
  }

  function warnOfLocalName(tx: Tx, account: SignInAccount): void {
    notices.raise(tx, {
      kind: 'directory.local-name',
      subject: fold(account.username),
      audience: 'accounts:manage',
      severity: 'warning',
      message: `Somebody of the directory tried to sign in as "${account.username}", which is an account of this workstation. If it is the same person, move the account to the directory.`,
      link: `/admin/accounts/${account.id}`,
    });
  }

  function warnOfOtherPerson(tx: Tx, account: { readonly id: number; readonly username: string }): void {
    notices.raise(tx, {
      kind: 'directory.other-person',
      subject: fold(account.username),
      audience: 'accounts:manage',
      severity: 'danger',
      message: `The directory knows another person under the name of the account "${account.username}" than before; nobody was let in. Find out who it is before you change the account.`,
      link: `/admin/accounts/${account.id}`,
    });
  }

  return {
    available: () => directory.available(),

    /** Asks the directory. Who may not come in is searched there too, without the password, so that the answer takes as long. */
    async examine({ username, password, method, account, admitted }: Try): Promise<DirectoryExamination> {
      if (isBlank(password)) return refused;
      const name = account ? account.username : newName(username);
      const passes = account
        ? admitted && (account.source === 'directory' || method === 'directory')
        : name !== undefined;
      const answer = await directory.prove(name ?? username.trim(), passes ? password : null);
      if (answer.outcome === 'unreachable') return { outcome: 'unreachable' };
      if (!passes || name === undefined || answer.outcome !== 'proven') return refused;
      const { identity } = answer;
      if (!isSameName(identity.username, name)) return refused;
      const warn = obstacle(account, identity);
      return warn ? { outcome: 'refused', warn } : { outcome: 'proven', identity, account, name };
    },

    /** The account of a proven person, made now when it is the first time; `refresh` belongs into the transaction of the sign-in. */
    enter(ctx: Context, { identity, account, name }: Proven): { account: SignInAccount; refresh(tx: Tx): void } {
      const id =
        account?.id ??
        ctx.transact((tx) => {
          // The directory took its time: another window may have been faster, and the whitelist may have changed.
          const present = repository.byName(fold(name));
          if (present) return present.id;
          if (!gate.admits(name)) throw signInRefused();
          return accounts.create(tx, name, identity);
        });
      const present = repository.byId(id);
      if (present?.source !== 'directory') throw signInRefused();
      return {
        account: present,
        refresh(tx) {
          // Bound to another person meanwhile.
          const bound = repository.byId(id)?.directory_id ?? identity.directoryId;
          if (bound !== identity.directoryId) throw signInRefused();
          accounts.refresh(tx, id, identity);
        },
      };
    },
  };
}

/** The sign-in of {@link createDirectorySignIn}. */
export type DirectorySignIn = ReturnType<typeof createDirectorySignIn>;

/** Directories compare names without regard to case; accents make another name. */
function isSameName(one: string, other: string): boolean {
  const plain = (name: string) => name.normalize('NFKC').trim().replace(/\s+/g, ' ').toLowerCase();
  return plain(one) === plain(other);
}
