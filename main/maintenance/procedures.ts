import type { maintenanceContract } from '../../shared/maintenance.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { AccessReview } from './access-review.ts';
import type { MaintenanceService } from './service.ts';

/** Handlers of `maintenance.*`. */
export function createMaintenanceProcedures(
  service: MaintenanceService,
  review: AccessReview,
): HandlersOf<typeof maintenanceContract> {
  return {
    tasks: () => service.tasks(),
    history: (input) => service.history(input),
    complete: (input, ctx) => service.complete(input, ctx),
    reopen: (input, ctx) => service.reopen(input, ctx),
    accessReview: (input) => review.read(input),
    signAccessReview: (input, ctx) => review.sign(input, ctx),
  };
}
