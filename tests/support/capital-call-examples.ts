import type { TestCore } from './core.ts';
import { type Example, unit } from './example-records.ts';

const years = { fromYear: 2026, toYear: 2030 };

async function scenario(test: TestCore, name = 'Without the new wing') {
  return test.as('administrator').capital.createScenario({ name });
}

/** A scenario that says something of a unit. */
async function planned(test: TestCore) {
  const { id: scenarioId } = await scenario(test);
  const { id: unitId } = await unit(test);
  await test.as('administrator').capital.setItem({ scenarioId, unitId, version: 0, year: 2031, cost: 900 });
  return { scenarioId, unitId };
}

/** Working calls of capital planning. */
export const capitalCallExamples: Readonly<Record<string, Example>> = {
  'capital.list': () => ({ sort: [{ by: 'score', direction: 'desc' }] }),
  'capital.unit': async (test) => ({ unitId: (await unit(test)).id }),
  'capital.chart': () => ({}),
  'capital.budget': () => ({ ...years, escalationPercent: 3.25, by: 'class' }),
  'capital.scenarios': () => ({}),
  'capital.createScenario': () => ({ name: 'Without the new wing' }),
  'capital.updateScenario': async (test) => {
    const { id, version } = await scenario(test);
    return { id, version, note: 'As discussed in March.' };
  },
  'capital.removeScenario': async (test) => {
    const { id, version } = await scenario(test);
    return { id, version, reason: 'Made by mistake' };
  },
  'capital.restoreScenario': async (test) => {
    const { id, version } = await scenario(test);
    await test.as('administrator').capital.removeScenario({ id, version, reason: 'Made by mistake' });
    return { id };
  },
  'capital.scenarioItems': async (test) => ({ scenarioId: (await planned(test)).scenarioId }),
  'capital.setItem': async (test) => ({
    scenarioId: (await scenario(test)).id,
    unitId: (await unit(test)).id,
    version: 0,
    funded: true,
  }),
  'capital.compare': async (test) => ({ ...years, scenarioIds: [null, (await scenario(test)).id] }),
  'capital.applyPreview': async (test) => ({ scenarioId: (await planned(test)).scenarioId }),
  'capital.applyScenario': async (test) => {
    const { scenarioId } = await planned(test);
    const { proof } = await test.as('administrator').capital.applyPreview({ scenarioId });
    return { scenarioId, proof };
  },
  'capital.weights': () => ({}),
  'capital.saveWeights': () => ({
    version: 0,
    age: 50,
    endOfSupport: 30,
    cost: 10,
    failedTests: 10,
    costReference: 1500,
  }),
  'capital.export': () => ({ layout: { kind: 'shown', columns: [{ key: 'cost', label: 'Cost' }] } }),
  'capital.noteExport': () => ({ what: 'capital-chart', format: 'png' }),
  'capital.casePdf': async (test) => ({ unitId: (await unit(test)).id, language: 'fr' }),
};
