import type { TestCore } from './core.ts';
import { type Example, unit } from './example-records.ts';

async function tube(test: TestCore) {
  const { id: unitId } = await unit(test);
  return test.as('administrator').components.create({ unitId, kind: 'tube', serialNumber: 'T-1' });
}

async function field(test: TestCore) {
  return test.as('administrator').fields.create({ label: 'Gantry opening', kind: 'number', unitLabel: 'cm' });
}

/** Calls about components of units and fields of the clinic. */
export const unitAdditionsCallExamples: Readonly<Record<string, Example>> = {
  'components.list': async (test) => ({ unitId: (await unit(test)).id }),
  'components.get': async (test) => ({ id: (await tube(test)).id }),
  'components.create': async (test) => ({ unitId: (await unit(test)).id, kind: 'detector' }),
  'components.update': async (test) => ({ id: (await tube(test)).id, version: 1, model: 'X' }),
  'components.replace': async (test) => ({
    id: (await tube(test)).id,
    version: 1,
    on: '2024-05-01',
    component: { serialNumber: 'T-2' },
  }),
  'components.remove': async (test) => ({ id: (await tube(test)).id, version: 1, reason: 'Typed by mistake' }),
  'components.restore': async (test) => {
    const { id } = await tube(test);
    await test.as('administrator').components.remove({ id, version: 1, reason: 'Typed by mistake' });
    return { id };
  },
  'fields.list': () => ({}),
  'fields.usage': () => ({}),
  'fields.create': () => ({ label: 'Gantry opening', kind: 'number', unitLabel: 'cm', decimals: 1 }),
  'fields.update': async (test) => ({ id: (await field(test)).id, version: 1, label: 'Bore' }),
  'fields.reorder': async (test) => {
    const first = await field(test);
    const second = await test.as('administrator').fields.create({ label: 'Detector rows', kind: 'number' });
    return { ids: [second.id, first.id] };
  },
};
