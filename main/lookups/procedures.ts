import type { lookupsContract } from '../../shared/lookups.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { LookupsService } from './service.ts';

/** The procedures of the lists that records choose from. */
export function createLookupsProcedures(service: LookupsService): HandlersOf<typeof lookupsContract> {
  return {
    all: () => service.all(),
    list: ({ kind }) => service.list(kind),
    create: (draft, ctx) => service.create(draft, ctx),
    update: (change, ctx) => service.update(change, ctx),
  };
}
