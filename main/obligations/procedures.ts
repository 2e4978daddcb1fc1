import type { obligationsContract } from '../../shared/obligations.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { ObligationsService } from './service.ts';

/** The procedures of obligations and their rules. */
export function createObligationsProcedures(service: ObligationsService): HandlersOf<typeof obligationsContract> {
  return {
    rules: (input) => service.rules(input),
    ruleVersions: ({ id }) => service.ruleVersions(id),
    createRule: (input, ctx) => service.createRule(input, ctx),
    updateRule: (input, ctx) => service.updateRule(input, ctx),
    ofUnit: ({ unitId }) => service.ofUnit(unitId),
    add: (input, ctx) => service.add(input, ctx),
    update: (input, ctx) => service.update(input, ctx),
    extend: (input, ctx) => service.extend(input, ctx),
    withdrawExtension: (input, ctx) => service.withdrawExtension(input, ctx),
    recordEvent: (input, ctx) => service.recordEvent(input, ctx),
    removeEvent: (input, ctx) => service.removeEvent(input, ctx),
  };
}
