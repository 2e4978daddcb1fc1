import type { Account } from '../../shared/accounts.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { roleIds } from '../../shared/contract/permissions.ts';
import { fold, searchWords } from '../../shared/text.ts';
import type { Passwords } from '../auth/passwords.ts';
import type { AuthService } from '../auth/service.ts';
import type { Context } from '../rpc/context.ts';
import type { AccountWriter, NewAccount } from './account-writer.ts';
import type { AccountRow, AccountsRepository } from './repository.ts';

/** Administration of accounts. */
export function createAccountsService(deps: {
  readonly repository: AccountsRepository;
  readonly writer: AccountWriter;
  readonly auth: Pick<AuthService, 'setForcedPassword'>;
  readonly passwords: Passwords;
}) {
  const { repository, writer, auth, passwords } = deps;

  function find(username: string): AccountRow {
    const row = repository.byName(fold(username));
    if (!row)
      throw new AppError('NOT_FOUND', `There is no account "${username}". The list of accounts shows every name.`);
    return row;
  }

  return {
    list(input: { search?: string | undefined; page: number; pageSize: number }): { items: Account[]; total: number } {
      const words = searchWords(input.search);
      const rows = repository.page(words, input.pageSize, (input.page - 1) * input.pageSize);
      return { items: rows.map(toAccount), total: repository.count(words) };
    },

    async create(input: NewAccount & { readonly password: string }, ctx: Context): Promise<Account> {
      const hash = await passwords.hash(input.password);
      ctx.transact((tx) => writer.insert(tx, input, hash));
      return toAccount(find(input.username));
    },

    async resetPassword(input: { username: string; password: string }, ctx: Context): Promise<Account> {
      const { id, source } = find(input.username);
      if (source !== 'local')
        throw new AppError('INVALID', 'This account signs in with the directory. Its password is changed there.');
      const hash = await passwords.hash(input.password);
      ctx.transact((tx) => auth.setForcedPassword(tx, id, hash));
      return toAccount(find(input.username));
    },
  };
}

/** The service of {@link createAccountsService}. */
export type AccountsService = ReturnType<typeof createAccountsService>;

function toAccount(row: AccountRow): Account {
  const held = new Set(row.roles?.split(','));
  return {
    id: row.id,
    username: row.username,
    email: row.email,
    roles: roleIds.filter((role) => held.has(role)),
    source: row.source,
    active: row.active === 1,
    mustChangePassword: row.must_change_password === 1,
    lastSignInAt: row.last_sign_in_at,
    createdAt: row.created_at,
    version: row.version,
  };
}
