import type { accessContract } from '../../shared/access.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { AccessService } from './service.ts';

/** Handlers of `access.*`. */
export function createAccessProcedures(service: AccessService): HandlersOf<typeof accessContract> {
  return {
    get: () => service.get(),
    save: (input, ctx) => service.save(input, ctx),
  };
}
