import type { plannerContract } from '../../shared/planner.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { PlannerService } from './service.ts';

/** Handlers of `planner.*` that read. */
export function createPlannerProcedures(service: PlannerService): Omit<HandlersOf<typeof plannerContract>, 'print'> {
  return {
    range: (input) => service.range(input),
    year: (input) => service.year(input),
    propose: (input) => service.propose(input),
  };
}
