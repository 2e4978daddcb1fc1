import type { viewsContract } from '../../shared/views.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { ViewsService } from './service.ts';

/** Handlers of `views.*`. */
export function createViewsProcedures(service: ViewsService): HandlersOf<typeof viewsContract> {
  return {
    list: ({ list }, ctx) => service.list(list, ctx),
    share: (input, ctx) => service.share(input, ctx),
    rename: (input, ctx) => service.rename(input, ctx),
    remove: ({ id }, ctx) => service.remove(id, ctx),
    restore: ({ id }, ctx) => service.restore(id, ctx),
  };
}
