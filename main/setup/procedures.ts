import type { setupContract } from '../../shared/setup.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { SetupService } from './service.ts';

/** Handlers of `setup.*`. */
export function createSetupProcedures(service: SetupService): HandlersOf<typeof setupContract> {
  return {
    prepare: (input) => service.prepare(input),
    sheetPdf: (input, ctx) => service.sheetPdf(input, ctx),
    complete: (input, ctx) => service.complete(input, ctx),
    unlock: (input) => service.unlock(input),
  };
}
