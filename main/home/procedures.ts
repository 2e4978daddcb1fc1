import type { homeContract } from '../../shared/home.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { HomeService } from './service.ts';

/** Handlers of `home.*`. */
export function createHomeProcedures(service: HomeService): HandlersOf<typeof homeContract> {
  return {
    summary: (_input, ctx) => service.summary(ctx),
    loadSample: (_input, ctx) => service.loadSample(ctx),
    removeSample: (_input, ctx) => service.removeSample(ctx),
  };
}
