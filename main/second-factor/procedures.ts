import type { secondFactorContract } from '../../shared/second-factor.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { SecondFactorService } from './service.ts';

/** Handlers of `secondFactor.*`. */
export function createSecondFactorProcedures(service: SecondFactorService): HandlersOf<typeof secondFactorContract> {
  return {
    state: (_input, ctx) => service.state(ctx),
    begin: (_input, ctx) => service.begin(ctx),
    confirm: (input, ctx) => service.confirm(input, ctx),
    renewCodes: (_input, ctx) => service.renewCodes(ctx),
    disable: (_input, ctx) => service.disable(ctx),
  };
}
