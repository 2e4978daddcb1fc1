import type { Tx } from '../rpc/transact.ts';
import type { CodeChecker, DirectoryProver, Gate } from './collaborators.ts';
import type { Passwords } from './passwords.ts';
import { directoryUnreachable } from './refusals.ts';
import type { SignInAccount } from './repository.ts';

/** Proofs that somebody who is signed in is still the one who sits there. */
export function createProofs(deps: {
  readonly passwords: Passwords;
  readonly directory: DirectoryProver;
  readonly gate: Gate;
  readonly secondFactor: CodeChecker;
}) {
  const { passwords, directory, gate, secondFactor } = deps;

  return {
    /**
     * Whether this is the password of the account, wherever that is kept.
     *
     * @throws AppError UNAVAILABLE when the directory does not answer
     */
    async password(account: SignInAccount, password: string): Promise<boolean> {
      const admitted = account.active === 1 && gate.admits(account.username);
      if (account.source === 'local') {
        const { fits } = await passwords.verify(password, admitted ? account.password_hash : null);
        return fits;
      }
      if (!admitted || isBlank(password)) return false;
      const answer = await directory.prove(account.username, password);
      if (answer.outcome === 'unreachable') throw directoryUnreachable();
      return answer.outcome === 'proven' && answer.identity.directoryId === account.directory_id;
    },

    /** What the second factor of an account says to a code; inside the transaction that acts on it. */
    code(tx: Tx, account: SignInAccount, code: string | undefined): 'fits' | 'missing' | 'wrong' {
      if (account.second_factor === 0) return 'fits';
      if (code === undefined || code.trim() === '') return 'missing';
      return secondFactor.consume(tx, account.id, code) ? 'fits' : 'wrong';
    },
  };
}

/** The proofs of {@link createProofs}. */
export type Proofs = ReturnType<typeof createProofs>;

/** A directory may take an empty password for an anonymous bind and call it a success (RFC 4513, section 5.1.2). */
export function isBlank(password: string): boolean {
  return password.replaceAll('\0', '') === '';
}
