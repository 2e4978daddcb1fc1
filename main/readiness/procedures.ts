import type { readinessContract } from '../../shared/readiness.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { ReadinessPrints } from './prints.ts';
import type { ReadinessService } from './service.ts';

/** Handlers of `readiness.*`. */
export function createReadinessProcedures(
  service: ReadinessService,
  prints: ReadinessPrints,
): HandlersOf<typeof readinessContract> {
  return {
    checks: () => service.checks(),
    run: (_input, ctx) => service.run(ctx),
    mend: (input, ctx) => service.mend(input, ctx),
    checklist: (input, ctx) => prints.checklist(input, ctx),
    recoveryPlan: (input, ctx) => prints.recoveryPlan(input, ctx),
    signOff: (input, ctx) => service.signOff(input, ctx),
    signOffs: (input) => service.signOffs(input),
  };
}
