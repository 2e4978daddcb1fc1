import type { exportsContract } from '../../shared/exports.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { WorkbookService } from './service.ts';

/** Handlers of `exports.*`. */
export function createExportsProcedures(service: WorkbookService): HandlersOf<typeof exportsContract> {
  return {
    workbook: (_input, ctx) => service.begin(ctx),
    progress: () => service.progress(),
    noteCopy({ list, rows }, ctx) {
      ctx.transact((tx) => {
        const changes = { list: { old: null, new: list }, rows: { old: null, new: rows } };
        tx.audit({ entity: 'system', entityId: null, changes });
      });
      return {};
    },
    cancel: () => service.cancel(),
  };
}
