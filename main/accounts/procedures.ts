import type { accountsContract } from '../../shared/accounts.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { Credentials } from './credentials.ts';
import type { Diagnoser } from './diagnose.ts';
import type { AccountsService } from './service.ts';

/** Handlers of `accounts.*`. */
export function createAccountsProcedures(
  service: AccountsService & Credentials & Diagnoser,
): HandlersOf<typeof accountsContract> {
  return {
    list: (input) => service.list(input),
    get: ({ account }, ctx) => service.get(account, ctx),
    create: (input, ctx) => service.create(input, ctx),
    update: (input, ctx) => service.update(input, ctx),
    setRoles: (input, ctx) => service.setRoles(input, ctx),
    activate: ({ account }, ctx) => service.activate(account, ctx),
    deactivate: (input, ctx) => service.deactivate(input, ctx),
    remove: ({ account }, ctx) => service.remove(account, ctx),
    resetPassword: (input, ctx) => service.resetPassword(input, ctx),
    changeSource: (input, ctx) => service.changeSource(input, ctx),
    resetSecondFactor: ({ account }, ctx) => service.resetSecondFactor(account, ctx),
    liftWait: ({ account }, ctx) => service.liftWait(account, ctx),
    explain: ({ account }) => service.explain(account),
    diagnose: ({ username }) => service.diagnose(username),
  };
}
