import { AppError } from '../../shared/contract/errors.ts';
import { blankToNull, fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import type { Changes } from '../rpc/audit-chain.ts';
import type { Tx } from '../rpc/transact.ts';
import { createAccountsRepository, type RoleOrigin } from './repository.ts';

/** What an account is created from. */
export interface NewAccount {
  readonly username: string;
  readonly email?: string | null | undefined;
  readonly personId?: number | null | undefined;
  /** None by hand makes a viewer. */
  readonly roles?: readonly string[] | undefined;
  /** Who gave the roles; `manual` unless said otherwise. */
  readonly rolesFrom?: RoleOrigin | undefined;
  /** Until when a temporary password opens; absent for a lasting one. */
  readonly temporaryUntil?: string | undefined;
  /** The entry of the directory that proved itself, where that made the account. */
  readonly directory?: { readonly id: string; readonly dn: string; readonly displayName: string | null } | undefined;
}

/** Writes accounts inside a caller's transaction. */
export function createAccountWriter(db: Db) {
  const repository = createAccountsRepository(db);

  function refuse(field: 'username' | 'email' | 'personId', message: string): never {
    throw new AppError('CONFLICT', message, { fields: { [field]: message } });
  }

  /**
   * An address or a person belongs to one account at most.
   *
   * @param except the account that may have them already
   * @throws AppError CONFLICT when somebody else has them; INVALID for a person that does not exist
   */
  function requireFree(values: { email: string | null; personId: number | null }, except?: number): void {
    const { email, personId } = values;
    const emailHolder = email === null ? undefined : repository.emailHolder(fold(email));
    if (emailHolder !== undefined && emailHolder !== except)
      refuse('email', 'Another account has this e-mail address already.');
    if (personId === null) return;
    if (!repository.personExists(personId)) {
      const message = 'This person does not exist any more. Read the list again.';
      throw new AppError('INVALID', message, { fields: { personId: message } });
    }
    const personHolder = repository.personHolder(personId);
    if (personHolder !== undefined && personHolder !== except)
      refuse('personId', 'This person has an account already.');
  }

  /**
   * Inserts an account whose password was hashed before; without a hash it signs in with the directory.
   *
   * @throws AppError CONFLICT when the username, the e-mail address or the person is taken
   */
  function insert(tx: Tx, input: NewAccount, hash: string | null): number {
    const username = input.username.trim();
    const email = blankToNull(input.email);
    const { personId = null, rolesFrom = 'manual', directory, temporaryUntil } = input;
    const roles = input.roles?.length ? [...new Set(input.roles)] : rolesFrom === 'manual' ? ['viewer'] : [];
    if (repository.byName(fold(username)))
      refuse('username', 'There is an account with this username already. Choose another one.');
    requireFree({ email, personId });
    const source = hash === null ? 'directory' : 'local';
    const id = repository.insert(
      {
        username,
        usernameFolded: fold(username),
        email,
        emailFolded: email && fold(email),
        personId,
        source,
        hash,
        mustChange: temporaryUntil === undefined ? 0 : 1,
        expiresAt: temporaryUntil ?? null,
        directoryId: directory?.id ?? null,
        directoryDn: directory?.dn ?? null,
        displayName: directory?.displayName ?? null,
        at: tx.at,
      },
      roles,
      rolesFrom,
    );
    const changes: Changes = {
      username: { old: null, new: username },
      email: { old: null, new: email },
      roles: { old: null, new: roles },
      source: { old: null, new: source },
      ...(personId !== null && { personId: { old: null, new: personId } }),
      ...(temporaryUntil !== undefined && { passwordExpiresAt: { old: null, new: temporaryUntil } }),
    };
    tx.audit({ entity: 'account', entityId: id, action: 'accounts.create', changes });
    return id;
  }

  return { insert, requireFree };
}

/** The writer of {@link createAccountWriter}. */
export type AccountWriter = ReturnType<typeof createAccountWriter>;
