import { beforeEach, describe, expect, it } from 'vitest';
import { complianceSortKeys, unitStatuses } from '../../shared/compliance.ts';
import { createSurveyDesk, type SurveyDesk } from '../support/survey-desk.ts';

let desk: SurveyDesk;
let compliance: SurveyDesk['api']['compliance'];
beforeEach(async () => {
  desk = await createSurveyDesk();
  compliance = desk.api.compliance;
});

/** A unit whose only limit is that day, by the 12 months and 30 days of TJC. */
async function dueOn(limit: string, fields = {}): Promise<number> {
  const unitId = await desk.unit(['tjc'], fields);
  const lastTested = {
    '2025-06-29': '2024-05-30',
    '2025-06-30': '2024-05-31',
    '2025-09-28': '2024-08-29',
    '2025-09-29': '2024-08-30',
  }[limit];
  await desk.survey(unitId, lastTested ?? '2024-01-01');
  return unitId;
}

type Status = (typeof unitStatuses)[number];
const idsOf = async (status: Status, more: object = {}) =>
  (await compliance.units({ status, ...more })).items.map(({ unit }) => unit.id);

describe('the windows of REMS 2.4 on 2025-06-30', () => {
  it('due yesterday is overdue, today up to 90 days is upcoming, later is compliant', async () => {
    const yesterday = await dueOn('2025-06-29');
    const today = await dueOn('2025-06-30');
    const last = await dueOn('2025-09-28');
    const later = await dueOn('2025-09-29');
    const never = await desk.unit(['tjc']);
    const none = await desk.unit();
    expect(await compliance.summary({})).toEqual({
      compliant: 1,
      upcoming: 2,
      overdue: 1,
      neverTested: 1,
      noSchedule: 1,
      scheduled: 0,
      missed: 0,
    });
    expect(await idsOf('overdue')).toEqual([yesterday]);
    expect(await idsOf('upcoming')).toEqual([today, last]);
    expect(await idsOf('compliant')).toEqual([later]);
    expect(await idsOf('never-tested')).toEqual([never]);
    expect(await idsOf('no-schedule')).toEqual([none]);
    const { items, total } = await compliance.due({});
    expect(items.map((item) => [item.unitId, item.status, item.limitDate, item.daysLeft])).toEqual([
      [yesterday, 'overdue', '2025-06-29', -1],
      [today, 'upcoming', '2025-06-30', 0],
      [last, 'upcoming', '2025-09-28', 90],
      [never, 'never-tested', null, null],
    ]);
    expect(total).toBe(4);
    expect(items[0]).toMatchObject({
      obligation: 'Annual - TJC',
      lastTested: '2024-05-30',
      dueDate: '2025-05-30',
      unit: { id: yesterday, className: 'CT' },
    });
  });

  it('follow the horizon, and refuse one that is none', async () => {
    await dueOn('2025-09-29');
    expect(await compliance.summary({ days: 91 })).toMatchObject({ upcoming: 1, compliant: 0 });
    expect(await compliance.summary({ days: 36_500 })).toMatchObject({ upcoming: 1 });
    for (const days of [0, -1, 36_501, 1.5]) {
      await expect(compliance.summary({ days })).rejects.toMatchObject({ code: 'INVALID' });
      await expect(compliance.due({ days })).rejects.toMatchObject({ code: 'INVALID' });
    }
  });

  it('move with the day, also when the clock is set back', async () => {
    const unitId = await dueOn('2025-06-30');
    desk.setClock('2025-07-01T00:00:01');
    expect(await idsOf('overdue')).toEqual([unitId]);
    desk.setClock('2025-06-30T23:59:59');
    expect(await idsOf('upcoming')).toEqual([unitId]);
    desk.setClock('2024-12-01T12:00:00');
    expect(await idsOf('compliant')).toEqual([unitId]);
  });
});

describe('the population', () => {
  it('is what is not retired, not planned and covered by physics', async () => {
    const active = await dueOn('2025-06-29');
    await dueOn('2025-06-29', { retired: true });
    await dueOn('2025-06-29', { retiredOn: '2025-06-30' });
    const tomorrow = await dueOn('2025-06-29', { retiredOn: '2025-07-01' });
    await dueOn('2025-06-29', { planned: true });
    await dueOn('2025-06-29', { physicsCovered: false });
    expect(await compliance.summary({})).toMatchObject({ overdue: 2 });
    expect(await idsOf('overdue')).toEqual([active, tomorrow]);
    const everything = { includeRetired: true, includePlanned: true, includeNotCovered: true };
    expect(await compliance.summary({ filters: everything })).toMatchObject({ overdue: 2 });
    expect(await compliance.summary({ filters: { state: ['in-service'] } })).toMatchObject({ overdue: 2 });
    expect(await compliance.due({ filters: { state: ['retired', 'planned'] } })).toEqual({ items: [], total: 0 });
  });

  it('counts bookings from today on as scheduled and earlier open ones as missed, on active units only', async () => {
    const unitId = await desk.unit(['tjc'], { installedOn: '2025-01-01' });
    const planned = await desk.unit(['tjc'], { planned: true });
    const booked = desk.book(
      unitId,
      '2025-07-20',
      '2025-06-30',
      '2025-06-20',
      '2025-06-29',
      '2025-06-29',
      '2025-06-30',
    );
    desk.book(planned, '2025-07-20', '2025-06-20');
    expect(await compliance.summary({})).toMatchObject({ scheduled: 3, missed: 3, neverTested: 1 });
    const { items } = await compliance.units({ status: 'never-tested' });
    expect(items).toMatchObject([
      {
        booking: { id: booked[1], scheduledOn: '2025-06-30', assigneeName: null },
        missed: { id: booked[3], scheduledOn: '2025-06-29' },
        daysSinceInstallation: 180,
      },
    ]);
  });
});

describe('a unit with several clocks', () => {
  it('counts once, by the most urgent, and shows them all', async () => {
    const unitId = await desk.unit(['tjc', 'quarterly', 'or-ct-dose']);
    await desk.survey(unitId, '2025-02-15');
    expect(await compliance.summary({})).toMatchObject({ overdue: 1, upcoming: 0, neverTested: 0, compliant: 0 });
    const { items } = await compliance.units({ status: 'overdue' });
    expect(items[0]?.obligations.map(({ obligation, status }) => [obligation, status])).toEqual([
      ['Quarterly', 'overdue'],
      ['CT dosimetry system calibration', 'never-tested'],
      ['Annual - TJC', 'compliant'],
    ]);
    expect(items[0]?.headline).toMatchObject({ obligation: 'Quarterly', limitDate: '2025-05-31', daysLeft: -30 });
    const due = await compliance.due({});
    expect(due.items.map(({ obligation }) => obligation)).toEqual(['Quarterly', 'CT dosimetry system calibration']);
    expect(due.total).toBe(2);
  });

  it('stays together on the list, whatever the page', async () => {
    const first = await desk.unit(['quarterly', 'tjc']);
    await desk.survey(first, '2024-01-02');
    const second = await desk.unit(['quarterly', 'tjc']);
    await desk.survey(second, '2024-02-02');
    const never = await desk.unit(['quarterly', 'tjc']);
    const all = await compliance.due({});
    expect(all.items.map(({ unitId }) => unitId)).toEqual([first, first, second, second, never, never]);
    const pages = [];
    for (const page of [1, 2, 3, 4]) pages.push(await compliance.due({ page, pageSize: 2 }));
    expect(pages.flatMap(({ items }) => items)).toEqual(all.items);
    expect(pages.map(({ total }) => total)).toEqual([6, 6, 6, 6]);
  });
});

describe('filters and search', () => {
  it('apply to every count and list', async () => {
    const mri = (await desk.api.lookups.create({ kind: 'class', name: 'MRI' })).id;
    const unitId = await dueOn('2025-06-29', { classId: mri, model: 'Signa' });
    await dueOn('2025-06-29');
    desk.book(unitId, '2025-06-20', '2025-07-20');
    for (const choice of [{ filters: { classId: [mri] } }, { search: 'signa' }]) {
      expect(await compliance.summary(choice)).toMatchObject({ overdue: 1, scheduled: 1, missed: 1 });
      expect(await idsOf('overdue', choice)).toEqual([unitId]);
      expect(await compliance.due(choice)).toMatchObject({ total: 1, items: [{ unitId }] });
      expect(await compliance.due({ ...choice, page: 1, pageSize: 1 })).toMatchObject({
        total: 1,
        items: [{ unitId }],
      });
    }
    expect(await compliance.due({ search: 'signa', page: 2, pageSize: 1 })).toMatchObject({ total: 1, items: [] });
  });
});

describe('the list of units', () => {
  it('sorts by every key in both directions, blanks last', async () => {
    const facility = await desk.api.lookups.create({ kind: 'facility', name: 'North' });
    const early = await desk.unit(['tjc'], { room: '2', facilityId: facility.id, installedOn: '2010-01-01' });
    await desk.survey(early, '2023-01-01');
    const late = await desk.unit(['tjc'], { room: '10a', installedOn: '2011-01-01' });
    await desk.survey(late, '2023-06-01');
    const blank = await dueOn('2025-06-29');
    const sorted = (by: (typeof complianceSortKeys)[number], direction: 'asc' | 'desc') =>
      idsOf('overdue', { sort: [{ by, direction }] });
    expect(await idsOf('overdue')).toEqual([early, late, blank]);
    expect(await sorted('limitDate', 'desc')).toEqual([blank, late, early]);
    expect(await sorted('lastTested', 'desc')).toEqual([blank, late, early]);
    expect(await sorted('room', 'asc')).toEqual([early, late, blank]);
    expect(await sorted('room', 'desc')).toEqual([late, early, blank]);
    expect(await sorted('installedOn', 'desc')).toEqual([late, early, blank]);
    expect(await sorted('facilityName', 'desc')).toEqual([early, late, blank]);
    for (const by of complianceSortKeys) {
      for (const status of unitStatuses) {
        expect(await idsOf(status, { sort: [{ by, direction: 'desc' }] }), `${by} ${status}`).toHaveLength(
          status === 'overdue' ? 3 : 0,
        );
      }
    }
  });

  it('never tested: whoever waits longest comes first, the days since installation are told', async () => {
    const unknown = await desk.unit(['tjc']);
    const young = await desk.unit(['tjc'], { installedOn: '2025-06-20' });
    const old = await desk.unit(['tjc'], { installedOn: '2024-06-30' });
    const coming = await desk.unit(['tjc'], { installedOn: '2025-12-01' });
    const { items } = await compliance.units({ status: 'never-tested' });
    expect(items.map(({ unit, daysSinceInstallation }) => [unit.id, daysSinceInstallation])).toEqual([
      [old, 365],
      [young, 10],
      [coming, null],
      [unknown, null],
    ]);
  });

  it('comes in pages', async () => {
    const ids = [await dueOn('2025-06-29'), await dueOn('2025-06-29'), await dueOn('2025-06-29')];
    expect(await idsOf('overdue', { page: 2, pageSize: 2 })).toEqual([ids[2]]);
    expect(await compliance.units({ status: 'overdue', page: 9, pageSize: 2 })).toEqual({ items: [], total: 3 });
  });

  it('goes into a file as it is shown', async () => {
    const unitId = await dueOn('2025-06-29', { model: '=HYPERLINK("x")', room: '7' });
    const ticket = await compliance.exportUnits({ status: 'overdue' });
    expect(ticket.fileName).toBe('compliance_overdue_20250630_103000.csv');
    const [header, line, ...rest] = (await desk.download(ticket)).split('\r\n');
    expect(header).toMatch(/^eq_id,equipment_class,/);
    expect(line).toBe(
      `${unitId},CT,,,"'=HYPERLINK(""x"")",,,,7,,,FALSE,overdue,Annual - TJC,2024-05-30,2025-05-30,2025-06-29,-1,,Annual - TJC,,,`,
    );
    expect(rest).toEqual(['']);
  });
});
