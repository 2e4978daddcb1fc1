import type { capitalContract } from '../../shared/capital-plan.ts';
import type { HandlersOf } from '../rpc/context.ts';
import type { ScenarioApplication } from './apply-scenario.ts';
import type { createCasePrint } from './case-print.ts';
import type { ScenarioService } from './scenario-service.ts';
import type { CapitalService } from './service.ts';
import type { createScoreWeights } from './weights.ts';

/** Handlers of `capital.*`. */
export function createCapitalProcedures(deps: {
  readonly capital: CapitalService;
  readonly scenarios: ScenarioService;
  readonly application: ScenarioApplication;
  readonly weights: ReturnType<typeof createScoreWeights>;
  readonly casePdf: ReturnType<typeof createCasePrint>;
}): HandlersOf<typeof capitalContract> {
  const { capital, scenarios, application, weights, casePdf } = deps;
  return {
    list: (input) => capital.list(input),
    unit: (input) => capital.unit(input),
    chart: (input) => capital.chart(input),
    budget: (input) => capital.budget(input),
    compare: (input) => capital.compare(input),
    export: (input, ctx) => capital.export(input, ctx),
    noteExport: (input, ctx) => capital.noteExport(input, ctx),
    scenarios: (input) => scenarios.all(input),
    createScenario: (input, ctx) => scenarios.create(input, ctx),
    updateScenario: (input, ctx) => scenarios.update(input, ctx),
    removeScenario: (input, ctx) => scenarios.remove(input, ctx),
    restoreScenario: (input, ctx) => scenarios.restore(input, ctx),
    scenarioItems: (input) => scenarios.items(input),
    setItem: (input, ctx) => scenarios.setItem(input, ctx),
    applyPreview: (input) => application.preview(input),
    applyScenario: (input, ctx) => application.apply(input, ctx),
    weights: () => weights.get(),
    saveWeights: ({ version, ...next }, ctx) => weights.save(ctx, version, () => next),
    casePdf: (input, ctx) => casePdf(input, ctx),
  };
}
