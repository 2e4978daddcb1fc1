import type { healthContract } from '../../shared/health.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { HealthService } from './service.ts';

/** Handlers of `health.*`. */
export function createHealthProcedures(service: HealthService): HandlersOf<typeof healthContract> {
  return {
    overview: () => service.overview(),
    check: () => service.check(),
    timeline: (input) => service.timeline(input),
  };
}
