import type { keysContract } from '../../shared/keys.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { KeysService } from './service.ts';

/** Handlers of `keys.*`. */
export function createKeysProcedures(service: KeysService): HandlersOf<typeof keysContract> {
  return {
    overview: () => service.overview(),
    proveSheet: (input, ctx) => service.proveSheet(input, ctx),
    renewSheet: () => service.renewSheet(),
    sheetPdf: (input, ctx) => service.sheetPdf(input, ctx),
    confirmSheet: (input, ctx) => service.confirmSheet(input, ctx),
    rotateDatabaseKey: (_input, ctx) => service.rotateDatabaseKey(ctx),
    rotateDocumentKey: (_input, ctx) => service.rotateDocumentKey(ctx),
    rotateIdentityKeys: (_input, ctx) => service.rotateIdentityKeys(ctx),
  };
}
