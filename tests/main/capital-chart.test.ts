import { describe, expect, it } from 'vitest';
import { createCapitalDesk } from '../support/capital-desk.ts';

describe('the bubble chart (REMS 2.5)', () => {
  it('has a point for every unit with an end of life and a cost; what is past counts in this year', async () => {
    const desk = await createCapitalDesk();
    const facilityId = (await desk.api.lookups.create({ kind: 'facility', name: 'Harbor, "North" wing' })).id;
    const past = await desk.unit({ endOfLifeOn: '2000-01-01', capitalCost: 500, facilityId, room: '1, left' });
    const later = await desk.unit({ subclassId: desk.subclassId, installedOn: '2022-04-01' });
    await desk.unit({ endOfLifeOn: '2030-01-01' });
    await desk.unit({ capitalCost: 500 });
    const { points, withoutPoint, currentYear } = await desk.api.capital.chart({});
    expect([currentYear, withoutPoint]).toEqual([2026, 2]);
    expect(points).toEqual([
      {
        unitId: past,
        classId: desk.classId,
        className: 'CT',
        year: 2026,
        cost: 500,
        facility: 'Harbor, "North" wing',
        room: '1, left',
        eolOn: '2000-01-01',
        estimated: false,
      },
      {
        unitId: later,
        classId: desk.classId,
        className: 'CT',
        year: 2032,
        cost: 500,
        facility: null,
        room: null,
        eolOn: '2032-04-01',
        estimated: true,
      },
    ]);
  });

  it('sums six years: 500, 1200 and 300 thousand are 2.0 million; the seventh is not among them', async () => {
    const desk = await createCapitalDesk();
    await desk.unit({ endOfLifeOn: '2020-01-01', capitalCost: 500 });
    await desk.unit({ endOfLifeOn: '2028-01-01', capitalCost: 1200 });
    await desk.unit({ endOfLifeOn: '2031-12-31', capitalCost: 300 });
    await desk.unit({ endOfLifeOn: '2032-01-01', capitalCost: 7777 });
    const { horizon, years } = await desk.api.capital.chart({});
    expect(horizon).toEqual({ fromYear: 2026, toYear: 2031, units: 3, cost: 2000 });
    expect(years.map(({ year, units, cost }) => [year, units, cost])).toEqual([
      [2026, 1, 500],
      [2028, 1, 1200],
      [2031, 1, 300],
      [2032, 1, 7777],
    ]);
  });

  it('shows any range of years; the sum of six years stays', async () => {
    const desk = await createCapitalDesk();
    for (const year of [2026, 2035, 2060]) await desk.unit({ endOfLifeOn: `${year}-06-01`, capitalCost: 100 });
    const { points, horizon, withoutPoint } = await desk.api.capital.chart({ fromYear: 2030, toYear: 2060 });
    expect(points.map(({ year }) => year)).toEqual([2035, 2060]);
    expect([horizon.cost, withoutPoint]).toEqual([100, 0]);
  });

  it('can go by the plan instead: the capital year, or the year of a scenario', async () => {
    const desk = await createCapitalDesk();
    const unitId = await desk.unit({ endOfLifeOn: '2027-01-01', capitalYear: 2029, capitalCost: 100 });
    const { id: scenarioId } = await desk.api.capital.createScenario({ name: 'Later' });
    await desk.api.capital.setItem({ scenarioId, unitId, version: 0, year: 2033, cost: 150 });
    const year = async (input: object) => {
      const { points } = await desk.api.capital.chart(input);
      return points.map((point) => [point.year, point.cost]);
    };
    expect(await year({})).toEqual([[2027, 100]]);
    expect(await year({ by: 'plan' })).toEqual([[2029, 100]]);
    expect(await year({ by: 'plan', scenarioId })).toEqual([[2033, 150]]);
    expect(await year({ scenarioId })).toEqual([[2027, 150]]);
  });
});

describe('the budget', () => {
  it('goes by year and facility, department or class, and escalates from this year on', async () => {
    const desk = await createCapitalDesk();
    const { api } = desk;
    const facilityId = (await api.lookups.create({ kind: 'facility', name: 'Harbor' })).id;
    const departmentId = (await api.lookups.create({ kind: 'department', name: 'Radiology' })).id;
    await desk.unit({ capitalYear: 2026, capitalCost: 100, facilityId, departmentId });
    await desk.unit({ capitalYear: 2028, capitalCost: 1000, facilityId });
    await desk.unit({ capitalYear: 2028, capitalCost: 50 });
    await desk.unit({ capitalYear: 2040, capitalCost: 70 });
    await desk.unit({ capitalCost: 33 });
    await desk.unit({ capitalYear: 2027 });
    const budget = await api.capital.budget({ fromYear: 2026, toYear: 2028, escalationPercent: 3 });
    expect(budget.rows).toEqual([
      { year: 2026, groupId: facilityId, groupName: 'Harbor', units: 1, cost: 100, escalated: 100 },
      { year: 2028, groupId: facilityId, groupName: 'Harbor', units: 1, cost: 1000, escalated: 1061 },
      { year: 2028, groupId: null, groupName: null, units: 1, cost: 50, escalated: 53 },
    ]);
    expect(budget.total).toEqual({ units: 3, cost: 1150, escalated: 1214 });
    expect(budget.leftOut).toEqual({
      withoutYear: { units: 1, cost: 33 },
      withoutCost: { units: 1 },
      before: { units: 0, cost: 0 },
      after: { units: 1, cost: 70 },
    });
    const names = async (by: 'department' | 'class') =>
      (await api.capital.budget({ fromYear: 2026, toYear: 2028, by })).groups.map(({ groupName }) => groupName);
    expect(await names('department')).toEqual(['Radiology', null]);
    expect(await names('class')).toEqual(['CT']);
  });

  it('refuses years in the wrong order, too many of them, and a rate that is none', async () => {
    const { api } = await createCapitalDesk();
    for (const input of [
      { fromYear: 2030, toYear: 2029 },
      { fromYear: 2000, toYear: 2060 },
      { fromYear: 2026, toYear: 2030, escalationPercent: -1 },
      { fromYear: 2026, toYear: 2030, escalationPercent: 51 },
      { fromYear: 2026, toYear: 2030, escalationPercent: 3.333 },
    ])
      await expect(api.capital.budget(input)).rejects.toMatchObject({ code: 'INVALID' });
    await expect(api.capital.budget({ fromYear: 2026, toYear: 2030, scenarioId: 9 })).rejects.toMatchObject({
      code: 'NOT_FOUND',
    });
  });
});
