import type { tokensContract } from '../../shared/tokens.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { TokensService } from './service.ts';

/** Handlers of `tokens.*`. */
export function createTokensProcedures(service: TokensService): HandlersOf<typeof tokensContract> {
  return {
    own: (_input, ctx) => service.own(ctx),
    create: (input, ctx) => service.create(input, ctx),
    revoke: (input, ctx) => service.revoke(input, ctx),
    list: (input) => service.list(input),
  };
}
