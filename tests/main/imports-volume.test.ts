import { expect, test } from 'vitest';
import { generatedFleet } from '../support/generated-fleet.ts';
import { createImportDesk } from '../support/import-desk.ts';

test('20,000 new units go in, stay the same the second time, and go again', {
  timeout: 90_000,
}, async () => {
  const desk = await createImportDesk();
  const file = generatedFleet(20_000);
  const checked = await desk.check(file);
  expect(checked.import.counts).toMatchObject({ created: 20_000, errors: 0, warnings: 0 });

  const { import: applied } = await desk.apply(checked.import.id);
  expect(applied).toMatchObject({ state: 'applied', counts: { created: 20_000, errors: 0 } });

  const second = await desk.import(file);
  expect(second.import.counts).toMatchObject({ unchanged: 20_000, warnings: 0 });

  const undone = await desk.undo(applied.id);
  expect(undone.import.state).toBe('undone');
  expect((await desk.api.equipment.list({})).total).toBe(0);
});
