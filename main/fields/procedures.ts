import type { customFieldsContract } from '../../shared/custom-fields.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { FieldsService } from './service.ts';

/** Handlers of `fields.*`. */
export function createFieldsProcedures(service: FieldsService): HandlersOf<typeof customFieldsContract> {
  return {
    list: () => service.list(),
    usage: () => service.usage(),
    create: (input, ctx) => service.create(input, ctx),
    update: (input, ctx) => service.update(input, ctx),
    reorder: ({ ids }, ctx) => service.reorder(ids, ctx),
  };
}
