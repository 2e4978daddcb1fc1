import { describe, expect, it } from 'vitest';
import { createCapitalDesk } from '../support/capital-desk.ts';
import { createTestCore } from '../support/core.ts';
import { unit } from '../support/example-records.ts';
import { createImportDesk } from '../support/import-desk.ts';

async function deskWithScenario() {
  const desk = await createCapitalDesk();
  const unitId = await desk.unit({ capitalYear: 2027, capitalCost: 100, replacementFunded: false });
  const scenario = await desk.api.capital.createScenario({ name: 'Plan B', note: 'Without the new wing' });
  return { ...desk, unitId, scenario, scenarioId: scenario.id };
}

describe('scenarios', () => {
  it('are named once, whatever the case, changed, deleted and brought back, all of it on record', async () => {
    const { api, scenario } = await deskWithScenario();
    expect(scenario).toMatchObject({ version: 1, items: 0, deleted: null, note: 'Without the new wing' });
    await expect(api.capital.createScenario({ name: ' PLAN b' })).rejects.toMatchObject({ code: 'CONFLICT' });
    const renamed = await api.capital.updateScenario({ id: scenario.id, version: 1, name: 'Plan C', note: null });
    expect(renamed).toMatchObject({ version: 2, name: 'Plan C', note: null });
    await expect(api.capital.updateScenario({ id: scenario.id, version: 1, name: 'Plan D' })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { name: 'Plan C' } },
    });
    await api.capital.removeScenario({ id: scenario.id, version: 2, reason: 'Not needed' });
    expect((await api.capital.scenarios({})).items).toEqual([]);
    expect((await api.capital.scenarios({ includeDeleted: true })).items).toMatchObject([
      { name: 'Plan C', deleted: { reason: 'Not needed' } },
    ]);
    const { id } = await api.capital.createScenario({ name: 'Plan C' });
    await expect(api.capital.restoreScenario({ id: scenario.id })).rejects.toMatchObject({ code: 'CONFLICT' });
    await api.capital.updateScenario({ id, version: 1, name: 'Plan E' });
    expect(await api.capital.restoreScenario({ id: scenario.id })).toMatchObject({ deleted: null });
    const { items } = await api.audit.list({ filters: { entity: 'scenario' } });
    expect(items.map(({ action }) => action).toReversed()).toEqual([
      'capital.createScenario',
      'capital.updateScenario',
      'capital.removeScenario',
      'capital.createScenario',
      'capital.updateScenario',
      'capital.restoreScenario',
    ]);
  });

  it('say of a unit only what was sent, and nothing is left when all is as the unit says', async () => {
    const { api, unitId, scenarioId } = await deskWithScenario();
    const set = (input: object) => api.capital.setItem({ scenarioId, unitId, version: 0, ...input });
    expect(await set({ year: 2030 })).toEqual({
      scenarioId,
      unitId,
      version: 1,
      year: 2030,
      funded: null,
      cost: null,
      note: null,
    });
    expect(await set({ version: 1, funded: true, note: ' Grant ' })).toMatchObject({
      year: 2030,
      funded: true,
      note: 'Grant',
    });
    await expect(set({ version: 1, year: 2040 })).rejects.toMatchObject({
      code: 'CONFLICT',
      details: { current: { version: 2, year: 2030 } },
    });
    expect((await api.capital.scenarioItems({ scenarioId })).items).toMatchObject([
      { unitId, unit: { className: 'CT' } },
    ]);
    expect((await api.capital.list({ scenarioId })).items[0]).toMatchObject({
      planYear: 2030,
      planYearFrom: 'scenario',
      funded: true,
      cost: 100,
      item: { version: 2 },
    });
    const cleared = await set({ version: 2, year: null, funded: null, note: null });
    expect(cleared).toMatchObject({ version: 0, year: null });
    expect((await api.capital.scenarioItems({ scenarioId })).total).toBe(0);
    const { items } = await api.audit.list({ filters: { entity: 'scenario' } });
    expect(items[0]).toMatchObject({
      action: 'capital.setItem',
      changes: [
        { field: 'unitId', old: unitId, new: unitId },
        { field: 'year', old: 2030, new: null },
        { field: 'funded', old: true, new: null },
        { field: 'note', old: 'Grant', new: null },
      ],
    });
  });

  it('decide what is funded, in lists, charts and budgets', async () => {
    const { api, unitId, scenarioId } = await deskWithScenario();
    const filters = { replacementFunded: false };
    const total = async (of: number | null) => (await api.capital.list({ filters, scenarioId: of })).total;
    expect([await total(null), await total(scenarioId)]).toEqual([1, 1]);
    await api.capital.setItem({ scenarioId, unitId, version: 0, funded: true });
    expect([await total(null), await total(scenarioId)]).toEqual([1, 0]);
    const budget = await api.capital.budget({ fromYear: 2026, toYear: 2030, filters, scenarioId });
    expect(budget.total.units).toBe(0);
    const { total: funded } = await api.capital.list({ filters: { replacementFunded: true }, scenarioId });
    expect(funded).toBe(1);
  });

  it('are copied with all they say', async () => {
    const { api, unitId, scenarioId } = await deskWithScenario();
    await api.capital.setItem({ scenarioId, unitId, version: 0, year: 2031, cost: 0 });
    const copy = await api.capital.createScenario({ name: 'Copy', copyOf: scenarioId });
    expect(copy).toMatchObject({ items: 1, note: 'Without the new wing' });
    expect((await api.capital.scenarioItems({ scenarioId: copy.id })).items).toMatchObject([{ year: 2031, cost: 0 }]);
    await api.capital.setItem({ scenarioId: copy.id, unitId, version: 1, year: 2040 });
    expect((await api.capital.scenarioItems({ scenarioId })).items).toMatchObject([{ year: 2031 }]);
  });

  it('stand side by side, with the units as they are', async () => {
    const { api, unitId, scenarioId } = await deskWithScenario();
    await api.capital.setItem({ scenarioId, unitId, version: 0, year: 2028, cost: 150 });
    const years = { fromYear: 2026, toYear: 2028, escalationPercent: 10 };
    const comparison = await api.capital.compare({ scenarioIds: [null, scenarioId], ...years });
    expect(comparison.scenarios).toMatchObject([
      { scenarioId: null, name: null, total: { cost: 100, escalated: 110, difference: 0 } },
      { scenarioId, name: 'Plan B', items: 1, total: { cost: 150, escalated: 182, difference: 72 } },
    ]);
    expect(comparison.byYear.map(({ year, values }) => [year, ...values.map(({ escalated }) => escalated)])).toEqual([
      [2026, 0, 0],
      [2027, 110, 0],
      [2028, 0, 182],
    ]);
    expect(comparison.byFacility).toMatchObject([{ facilityId: null, values: [{ units: 1 }, { difference: 72 }] }]);
    await expect(api.capital.compare({ scenarioIds: [scenarioId], ...years })).rejects.toMatchObject({
      code: 'INVALID',
    });
    await expect(api.capital.compare({ scenarioIds: [1, 2, 3, 4, 5], ...years })).rejects.toMatchObject({
      code: 'INVALID',
    });
  });

  it('are applied as the preview showed, as ordinary edits of the units, or not at all', async () => {
    const desk = await deskWithScenario();
    const { api, unitId, scenarioId } = desk;
    const same = await desk.unit({ capitalYear: 2029 });
    await api.capital.setItem({ scenarioId, unitId, version: 0, year: 2028, cost: 150, funded: true });
    await api.capital.setItem({ scenarioId, unitId: same, version: 0, year: 2029 });
    const preview = await api.capital.applyPreview({ scenarioId });
    expect(preview.total).toBe(1);
    expect(preview.items[0]).toMatchObject({
      unit: { id: unitId },
      changes: [
        { field: 'capitalYear', old: 2027, new: 2028 },
        { field: 'capitalCost', old: 100, new: 150 },
        { field: 'replacementFunded', old: false, new: true },
      ],
    });
    await api.equipment.update({ id: unitId, version: 1, room: '7' });
    await expect(api.capital.applyScenario({ scenarioId, proof: preview.proof })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    const { proof } = await api.capital.applyPreview({ scenarioId });
    expect(await api.capital.applyScenario({ scenarioId, proof })).toEqual({ changed: 1 });
    expect(await api.equipment.get({ id: unitId })).toMatchObject({
      capitalYear: 2028,
      capitalCost: 150,
      replacementFunded: true,
      version: 3,
    });
    expect((await api.capital.applyPreview({ scenarioId })).total).toBe(0);
    const { items } = await api.audit.list({ filters: { entity: 'unit', entityId: String(unitId) } });
    expect(items[0]?.changes).toContainEqual({ field: 'capitalYear', old: 2027, new: 2028, hidden: false });
  });

  it('refuse units and scenarios that do not exist, and work on deleted ones', async () => {
    const { api, unitId, scenario, scenarioId } = await deskWithScenario();
    await expect(api.capital.setItem({ scenarioId, unitId: 99, version: 0, year: 2030 })).rejects.toMatchObject({
      code: 'INVALID',
    });
    for (const call of [
      () => api.capital.setItem({ scenarioId: 99, unitId, version: 0, year: 2030 }),
      () => api.capital.list({ scenarioId: 99 }),
      () => api.capital.createScenario({ name: 'Copy', copyOf: 99 }),
      () => api.capital.scenarioItems({ scenarioId: 99 }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await api.capital.removeScenario({ id: scenarioId, version: scenario.version, reason: 'Done' });
    for (const call of [
      () => api.capital.setItem({ scenarioId, unitId, version: 0, year: 2030 }),
      () => api.capital.chart({ scenarioId }),
      () => api.capital.applyPreview({ scenarioId }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'CONFLICT' });
  });

  it('are for those to change who may change units, and for everybody to read who reads them', async () => {
    const test = await createTestCore();
    const { id: unitId } = await unit(test);
    const scenario = await test.as('physicist').capital.createScenario({ name: 'Plan B' });
    const { id: scenarioId } = scenario;
    const viewer = test.as('viewer').capital;
    expect((await viewer.scenarios({})).items).toHaveLength(1);
    for (const call of [
      () => viewer.createScenario({ name: 'Mine' }),
      () => viewer.updateScenario({ id: scenarioId, version: scenario.version, name: 'Mine' }),
      () => viewer.removeScenario({ id: scenarioId, version: scenario.version, reason: 'No' }),
      () => viewer.setItem({ scenarioId, unitId, version: 0, year: 2030 }),
      () => viewer.applyScenario({ scenarioId, proof: '' }),
    ])
      await expect(call()).rejects.toMatchObject({ code: 'FORBIDDEN' });
    await test.as('physics-assistant').capital.setItem({ scenarioId, unitId, version: 0, year: 2030 });
    await expect(test.as('user').capital.list({})).rejects.toMatchObject({ code: 'FORBIDDEN' });
  });

  it('keep an import from being undone while they say something of its units', async () => {
    const desk = await createImportDesk();
    const { import: applied } = await desk.import('equipment_class,eq_id\r\nCT,1\r\n');
    const { id: scenarioId } = await desk.api.capital.createScenario({ name: 'Plan B' });
    await desk.api.capital.setItem({ scenarioId, unitId: 1, version: 0, year: 2030 });
    await expect(desk.api.imports.undo({ importId: applied.id })).rejects.toMatchObject({
      message: expect.stringContaining(`scenario ${scenarioId} uses what it brought`),
    });
  });
});
