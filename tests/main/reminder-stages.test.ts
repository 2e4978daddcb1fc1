import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stageOf } from '../../main/reminders/stages.ts';
import { addDays } from '../../shared/dates.ts';
import type { ReminderDefinition } from '../../shared/reminders.ts';

const definition: ReminderDefinition = {
  ruleIds: [],
  roles: [],
  recipients: [],
  daysBefore: [30, 90, 7],
  onLimit: true,
  overdueEveryDays: 7,
  channels: ['mail'],
  findings: false,
};
const cycle = { target: '2026-06-15', limit: '2026-06-30' };
const nameOn = (today: string, more: Partial<ReminderDefinition> = {}) =>
  stageOf({ ...definition, ...more }, cycle, today)?.name;

describe('the stage of a cycle', () => {
  it.each([
    ['2026-03-16', undefined],
    ['2026-03-17', 'before-90'],
    ['2026-05-15', 'before-90'],
    ['2026-05-16', 'before-30'],
    ['2026-06-08', 'before-7'],
    ['2026-06-20', 'before-7'],
    ['2026-06-30', 'limit'],
    ['2026-07-01', 'overdue-2026-07-01'],
    ['2026-07-07', 'overdue-2026-07-01'],
    ['2026-07-08', 'overdue-2026-07-08'],
  ])('on %s is %s', (today, name) => {
    expect(nameOn(today)).toBe(name);
  });

  it('is what the rule has words for', () => {
    expect(nameOn('2026-07-20', { overdueEveryDays: null })).toBe('limit');
    expect(nameOn('2026-06-30', { onLimit: false })).toBeUndefined();
    expect(nameOn('2026-07-20', { onLimit: false, overdueEveryDays: null })).toBeUndefined();
    expect(nameOn('2026-06-20', { daysBefore: [] })).toBeUndefined();
  });

  it('never goes back and never begins in the future, from 1900 to 9999', () => {
    const days = fc.integer({ min: 0, max: 2_900_000 }).map((count) => addDays('1900-06-01', count));
    const some = fc.uniqueArray(fc.integer({ min: 1, max: 366 }), { maxLength: 5 });
    fc.assert(
      fc.property(
        days,
        fc.nat(400),
        some,
        fc.integer({ min: 1, max: 90 }),
        fc.nat(800),
        (target, span, daysBefore, every, since) => {
          const limit = addDays(target, span);
          const today = addDays(target, since - 400);
          const rule = { ...definition, daysBefore, overdueEveryDays: every };
          const [first, next] = [today, addDays(today, 1)].map((day) => stageOf(rule, { target, limit }, day));
          if (first && next) expect(next.on >= first.on).toBe(true);
          if (first) expect(first.on <= today).toBe(true);
        },
      ),
    );
  });
});
