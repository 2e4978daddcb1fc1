import type { damageContract } from '../../shared/damage.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { DamageService } from './service.ts';

/** Handlers of `damage.*`. */
export function createDamageProcedures(service: DamageService): HandlersOf<typeof damageContract> {
  return {
    list: (input) => service.list(input),
    scan: (_input, ctx) => service.scan(ctx),
    tryKeys: (input, ctx) => service.tryKeys(input, ctx),
    quarantine: (input, ctx) => service.quarantine(input, ctx),
    release: (input, ctx) => service.release(input, ctx),
    remove: (input, ctx) => service.remove(input, ctx),
  };
}
