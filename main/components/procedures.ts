import type { componentsContract } from '../../shared/components.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { ComponentsService } from './service.ts';

/** Handlers of `components.*`. */
export function createComponentsProcedures(service: ComponentsService): HandlersOf<typeof componentsContract> {
  return {
    list: (input) => service.list(input),
    get: ({ id }) => service.get(id),
    create: (input, ctx) => service.create(input, ctx),
    update: (input, ctx) => service.update(input, ctx),
    replace: (input, ctx) => service.replace(input, ctx),
    remove: (input, ctx) => service.remove(input, ctx),
    restore: ({ id }, ctx) => service.restore(id, ctx),
  };
}
