import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  firstOfWeek,
  isShowable,
  plannerViews,
  spanOf,
  stepped,
  weekday,
  weekOf,
  weeksOfMonth,
} from '../../renderer/planner/calendar-grid.ts';
import { readPlanner, withPlanner } from '../../renderer/planner/planner-address.ts';
import { addDays, addMonths, daysBetween } from '../../shared/dates.ts';

const day = fc.integer({ min: 0, max: 2_957_000 }).map((days) => addDays('1900-02-01', days));
const today = '2026-03-31';

describe('the grid of the planner', () => {
  test('knows the days of the week', () => {
    expect([weekday('2026-03-29'), weekday('2026-03-31'), weekday('2024-02-29'), weekday('1900-01-01')]).toEqual([
      0, 2, 4, 1,
    ]);
  });

  test('shows whole weeks: five for March 2026, four for February 2026, six for August 2026', () => {
    expect(['2026-03-15', '2026-02-10', '2026-08-01'].map((date) => weeksOfMonth(date).length)).toEqual([5, 4, 6]);
    expect(spanOf('month', '2026-03-15')).toEqual({ from: '2026-03-01', to: '2026-04-04' });
    expect(spanOf('week', '2026-03-31')).toEqual({ from: '2026-03-29', to: '2026-04-04' });
    expect(spanOf('year', '2026-03-31')).toEqual({ from: '2026-01-01', to: '2026-12-31' });
  });

  test('steps from month to month without losing a short one', () => {
    expect(stepped('month', '2026-01-31', 1)).toBe('2026-02-01');
    expect(stepped('month', '2026-03-31', -1)).toBe('2026-02-01');
    expect(stepped('year', '2024-02-29', 1)).toBe('2025-02-28');
    expect(stepped('week', '2026-12-30', 1)).toBe('2027-01-06');
  });

  test('holds every day of any month once, in weeks of seven that follow each other, at most 62 days', () => {
    fc.assert(
      fc.property(day, (date) => {
        const days = weeksOfMonth(date).flat();
        const { from, to } = spanOf('month', date);
        expect(days).toHaveLength(daysBetween(from, to) + 1);
        expect(days.length).toBeLessThanOrEqual(42);
        expect(days.every((each, index) => index === 0 || daysBetween(days[index - 1] ?? '', each) === 1)).toBe(true);
        const ofMonth = days.filter((each) => each.slice(0, 7) === date.slice(0, 7));
        const first = `${date.slice(0, 8)}01`;
        expect(ofMonth).toHaveLength(daysBetween(first, addMonths(first, 1)));
        expect(weekOf(date)[weekday(date)]).toBe(date);
        expect(weekday(firstOfWeek(date))).toBe(0);
      }),
    );
  });

  test('stays inside the years that dates have', () => {
    fc.assert(
      fc.property(
        day,
        fc.constantFrom(...plannerViews),
        fc.constantFrom(1 as const, -1 as const),
        (date, view, step) => {
          const next = stepped(view, date, step);
          if (!isShowable(next)) return;
          const { from, to } = spanOf(view, next);
          expect(from >= '1900-01-01' && to <= '9999-12-31' && from <= to).toBe(true);
        },
      ),
    );
    expect([isShowable('1900-01-31'), isShowable('9999-01-01')]).toEqual([false, false]);
  });
});

describe('the address of the planner', () => {
  test('reproduces what is shown, and leaves filters of units alone', () => {
    const part = { view: 'week', date: '2026-05-02', group: 'class', assigneeId: [7, 3], asTable: true } as const;
    const params = withPlanner(new URLSearchParams('q=ct&facility=4'), part, today);
    expect(params.toString()).toBe('q=ct&facility=4&view=week&date=2026-05-02&group=class&person=3.7&table=1');
    expect(readPlanner(params, today)).toEqual({ ...part, assigneeId: [3, 7] });
  });

  test('is empty for this month', () => {
    expect(
      withPlanner(new URLSearchParams('view=year&date=2020-01-01'), { view: 'month', date: today }, today).toString(),
    ).toBe('');
  });

  test.each(['date=2026-02-30', 'date=1899-01-01', 'date=9999-12-31', 'view=decade&person=a.-1.0&group=room'])(
    'takes %s as if it were not there',
    (query) => {
      const shown = { view: 'month', date: today, group: 'facility', assigneeId: [], asTable: false };
      expect(readPlanner(new URLSearchParams(query), today)).toEqual(shown);
    },
  );
});
