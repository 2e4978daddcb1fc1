import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CapitalSortKey, capitalDefaults, capitalSortKeys } from '../../shared/capital-plan.ts';
import { addDays } from '../../shared/dates.ts';
import { type CapitalDesk, createCapitalDesk } from '../support/capital-desk.ts';
import { type Actor, createTestCore } from '../support/core.ts';

async function ids({ api }: CapitalDesk, input: Parameters<CapitalDesk['api']['capital']['list']>[0]) {
  return (await api.capital.list(input)).items.map(({ unit }) => unit.id);
}

describe('a unit in capital planning (REMS 2.5)', () => {
  it.each([
    [{ manufacturedOn: '2010-06-15' }, 10, '2020-06-15'],
    [{ manufacturedOn: '2010-01-01', installedOn: '2012-03-20' }, 5, '2017-03-20'],
    [{ manufacturedOn: '2010-01-01', installedOn: '2012-01-01', refurbishedOn: '2015-06-01' }, 8, '2023-06-01'],
    [{ manufacturedOn: '2010-01-01' }, 0, null],
    [{ manufacturedOn: '2010-01-01' }, null, null],
    [{}, 10, null],
    [{ installedOn: '2012-02-29' }, 10, '2022-02-28'],
    [{ installedOn: '2012-02-29' }, 8, '2020-02-29'],
    [{ installedOn: '9995-01-01' }, 10, null],
  ])('of %j with a lifetime of %j years ends on %j', async (dates, lifetime, end) => {
    const desk = await createCapitalDesk();
    const { id: subclassId } = await desk.subclass('Other', 300, lifetime);
    const unitId = await desk.unit({ subclassId, ...dates });
    const row = await desk.api.capital.unit({ unitId });
    expect(row).toMatchObject({ endOfLifeOn: end, endOfLifeEstimated: end !== null, cost: 300, costEstimated: true });
  });

  it.each([
    ['2030-07-01', 4.5],
    ['2024-07-01', -1.5],
    ['2026-01-01', 0],
    ['2026-01-10', 0],
    ['2025-12-28', 0],
  ])('is %s away %d years on 1 January 2026', async (endOfLifeOn, years) => {
    const desk = await createCapitalDesk();
    const unitId = await desk.unit({ endOfLifeOn });
    const { yearsUntilEndOfLife, endOfLifeEstimated } = await desk.api.capital.unit({ unitId });
    expect([yearsUntilEndOfLife, endOfLifeEstimated]).toEqual([years, false]);
    expect(Object.is(yearsUntilEndOfLife, -0)).toBe(false);
  });

  it('takes its own cost, a genuine zero too, before that of its subclass, and names the category of either', async () => {
    const desk = await createCapitalDesk();
    const { api, subclassId } = desk;
    for (const [name, minCost, maxCost] of [
      ['A', 0, 99],
      ['B', 100, 499],
      ['C', 600, null],
    ] as const)
      await api.lookups.create({ kind: 'capital-category', name, minCost, maxCost });
    const seen = async (capitalCost: number | null, of = subclassId) => {
      const unitId = await desk.unit({ subclassId: of, capitalCost });
      const { cost, category } = await api.capital.unit({ unitId });
      return [cost, category];
    };
    expect(await seen(99)).toEqual([99, 'A']);
    expect(await seen(100)).toEqual([100, 'B']);
    expect(await seen(499)).toEqual([499, 'B']);
    expect(await seen(550)).toEqual([550, null]);
    expect(await seen(600)).toEqual([600, 'C']);
    expect(await seen(12_000)).toEqual([12_000, 'C']);
    expect(await seen(0)).toEqual([0, 'A']);
    expect(await seen(null)).toEqual([500, null]);
    const { id: unpriced } = await desk.subclass('Unpriced', null, 10);
    expect(await seen(null, unpriced)).toEqual([null, null]);
  });

  it('counts in the capital year, else in that of its end of life, never in a year that is over', async () => {
    const desk = await createCapitalDesk();
    const { subclassId } = desk;
    const plan = async (fields: object) => {
      const { planYear, planYearFrom } = await desk.api.capital.unit({ unitId: await desk.unit(fields) });
      return [planYear, planYearFrom];
    };
    expect(await plan({ capitalYear: 2029, endOfLifeOn: '2031-01-01' })).toEqual([2029, 'capital-year']);
    expect(await plan({ capitalYear: 2020, endOfLifeOn: '2031-01-01' })).toEqual([2026, 'capital-year']);
    expect(await plan({ subclassId, installedOn: '2020-05-05' })).toEqual([2030, 'end-of-life']);
    expect(await plan({ endOfLifeOn: '2000-01-01' })).toEqual([2026, 'end-of-life']);
    expect(await plan({})).toEqual([null, null]);
  });

  it('follows its dates, its subclass and the lifetime of its subclass', async () => {
    const desk = await createCapitalDesk();
    const { api, subclassId } = desk;
    const unitId = await desk.unit({ subclassId, installedOn: '2015-01-01' });
    const first = async () => (await api.capital.list({ sort: [{ by: 'endOfLifeOn', direction: 'asc' }] })).items[0];
    expect((await first())?.endOfLifeOn).toBe('2025-01-01');
    const chartYear = async () => (await api.capital.chart({})).points[0]?.eolOn;
    await api.equipment.update({ id: unitId, version: 1, refurbishedOn: '2019-06-01' });
    expect(await chartYear()).toBe('2029-06-01');
    const { version } = (await api.lookups.list({ kind: 'subclass' })).items[0] ?? { version: 0 };
    await api.lookups.update({ kind: 'subclass', id: subclassId, version, lifetimeYears: 12 });
    expect(await chartYear()).toBe('2031-06-01');
    const { id: other } = await desk.subclass('Short', 100, 5);
    await api.equipment.update({ id: unitId, version: 2, subclassId: other });
    expect(await chartYear()).toBe('2024-06-01');
    await api.equipment.update({ id: unitId, version: 3, subclassId: null });
    expect(await chartYear()).toBeUndefined();
  });

  it('is not found when there is none', async () => {
    const { api } = await createCapitalDesk();
    await expect(api.capital.unit({ unitId: 99 })).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });
});

describe('the list of capital planning (REMS 3.7)', () => {
  it('shows by default what radiology owns, planned ones too, nothing retired, uncovered or funded', async () => {
    const desk = await createCapitalDesk();
    const shown = [
      await desk.unit(),
      await desk.unit({ planned: true }),
      await desk.unit({ replacementFunded: false }),
    ];
    await desk.unit({ radiologyOwned: false });
    await desk.unit({ radiologyOwned: null });
    await desk.unit({ replacementFunded: true });
    await desk.unit({ retired: true });
    await desk.unit({ retiredOn: '2025-12-31' });
    await desk.unit({ physicsCovered: false });
    expect(await ids(desk, { filters: capitalDefaults })).toEqual(shown);
    expect((await desk.api.capital.list({ filters: { ...capitalDefaults, includeRetired: true } })).total).toBe(5);
  });

  it('sorts by any mix of keys, blanks last in both directions (6.17)', async () => {
    const desk = await createCapitalDesk();
    const harbor = (await desk.api.lookups.create({ kind: 'facility', name: 'Harbor' })).id;
    const lake = (await desk.api.lookups.create({ kind: 'facility', name: 'Lakeside' })).id;
    const a = await desk.unit({ facilityId: lake, capitalCost: 300, endOfLifeOn: '2030-01-01' });
    const b = await desk.unit({ facilityId: harbor, capitalCost: 300, endOfLifeOn: '2028-01-01' });
    const c = await desk.unit({ facilityId: harbor, endOfLifeOn: '2035-01-01' });
    const d = await desk.unit({ facilityId: lake, capitalCost: 900 });
    const e = await desk.unit({});
    expect(await ids(desk, { sort: [{ by: 'cost', direction: 'desc' }] })).toEqual([d, a, b, c, e]);
    expect(await ids(desk, { sort: [{ by: 'cost', direction: 'asc' }] })).toEqual([a, b, d, c, e]);
    expect(await ids(desk, { sort: [{ by: 'yearsUntilEndOfLife', direction: 'desc' }] })).toEqual([c, a, b, d, e]);
    expect(
      await ids(desk, {
        sort: [
          { by: 'facilityName', direction: 'asc' },
          { by: 'yearsUntilEndOfLife', direction: 'desc' },
        ],
      }),
    ).toEqual([c, b, a, d, e]);
    expect(
      await ids(desk, {
        sort: [
          { by: 'cost', direction: 'desc' },
          { by: 'facilityName', direction: 'asc' },
        ],
      }),
    ).toEqual([d, b, a, c, e]);
  });

  it('puts blanks last for every key, whichever direction', async () => {
    const desk = await createCapitalDesk();
    const facts = {
      subclassId: desk.subclassId,
      model: 'Aquilion',
      room: '101',
      installedOn: '2020-01-01',
      capitalYear: 2030,
      replacementFunded: true,
      manufacturerId: (await desk.api.lookups.create({ kind: 'manufacturer', name: 'Canon' })).id,
      departmentId: (await desk.api.lookups.create({ kind: 'department', name: 'Radiology' })).id,
      facilityId: (await desk.api.lookups.create({ kind: 'facility', name: 'Harbor' })).id,
    };
    const blank = await desk.unit({});
    const full = await desk.unit(facts);
    const never = new Set<CapitalSortKey>(['id', 'className', 'capitalType']);
    for (const by of capitalSortKeys) {
      for (const direction of ['asc', 'desc'] as const) {
        const wanted = never.has(by) && !(by === 'id' && direction === 'desc') ? [blank, full] : [full, blank];
        expect(await ids(desk, { sort: [{ by, direction }] }), `${by} ${direction}`).toEqual(wanted);
      }
    }
  });

  it('tells the cost of all that match, and finds by words and chips', async () => {
    const desk = await createCapitalDesk();
    const harbor = (await desk.api.lookups.create({ kind: 'facility', name: 'Harbor' })).id;
    await desk.unit({ capitalCost: 300, facilityId: harbor, model: 'Aquilion' });
    await desk.unit({ capitalCost: 200, facilityId: harbor, model: 'Revolution' });
    await desk.unit({ capitalCost: 100 });
    const { total, cost, items } = await desk.api.capital.list({ pageSize: 1 });
    expect([total, cost, items.length]).toEqual([3, 600, 1]);
    expect(await desk.api.capital.list({ search: 'aquil' })).toMatchObject({ total: 1, cost: 300 });
    expect(await desk.api.capital.list({ filters: { facilityId: [harbor] } })).toMatchObject({ total: 2, cost: 500 });
  });

  it('sorts by the score that it shows, whatever the units say', async () => {
    const desk = await createCapitalDesk();
    const date = fc.option(fc.integer({ min: 0, max: 15_000 }).map((days) => addDays('1999-12-31', days)));
    const lifetimes = await Promise.all(
      [null, 0, 7, 15].map(
        async (years, at) => (await desk.subclass(`Kind ${at}`, at === 1 ? null : 100 * at, years)).id,
      ),
    );
    const facts = fc.sample(
      fc.record({
        subclassId: fc.constantFrom(null, ...lifetimes),
        manufacturedOn: date,
        installedOn: date,
        endOfLifeOn: date,
        endOfSupportOn: date,
        capitalCost: fc.option(fc.integer({ min: 0, max: 3000 })),
      }),
      { numRuns: 60, seed: 42 },
    );
    for (const [at, fields] of [...facts, {}].entries()) {
      const unitId = await desk.unit(fields);
      for (const outcome of (['pass', 'fail', 'fail'] as const).slice(0, at % 4))
        await desk.api.compliance.recordTest({ unitId, type: 'Annual', testDate: '2025-05-05', outcome });
    }
    await desk.api.capital.saveWeights({
      version: 0,
      age: 40,
      endOfSupport: 35,
      cost: 25,
      failedTests: 20,
      costReference: 800,
    });
    const { items } = await desk.api.capital.list({ sort: [{ by: 'score', direction: 'desc' }], pageSize: 200 });
    const scores = items.map(({ score }) => score.value);
    expect(scores.filter((score) => score !== null).length).toBeGreaterThan(30);
    expect(scores).toContain(null);
    const sorted = scores.toSorted((one, other) => (other ?? -1) - (one ?? -1));
    expect(scores).toEqual(sorted);
  });
});

describe('weights of the score', () => {
  it('are for those to decide who may change units', async () => {
    const test = await createTestCore();
    const { version, ...weights } = await test.as('viewer').capital.weights({});
    const save = (actor: Actor) => test.as(actor).capital.saveWeights({ ...weights, version, cost: 20 });
    await expect(save('viewer')).rejects.toMatchObject({ code: 'FORBIDDEN' });
    expect(await save('physicist')).toMatchObject({ cost: 20, version: 1 });
  });

  it('are remembered, put on record, and not overwritten unseen', async () => {
    const { api } = await createCapitalDesk();
    const { version, ...defaults } = await api.capital.weights({});
    expect([version, defaults]).toEqual([
      0,
      { age: 50, endOfSupport: 20, cost: 15, failedTests: 15, costReference: 1000 },
    ]);
    const saved = await api.capital.saveWeights({ ...defaults, version, cost: 40 });
    expect(saved).toMatchObject({ version: 1, cost: 40 });
    await expect(api.capital.saveWeights({ ...defaults, version, cost: 1 })).rejects.toMatchObject({
      code: 'CONFLICT',
    });
    await expect(api.capital.saveWeights({ ...defaults, version: 1, costReference: 0 })).rejects.toMatchObject({
      code: 'INVALID',
    });
    const { items } = await api.audit.list({ filters: { entity: 'capital' } });
    expect(items[0]).toMatchObject({ action: 'capital.saveWeights', changes: [{ field: 'cost', old: 15, new: 40 }] });
  });
});
