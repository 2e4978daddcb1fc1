import type { documentsContract } from '../../shared/documents.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { DocumentsService } from './service.ts';

/** Handlers of `documents.*`. */
export function createDocumentsProcedures(service: DocumentsService): HandlersOf<typeof documentsContract> {
  return {
    list: ({ includeDeleted, ...carrier }, ctx) => service.list(ctx, carrier, includeDeleted ?? false),
    thumbnails: ({ ids }, ctx) => service.thumbnails(ctx, ids),
    begin: (input, ctx) => service.begin(ctx, input),
    download: ({ id }, ctx) => service.download(ctx, id),
    remove: ({ id, reason }, ctx) => service.remove(ctx, id, reason),
    restore: ({ id }, ctx) => service.restore(ctx, id),
  };
}
