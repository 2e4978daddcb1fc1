import { beforeEach, describe, expect, it } from 'vitest';
import { createUnitClocks, type UnitClocks } from '../../main/compliance/service.ts';
import { createPlannerService } from '../../main/planner/service.ts';
import { testClock } from '../support/ports.ts';
import { createSurveyDesk, type SurveyDesk } from '../support/survey-desk.ts';

let desk: SurveyDesk;
let planner: SurveyDesk['api']['planner'];
beforeEach(async () => {
  // A Monday.
  desk = await createSurveyDesk('2025-06-30T10:30:00');
  planner = desk.api.planner;
});

/** A unit that is due by a rule since a survey. */
async function due(rule: string, tested: string, fields: Parameters<SurveyDesk['unit']>[1] = {}) {
  const id = await desk.unit([rule], fields);
  await desk.survey(id, tested);
  return id;
}

async function facility(name: string) {
  return (await desk.api.lookups.create({ kind: 'facility', name })).id;
}

describe('a span of the planner', () => {
  const july = { from: '2025-07-01', to: '2025-07-31' };

  it('shows obligations whose window or limit touches it, with the booking that is meant for them', async () => {
    // Window from 2025-06-16 to 2025-08-15.
    const open = await due('tjc', '2024-07-16');
    await due('tjc', '2024-11-16');
    await due('tjc', '2024-05-01');
    const [bookingId] = desk.book(open, '2025-07-10');
    const { windows, windowTotal } = await planner.range(july);
    expect(windowTotal).toBe(1);
    expect(windows).toMatchObject([
      {
        unitId: open,
        windowStart: '2025-06-16',
        dueDate: '2025-07-16',
        limitDate: '2025-08-15',
        bookingId,
        unit: { id: open },
      },
    ]);
  });

  it('shows a booking for another obligation as one of the unit only', async () => {
    const unitId = await due('tjc', '2024-07-16');
    await desk.api.obligations.add({ unitIds: [unitId], ruleId: await ruleId('or-ct-dose') });
    const other = (await desk.api.obligations.ofUnit({ unitId })).items.find(({ ruleKey }) => ruleKey === 'or-ct-dose');
    const draft = { unitId, scheduledOn: '2025-07-10', obligationIds: [other?.id ?? 0] };
    await desk.api.bookings.create({ items: [draft] });
    const { windows, bookings } = await planner.range(july);
    expect(windows).toMatchObject([{ unitId, bookingId: null }]);
    expect(bookings).toHaveLength(1);
  });

  it('shows bookings that are not cancelled, and the load of each person', async () => {
    const unitId = await desk.unit();
    const assigneeId = await desk.person('physicist');
    const { items } = await desk.api.bookings.create({
      items: [
        { unitId, scheduledOn: '2025-07-01', assigneeId, durationMinutes: 90 },
        { unitId, scheduledOn: '2025-07-02', assigneeId },
        { unitId, scheduledOn: '2025-07-03' },
        { unitId, scheduledOn: '2025-07-04' },
        { unitId, scheduledOn: '2025-08-01', assigneeId },
      ],
    });
    await desk.api.bookings.cancel({ id: items[3]?.id ?? 0, version: 1, reason: 'closed' });
    const { bookings, bookingTotal, load } = await planner.range(july);
    expect(bookings.map(({ scheduledOn }) => scheduledOn)).toEqual(['2025-07-01', '2025-07-02', '2025-07-03']);
    expect(bookingTotal).toBe(3);
    expect(load).toEqual([
      { personId: assigneeId, name: 'Person, Number 1', bookings: 2, minutes: 150 },
      { personId: null, name: null, bookings: 1, minutes: 60 },
    ]);
    const own = await planner.range({ ...july, assigneeId: [assigneeId] });
    expect(own).toMatchObject({ bookingTotal: 2, load: [{ personId: assigneeId }] });
  });

  it('follows the filters and leaves units out that nobody tests', async () => {
    const here = await facility('Main Campus');
    await due('tjc', '2024-07-16', { facilityId: here });
    await due('tjc', '2024-07-16');
    await due('tjc', '2024-07-16', { planned: true });
    await due('tjc', '2024-07-16', { physicsCovered: false });
    expect((await planner.range(july)).windowTotal).toBe(2);
    expect((await planner.range({ ...july, filters: { facilityId: [here] } })).windowTotal).toBe(1);
  });

  it('refuses spans that end before they begin or are too long', async () => {
    await expect(planner.range({ from: '2025-07-02', to: '2025-07-01' })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(planner.range({ from: '2025-07-01', to: '2025-09-01' })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(planner.range({ from: '2025-07-01', to: '2025-08-31' })).resolves.toMatchObject({ windowTotal: 0 });
    await expect(planner.range({ from: '9999-12-01', to: '9999-12-31' })).resolves.toMatchObject({ windowTotal: 0 });
  });
});

describe('a year of the planner', () => {
  it('is counted in memory, unless words, bookings or what is not read yet have a say', async () => {
    await due('tjc', '2024-07-16');
    const { db } = desk;
    const bookings = { list: () => ({ items: [], total: 0 }) };
    const atHand = (clocks: UnitClocks | null, input: object) =>
      createPlannerService({ db, clock: testClock(), bookings, clocks }).yearAtHand({
        year: 2025,
        group: 'facility',
        ...input,
      });
    const clocks = createUnitClocks(db, 1);
    expect([atHand(clocks, {}), atHand(clocks, {}), atHand(null, {})]).toEqual([false, true, false]);
    expect(atHand(clocks, { group: 'class', filters: { classId: [desk.classId] } })).toBe(true);
    expect(atHand(clocks, { group: 'assignee' })).toBe(false);
    expect(atHand(clocks, { search: 'ct' })).toBe(false);
  });

  it('counts what falls due and what is booked by month and group', async () => {
    const main = await facility('Main Campus');
    const north = await facility('North');
    // Limit 2025-08-15.
    const one = await due('tjc', '2024-07-16', { facilityId: main });
    await due('tjc', '2024-07-16', { facilityId: north });
    await due('tjc', '2024-11-16');
    const assigneeId = await desk.person('physicist');
    desk.book(one, '2025-02-03');
    await desk.api.bookings.create({ items: [{ unitId: one, scheduledOn: '2025-08-01', assigneeId }] });
    const byFacility = await planner.year({ year: 2025 });
    expect(byFacility.rows.map(({ name }) => name)).toEqual(['Main Campus', 'North', null]);
    expect(byFacility.rows[0]?.months[7]).toEqual({ due: 1, planned: 1, done: 0, missed: 0 });
    expect(byFacility.rows[0]?.months[1]).toEqual({ due: 0, planned: 0, done: 0, missed: 1 });
    expect(byFacility.totals[7]).toEqual({ due: 2, planned: 1, done: 0, missed: 0 });
    expect(byFacility.totals.reduce((sum, month) => sum + month.due, 0)).toBe(3);

    const byClass = await planner.year({ year: 2025, group: 'class' });
    expect(byClass.rows).toMatchObject([{ id: desk.classId, name: 'CT' }]);
    expect(byClass.totals).toEqual(byFacility.totals);

    const byPerson = await planner.year({ year: 2025, group: 'assignee', filters: { facilityId: [main] } });
    expect(byPerson.rows.map(({ id }) => id)).toEqual([assigneeId, null]);
    expect((await planner.year({ year: 1900 })).rows).toEqual([]);
  });

  it('agrees with the months of the spans', async () => {
    for (const tested of ['2024-06-20', '2024-07-16', '2024-08-30', '2024-12-24']) {
      const unitId = await due('tjc', tested);
      desk.book(unitId, '2025-07-01', '2025-06-02');
    }
    const { totals } = await planner.year({ year: 2025 });
    const july = await planner.range({ from: '2025-07-01', to: '2025-07-31' });
    expect(totals[6]?.planned).toBe(july.bookingTotal);
    const inJuly = july.windows.filter(({ limitDate }) => limitDate?.startsWith('2025-07'));
    expect(totals[6]?.due).toBe(inJuly.length);
    expect(totals[5]?.missed).toBe(4);
  });
});

describe('proposed visits', () => {
  it('put facilities on days inside every window, and pass over what is booked', async () => {
    const main = await facility('Main Campus');
    const north = await facility('North');
    const one = await due('tjc', '2024-07-16', { facilityId: main });
    const two = await due('tjc', '2024-07-30', { facilityId: main });
    const three = await due('tjc', '2024-07-16', { facilityId: north });
    const booked = await due('tjc', '2024-07-16', { facilityId: north });
    desk.book(booked, '2025-07-10');
    const { visits, left } = await planner.propose({ from: '2025-07-01', to: '2025-08-31' });
    expect(left).toEqual([]);
    expect(
      visits.map(({ date, facilityName, units }) => [date, facilityName, units.map(({ unit }) => unit.id)]),
    ).toEqual([
      // The day on which somebody is there anyway.
      ['2025-07-10', 'North', [three]],
      ['2025-08-15', 'Main Campus', [one, two]],
    ]);
    expect(visits[1]?.units[0]?.obligations).toMatchObject([{ unitId: one, limitDate: '2025-08-15' }]);
    const items = visits.flatMap(({ date, units }) =>
      units.map(({ unit }) => ({ unitId: unit.id, scheduledOn: date })),
    );
    await desk.api.bookings.create({ items });
    expect((await planner.propose({ from: '2025-07-01', to: '2025-08-31' })).visits).toEqual([]);
  });

  it('begin today at the earliest, with what is overdue', async () => {
    const overdue = await due('tjc', '2023-01-16');
    const { visits } = await planner.propose({ from: '2025-06-01', to: '2025-07-31', weekdays: [3] });
    expect(visits).toMatchObject([{ date: '2025-07-02', units: [{ unit: { id: overdue } }] }]);
    await expect(planner.propose({ from: '2025-06-01', to: '2025-06-29' })).rejects.toMatchObject({ code: 'INVALID' });
    await expect(planner.propose({ from: '2025-07-01', to: '2029-07-01' })).rejects.toMatchObject({ code: 'INVALID' });
  });

  it('say why something has no day', async () => {
    // The limit is Tuesday 2025-07-15, the window opened on 2025-05-16.
    const one = await due('tjc', '2024-06-15');
    const two = await due('tjc', '2024-06-15');
    const sunday = await planner.propose({ from: '2025-07-14', to: '2025-07-31', weekdays: [7] });
    expect(sunday.visits).toEqual([]);
    expect(sunday.left.map(({ reason }) => reason)).toEqual([
      'No day of a visit lies between 2025-07-14 and 2025-07-15.',
      'No day of a visit lies between 2025-07-14 and 2025-07-15.',
    ]);
    const full = await planner.propose({ from: '2025-07-15', to: '2025-07-31', unitsPerDay: 1 });
    expect(full.visits).toMatchObject([{ date: '2025-07-15', units: [{ unit: { id: one } }] }]);
    expect(full.left).toMatchObject([
      { unit: { id: two }, reason: 'All days from 2025-07-15 to 2025-07-15 are full.' },
    ]);
  });

  it('leave a missed visit to be planned again', async () => {
    const unitId = await due('tjc', '2024-07-16');
    desk.book(unitId, '2025-06-25');
    expect((await planner.propose({ from: '2025-07-01', to: '2025-08-31' })).visits).toHaveLength(1);
  });
});

async function ruleId(key: string): Promise<number> {
  const { items } = await desk.api.obligations.rules({});
  return items.find((rule) => rule.key === key)?.id ?? 0;
}
