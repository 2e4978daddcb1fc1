import type { studiesContract } from '../../shared/studies.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { StudiesService } from './service.ts';

/** Handlers of `studies.*`. */
export function createStudiesProcedures(service: StudiesService): HandlersOf<typeof studiesContract> {
  return {
    list: () => service.list(),
    get: ({ id }) => service.get(id),
    accounts: (input) => service.accounts(input),
    create: (input, ctx) => service.create(input, ctx),
    update: (input, ctx) => service.update(input, ctx),
    setMembers: (input, ctx) => service.setMembers(input, ctx),
    archive: (input, ctx) => service.archive(input, ctx),
    reactivate: (input, ctx) => service.reactivate(input, ctx),
    raiseCounter: (input, ctx) => service.raiseCounter(input, ctx),
  };
}
