import type { searchContract } from '../../shared/search.ts';
import { type HandlersOf, principalOf } from '../rpc/context.ts';
import type { SearchService } from './service.ts';

/** Handlers of `search.*`. */
export function createSearchProcedures(service: SearchService): HandlersOf<typeof searchContract> {
  return { find: (input, ctx) => service.find(input, principalOf(ctx)) };
}
