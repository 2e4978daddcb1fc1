import type { accountsContract } from '../../shared/accounts.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { AccountsService } from './service.ts';

/** Handlers of `accounts.*`. */
export function createAccountsProcedures(service: AccountsService): HandlersOf<typeof accountsContract> {
  return {
    list: (input) => service.list(input),
    create: (input, ctx) => service.create(input, ctx),
    resetPassword: (input, ctx) => service.resetPassword(input, ctx),
  };
}
