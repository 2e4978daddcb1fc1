import type { tokensContract } from '../../shared/tokens.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { TokensService } from './service.ts';

/** Handlers of `tokens.*`. */
export function createTokensProcedures(service: TokensService): HandlersOf<typeof tokensContract> {
  return {
    own: (input, ctx) => service.own(input, ctx),
    create: (input, ctx) => service.create(input, ctx),
    revoke: (input, ctx) => service.revoke(input, ctx),
    list: (input, ctx) => service.list(input, ctx),
  };
}
