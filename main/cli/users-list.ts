import type { Account } from '../../shared/accounts.ts';
import { exitCodes } from '../boot-config.ts';
import type { Command } from './command.ts';
import { table } from './output.ts';

/** `rems users list`: every account. */
export const usersList: Command = {
  name: 'users list',
  words: [],
  options: {},
  async run({ open, output }) {
    const { api } = await open();
    const accounts: Account[] = [];
    for (let page = 1; ; page += 1) {
      const { items, total } = await api.accounts.list({ page, pageSize: 200 });
      accounts.push(...items);
      if (accounts.length >= total || items.length === 0) break;
    }
    const rows = accounts.map((account) => [
      String(account.id),
      account.username,
      account.active ? 'active' : 'inactive',
      account.source,
      account.roles.join(', '),
      account.lastSignInAt ?? 'never signed in',
    ]);
    output.result(accounts, table(['id', 'username', 'state', 'source', 'roles', 'last sign-in'], rows));
    return exitCodes.done;
  },
};
