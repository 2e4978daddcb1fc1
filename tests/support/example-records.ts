import type { TestCore } from './core.ts';

/** Prepares what a call needs and answers a valid input for it. */
export type Example = (test: TestCore) => Promise<unknown> | unknown;

/** A class of equipment. */
export async function equipmentClass(test: TestCore): Promise<number> {
  return (await test.as('administrator').lookups.create({ kind: 'class', name: 'Computed tomography' })).id;
}

/** A unit. */
export async function unit(test: TestCore) {
  return test.as('administrator').equipment.create({ classId: await equipmentClass(test), serialNumber: 'SN-1' });
}
