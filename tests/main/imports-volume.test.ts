import { expect, test } from 'vitest';
import { generatedFleet } from '../support/generated-fleet.ts';
import { createImportDesk } from '../support/import-desk.ts';

// Ten times what REMS takes in one file, and many times the batches in which rows are read, reported and taken back.
// How long 20,000 take is a figure of the benchmark.
const units = 5_000;

test('thousands of new units go in, stay the same the second time, and go again', { timeout: 60_000 }, async () => {
  const desk = await createImportDesk();
  const file = generatedFleet(units);
  const checked = await desk.check(file);
  expect(checked.import.counts).toMatchObject({ created: units, errors: 0, warnings: 0 });

  const { import: applied } = await desk.apply(checked.import.id);
  expect(applied).toMatchObject({ state: 'applied', counts: { created: units, errors: 0 } });

  const second = await desk.import(file);
  expect(second.import.counts).toMatchObject({ unchanged: units, warnings: 0 });

  const undone = await desk.undo(applied.id);
  expect(undone.import.state).toBe('undone');
  expect((await desk.api.equipment.list({})).total).toBe(0);
});
