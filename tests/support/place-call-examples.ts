import type { TestCore } from './core.ts';
import type { Example } from './example-records.ts';

/** Two departments of nearly the same name. */
async function duplicates(test: TestCore) {
  const { create } = test.as('administrator').lookups;
  const from = await create({ kind: 'department', name: 'Radiologie' });
  const into = await create({ kind: 'department', name: 'Radiology' });
  return { kind: 'department' as const, fromId: from.id, intoId: into.id };
}

async function facility(test: TestCore) {
  const { id } = await test.as('administrator').lookups.create({ kind: 'facility', name: 'North' });
  return { id };
}

async function view(test: TestCore) {
  return test.as('administrator').views.share({ list: 'equipment', name: 'North', query: 'facility=1' });
}

/** Calls about lookups that are merged, facilities and shared views. */
export const placeCallExamples: Readonly<Record<string, Example>> = {
  'lookups.mergePreview': duplicates,
  'lookups.merge': async (test) => ({ ...(await duplicates(test)), fromVersion: 1 }),
  'lookups.unmerge': async (test) => {
    const merge = await duplicates(test);
    await test.as('administrator').lookups.merge({ ...merge, fromVersion: 1 });
    return { kind: merge.kind, fromId: merge.fromId };
  },
  'facilities.list': () => ({}),
  'facilities.get': facility,
  'facilities.people': facility,
  'facilities.registrations': facility,
  'views.list': () => ({ list: 'equipment' }),
  'views.share': () => ({ list: 'equipment', name: 'North', query: 'facility=1' }),
  'views.rename': async (test) => {
    const { id, version } = await view(test);
    return { id, version, name: 'South' };
  },
  'views.remove': async (test) => ({ id: (await view(test)).id }),
  'views.restore': async (test) => {
    const { id } = await view(test);
    await test.as('administrator').views.remove({ id });
    return { id };
  },
};
