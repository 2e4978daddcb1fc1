import type { plannerContract } from '../../shared/planner.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { PlannerPrint } from './print.ts';
import type { PlannerService } from './service.ts';

/** Handlers of `planner.*`. */
export function createPlannerProcedures(
  service: PlannerService,
  print: PlannerPrint,
): HandlersOf<typeof plannerContract> {
  return {
    range: (input) => service.range(input),
    year: (input) => service.year(input),
    propose: (input) => service.propose(input),
    print: (input, ctx) => print.print(input, ctx),
  };
}
