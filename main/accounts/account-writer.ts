import { AppError } from '../../shared/contract/errors.ts';
import type { RoleId } from '../../shared/contract/permissions.ts';
import { blankToNull, fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import type { Tx } from '../rpc/transact.ts';
import { createAccountsRepository } from './repository.ts';

/** What an account is created from. */
export interface NewAccount {
  readonly username: string;
  readonly email?: string | null | undefined;
  readonly roles?: readonly RoleId[] | undefined;
}

/** Writes accounts inside a caller's transaction. */
export function createAccountWriter(db: Db) {
  const repository = createAccountsRepository(db);

  /**
   * Inserts a local account whose password was hashed before; without roles it is a viewer.
   *
   * @throws AppError CONFLICT when the username or the e-mail address is taken
   */
  function insert(tx: Tx, input: NewAccount, hash: string): number {
    const username = input.username.trim();
    const email = blankToNull(input.email);
    const roles: readonly RoleId[] = input.roles?.length ? [...new Set(input.roles)] : ['viewer'];
    if (repository.byName(fold(username))) {
      const message = 'There is an account with this username already. Choose another one.';
      throw new AppError('CONFLICT', message, { fields: { username: message } });
    }
    if (email && repository.emailTaken(fold(email))) {
      const message = 'Another account has this e-mail address already.';
      throw new AppError('CONFLICT', message, { fields: { email: message } });
    }
    const row = { username, usernameFolded: fold(username), email, emailFolded: email && fold(email), hash, at: tx.at };
    const id = repository.insert(row, roles);
    tx.audit({
      entity: 'account',
      entityId: id,
      action: 'accounts.create',
      changes: {
        username: { old: null, new: username },
        email: { old: null, new: email },
        roles: { old: null, new: roles },
      },
    });
    return id;
  }

  return { insert };
}

/** The writer of {@link createAccountWriter}. */
export type AccountWriter = ReturnType<typeof createAccountWriter>;
