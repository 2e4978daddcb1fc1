import type { authContract } from '../../shared/auth.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { AuthService } from './service.ts';

/** Handlers of `auth.*`. */
export function createAuthProcedures(service: AuthService): HandlersOf<typeof authContract> {
  return {
    options: () => service.options(),
    signIn: (input, ctx) => service.signIn(input, ctx),
    signOut: (_input, ctx) => service.signOut(ctx),
    me: (_input, ctx) => service.me(ctx),
    changePassword: (input, ctx) => service.changePassword(input, ctx),
    lock: (_input, ctx) => service.lock(ctx),
    unlock: (input, ctx) => service.unlock(input, ctx),
    reauthenticate: (input, ctx) => service.reauthenticate(input, ctx),
  };
}
