import type { importsContract } from '../../shared/imports.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { ImportsService } from './service.ts';

/** Handlers of `imports.*`. */
export function createImportsProcedures(service: ImportsService): HandlersOf<typeof importsContract> {
  return {
    begin: (input, ctx) => service.begin(ctx, input),
    check: ({ importId, blankCells }, ctx) => service.check(ctx, importId, blankCells),
    get: ({ importId }) => service.get(importId),
    rows: (input) => service.rows(input),
    messages: (input) => service.messages(input),
    apply: ({ importId, mode }, ctx) => service.apply(ctx, importId, mode),
    cancel: ({ importId }, ctx) => service.cancel(ctx, importId),
    undo: ({ importId }, ctx) => service.undo(ctx, importId),
    list: (input) => service.list(input),
  };
}
