import type { TestCore } from './core.ts';
import { type Example, unit } from './example-records.ts';

/** A contact, and somebody else who may be one. */
async function contacts(test: TestCore) {
  const { people } = test.as('administrator');
  const first = { name: 'Okafor, Amara', email: 'a.okafor@example.org', roles: ['contact' as const] };
  const second = { name: 'Lindqvist, Maja', email: 'm.lindqvist@example.org', roles: ['contact' as const] };
  return { from: await people.create(first), to: await people.create(second) };
}

/** Somebody who is the contact of a unit, and who takes over. */
async function handOver(test: TestCore) {
  const { from, to } = await contacts(test);
  const { id, version } = await unit(test);
  await test.as('administrator').equipment.update({ id, version, contactId: from.id });
  return { fromId: from.id, toId: to.id, parts: ['contact' as const] };
}

async function edited(test: TestCore) {
  const { id, version } = await unit(test);
  return test.as('administrator').equipment.bulkEdit({ units: [[id, version]], changes: { room: '101' } });
}

/** A working call of every procedure about people beyond list and form, and of bulk edits. */
export const personCallExamples: Readonly<Record<string, Example>> = {
  'people.archive': async (test) => {
    const { id, version } = (await contacts(test)).from;
    return { id, version, reason: 'Left the clinic' };
  },
  'people.reactivate': async (test) => {
    const { id, version } = (await contacts(test)).from;
    const archived = await test.as('administrator').people.archive({ id, version, reason: 'Left the clinic' });
    return { id, version: archived.version };
  },
  'people.assigned': async (test) => ({ id: (await handOver(test)).fromId }),
  'people.done': async (test) => ({ id: (await contacts(test)).from.id }),
  'people.mergePreview': async (test) => {
    const { from, to } = await contacts(test);
    return { fromId: from.id, intoId: to.id };
  },
  'people.merge': async (test) => {
    const { from, to } = await contacts(test);
    return { fromId: from.id, fromVersion: from.version, intoId: to.id };
  },
  'people.unmerge': async (test) => {
    const { from, to } = await contacts(test);
    await test.as('administrator').people.merge({ fromId: from.id, fromVersion: from.version, intoId: to.id });
    return { fromId: from.id };
  },
  'people.previewReassign': handOver,
  'people.reassign': async (test) => {
    const sent = await handOver(test);
    const { proof } = await test.as('administrator').people.previewReassign(sent);
    return { ...sent, proof };
  },
  'equipment.bulkIds': () => ({ search: 'sn-1' }),
  'equipment.bulkPreview': async (test) => ({
    selection: { kind: 'ids', ids: [(await unit(test)).id] },
    changes: { room: '101' },
  }),
  'equipment.bulkEdit': async (test) => {
    const { id, version } = await unit(test);
    return { units: [[id, version]], changes: { room: '101' } };
  },
  'equipment.bulkUndo': async (test) => ({ bulkId: (await edited(test)).bulkId }),
  'equipment.bulkLast': () => ({}),
};
