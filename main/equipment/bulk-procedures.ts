import type { bulkEditContract } from '../../shared/bulk-edit.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { BulkEditService } from './bulk-service.ts';

/** The procedures of bulk edits; they belong to the feature `equipment`. */
export function createBulkEditProcedures(service: BulkEditService): HandlersOf<typeof bulkEditContract> {
  return {
    bulkIds: (input) => service.ids(input),
    bulkPreview: (input) => service.preview(input),
    bulkEdit: (input, ctx) => service.edit(input, ctx),
    bulkUndo: ({ bulkId }, ctx) => service.undo(bulkId, ctx),
    bulkLast: (_input, ctx) => ({ last: service.last(ctx) }),
  };
}
