import type { lookupsContract } from '../../shared/lookups.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { FacilityExport } from './facility-export.ts';
import type { MergeService } from './merge-service.ts';
import type { LookupsService } from './service.ts';

/** The procedures of the lists that records choose from. */
export function createLookupsProcedures(
  service: LookupsService,
  merges: MergeService,
  exports: FacilityExport,
): HandlersOf<typeof lookupsContract> {
  return {
    all: () => service.all(),
    list: ({ kind }) => service.list(kind),
    create: (draft, ctx) => service.create(draft, ctx),
    update: (change, ctx) => service.update(change, ctx),
    mergePreview: (input) => merges.preview(input),
    merge: (input, ctx) => merges.merge(input, ctx),
    unmerge: (input, ctx) => merges.unmerge(input, ctx),
    exportFacilities: (input, ctx) => exports.export(input, ctx),
  };
}
