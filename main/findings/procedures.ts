import type { findingsContract } from '../../shared/findings.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { FindingsService } from './service.ts';

/** Handlers of `findings.*`. */
export function createFindingsProcedures(service: FindingsService): HandlersOf<typeof findingsContract> {
  return {
    list: (input) => service.list(input),
    get: ({ id }) => service.get(id),
    unitsToReport: ({ search }) => service.unitsToReport(search),
    report: (input, ctx) => service.report(input, ctx),
    create: (input, ctx) => service.create(input, ctx),
    update: (input, ctx) => service.update(input, ctx),
    resolve: (input, ctx) => service.resolve(input, ctx),
    reopen: (input, ctx) => service.reopen(input, ctx),
    remove: (input, ctx) => service.remove(input, ctx),
    restore: ({ id }, ctx) => service.restore(id, ctx),
  };
}
