import type { sessionsContract } from '../../shared/sessions.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { SessionsService } from './sessions-service.ts';

/** Handlers of `sessions.*`. */
export function createSessionsProcedures(service: SessionsService): HandlersOf<typeof sessionsContract> {
  return {
    own: (_input, ctx) => service.own(ctx),
    list: (input, ctx) => service.list(input, ctx),
    end: (input, ctx) => service.end(input, ctx),
    endOwn: (input, ctx) => service.endOwn(input, ctx),
    endAccount: (input, ctx) => service.endAccount(input, ctx),
    endEveryone: (_input, ctx) => service.endEveryone(ctx),
  };
}
