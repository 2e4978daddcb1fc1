import type { whitelistContract } from '../../shared/whitelist.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { WhitelistService } from './service.ts';

/** Handlers of `whitelist.*`. */
export function createWhitelistProcedures(service: WhitelistService): HandlersOf<typeof whitelistContract> {
  return {
    list: (input) => service.list(input),
    add: (input, ctx) => service.add(input, ctx),
    remove: (input, ctx) => service.remove(input, ctx),
    reactivate: (input, ctx) => service.reactivate(input, ctx),
    previewImport: (input) => service.previewImport(input),
    import: (input, ctx) => service.import(input, ctx),
  };
}
