import { beforeEach, expect, it } from 'vitest';
import { type CapitalDesk, createCapitalDesk } from '../support/capital-desk.ts';

let desk: CapitalDesk;
beforeEach(async () => {
  desk = await createCapitalDesk();
});

it('orders and scores by weights on trial without keeping them', async () => {
  const old = await desk.unit({ endOfLifeOn: '2020-01-01', installedOn: '2005-01-01', capitalCost: 10 });
  const dear = await desk.unit({ endOfLifeOn: '2040-01-01', installedOn: '2025-01-01', capitalCost: 9000 });
  const sort = [{ by: 'score', direction: 'desc' }] as const;
  const order = async (weights?: {
    age: number;
    endOfSupport: number;
    cost: number;
    failedTests: number;
    costReference: number;
  }) =>
    (await desk.api.capital.list({ sort: [...sort], ...(weights && { weights }) })).items.map(({ unit, score }) => [
      unit.id,
      score.value,
    ]);
  const usual = await order();
  expect(usual.map(([id]) => id)).toEqual([old, dear]);
  expect(await order({ age: 0, endOfSupport: 0, cost: 100, failedTests: 0, costReference: 1000 })).toEqual([
    [dear, 100],
    [old, 1],
  ]);
  expect(await order()).toEqual(usual);
  expect((await desk.api.capital.weights({})).version).toBe(0);
});

it('refuses weights on trial that could not be saved', async () => {
  const weights = { age: 101, endOfSupport: 0, cost: 0, failedTests: 0, costReference: 1000 };
  await expect(desk.api.capital.list({ weights })).rejects.toMatchObject({ code: 'INVALID' });
});

it('says beside the scenario what the unit itself says', async () => {
  const unitId = await desk.unit({ capitalYear: 2029, capitalCost: 400, replacementFunded: false });
  const { id: scenarioId } = await desk.api.capital.createScenario({ name: 'Later' });
  await desk.api.capital.setItem({ scenarioId, unitId, version: 0, year: 2033, cost: 700, funded: true });
  const row = await desk.api.capital.unit({ unitId, scenarioId });
  expect(row).toMatchObject({ planYear: 2033, cost: 700, funded: true });
  expect(row.asUnit).toEqual({ planYear: 2029, cost: 400, funded: false });
});
