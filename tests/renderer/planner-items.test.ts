import { describe, expect, test } from 'vitest';
import { fitOf, hoursOf, itemsByDay, toPlan } from '../../renderer/planner/day-items.ts';
import { choicesOf, draftsOf, isOutside } from '../../renderer/planner/visit-choices.ts';
import type { Booking } from '../../shared/bookings.ts';
import type { PlannedWindow } from '../../shared/planner.ts';
import type { UnitInBrief } from '../../shared/units.ts';

const unit: UnitInBrief = {
  id: 1,
  className: 'CT',
  subclassName: null,
  manufacturerName: null,
  model: null,
  serialNumber: null,
  facilityId: 4,
  facilityName: 'North',
  departmentName: null,
  room: 'CT 1',
  meFacilityRegistration: null,
  installedOn: null,
  state: 'in-service',
  doNotUse: false,
};
const window = (id: number, unitId: number, part: Partial<PlannedWindow> = {}): PlannedWindow => ({
  obligationId: id,
  unitId,
  ruleId: 1,
  obligation: `Rule ${id}`,
  lastTested: null,
  dueDate: '2026-03-10',
  windowStart: null,
  windowEnd: null,
  limitDate: '2026-03-31',
  daysLeft: 5,
  status: 'upcoming',
  extendedUntil: null,
  bookingId: null,
  unit: { ...unit, id: unitId },
  ...part,
});
const booking = (id: number, scheduledOn: string, startTime: string | null): Booking => ({
  id,
  version: 1,
  unitId: 1,
  unit,
  scheduledOn,
  startTime,
  durationMinutes: null,
  assigneeId: null,
  obligationIds: [],
  notes: null,
  schedulingOn: '2026-01-01',
  obligations: [],
  assigneeName: null,
  state: 'planned',
  testId: null,
  cancelledReason: null,
  createdBy: 'anna',
  createdAt: '2026-01-01T00:00:00.000Z',
  modifiedBy: null,
  updatedAt: '2026-01-01T00:00:00.000Z',
});

describe('the days of the planner', () => {
  test('show visits without a time first, then by time; a limit that is the target is marked once', () => {
    const on = itemsByDay(
      [booking(1, '2026-03-10', '14:00'), booking(2, '2026-03-10', '08:00'), booking(3, '2026-03-10', null)],
      [window(1, 1), window(2, 2, { dueDate: '2026-03-31' })],
    );
    expect(on('2026-03-10').bookings.map(({ id }) => id)).toEqual([3, 2, 1]);
    expect(on('2026-03-10').targets).toHaveLength(1);
    expect(on('2026-03-31').limits).toHaveLength(2);
    expect(on('2026-03-31').targets).toHaveLength(0);
    expect(on('2026-03-11')).toEqual({ bookings: [], limits: [], targets: [] });
  });

  test('offer each unit once with all it owes, the most urgent first; what is booked or suspended is not offered', () => {
    const items = toPlan([
      window(1, 1, { limitDate: null, dueDate: null }),
      window(2, 2, { limitDate: '2026-04-30', windowStart: '2026-03-01' }),
      window(3, 2, { limitDate: '2026-05-31', windowStart: '2026-03-20' }),
      window(4, 3, { bookingId: 9 }),
      window(5, 4, { status: 'suspended' }),
      window(6, 5, { limitDate: '2026-01-31', status: 'overdue' }),
    ]);
    expect(items.map((item) => [item.unit.id, item.earliest, item.limit, item.windows.length])).toEqual([
      [5, null, '2026-01-31', 1],
      [2, '2026-03-20', '2026-04-30', 2],
      [1, null, null, 1],
    ]);
  });

  test('say whether a day is before the window, after the limit, or well', () => {
    const owed = { earliest: '2026-03-20', limit: '2026-04-30' };
    const days = ['2026-03-19', '2026-03-20', '2026-04-30', '2026-05-01'];
    expect(days.map((day) => fitOf(owed, day))).toEqual(['early', 'well', 'well', 'late']);
    expect(fitOf({ earliest: null, limit: null }, '2026-01-01')).toBe('well');
  });

  test('stay quick with a thousand windows', () => {
    const windows = Array.from({ length: 1_000 }, (_, id) => window(id + 1, (id % 400) + 1));
    const started = performance.now();
    const on = itemsByDay([], windows);
    for (let n = 0; n < 42; n += 1) on('2026-03-31');
    expect(toPlan(windows)).toHaveLength(400);
    expect(performance.now() - started).toBeLessThan(100);
  });

  test('count hours', () => {
    expect([hoursOf(90), hoursOf(0), hoursOf(100)]).toEqual([1.5, 0, 1.7]);
  });
});

describe('proposed visits', () => {
  const [choice] = choicesOf([
    {
      date: '2026-03-25',
      facilityId: 4,
      facilityName: 'North',
      units: [
        { unit, obligations: [window(1, 1, { limitDate: '2026-03-20', status: 'overdue' })] },
        { unit: { ...unit, id: 2 }, obligations: [window(2, 2), window(3, 2)] },
      ],
    },
  ]);
  if (!choice) throw new Error('a proposal has a choice');

  test('are booked as decided: another day, units left out, a person for all', () => {
    const decided = { ...choice, date: '2026-03-26', without: new Set([1]) };
    expect(draftsOf([decided], 7)).toEqual([
      { unitId: 2, scheduledOn: '2026-03-26', obligationIds: [2, 3], assigneeId: 7 },
    ]);
    expect(draftsOf([choice], null)).toHaveLength(2);
  });

  test('ask about a day outside the window only when somebody chose it', () => {
    const [overdue, well] = choice.proposed.units;
    if (!overdue || !well) throw new Error('both units are there');
    expect(isOutside(choice, overdue)).toBe(false);
    expect(isOutside({ ...choice, date: '2026-03-26' }, overdue)).toBe(true);
    expect(isOutside({ ...choice, date: '2026-03-31' }, well)).toBe(false);
    expect(isOutside({ ...choice, date: '2026-04-01' }, well)).toBe(true);
  });
});
