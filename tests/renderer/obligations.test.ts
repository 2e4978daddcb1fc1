import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { timeScale } from '../../renderer/parts/clocks/time-scale.ts';
import { standingOf, urgencyOf } from '../../renderer/parts/clocks/urgency.ts';
import { readDraft, ruleDraft } from '../../renderer/rules/rule-draft.ts';
import { addDays } from '../../shared/dates.ts';
import { obligationPresets } from '../../shared/obligation-presets.ts';
import type { ObligationRule } from '../../shared/obligation-rules.ts';

describe('the urgency of a limit', () => {
  it.each([
    [-1, 'over'],
    [0, 'week'],
    [7, 'week'],
    [8, 'month'],
    [30, 'month'],
    [31, 'quarter'],
    [90, 'quarter'],
    [91, 'later'],
  ])('of %i days is %s', (days, urgency) => {
    expect(urgencyOf(days)).toBe(urgency);
  });
});

describe('how a unit stands', () => {
  const unit = { state: 'in-service', hasObligations: true, neverTested: false, nextLimitOn: null } as const;

  it('follows its most urgent obligation: overdue, upcoming, never tested, compliant', () => {
    const never = { ...unit, neverTested: true };
    expect(standingOf({ ...never, nextLimitOn: '2026-06-14' }, '2026-06-15').status).toBe('overdue');
    expect(standingOf({ ...never, nextLimitOn: '2026-06-15' }, '2026-06-15')).toEqual({
      status: 'upcoming',
      daysLeft: 0,
    });
    expect(standingOf({ ...never, nextLimitOn: '2026-12-31' }, '2026-06-15').status).toBe('never-tested');
    expect(standingOf(never, '2026-06-15').status).toBe('never-tested');
    expect(standingOf({ ...unit, nextLimitOn: '2026-12-31' }, '2026-06-15').status).toBe('compliant');
  });

  it('is suspended out of service, and nothing without an obligation', () => {
    expect(standingOf({ ...unit, state: 'retired' }, '2026-06-15').status).toBe('suspended');
    expect(standingOf({ ...unit, hasObligations: false }, '2026-06-15').status).toBe('none');
  });
});

describe('the scale of the pictures', () => {
  const day = fc.integer({ min: 0, max: 40_000 }).map((n) => addDays('1990-01-01', n));

  it('keeps the order of days within the picture, with few years below', () => {
    fc.assert(
      fc.property(day, day, day, (one, other, today) => {
        const [lastTested = one, limitDate = other] = [one, other].toSorted();
        const clock = { lastTested, limitDate, dueDate: limitDate, windowStart: null, windowEnd: null };
        const { at, years } = timeScale([clock], today);
        expect(at(lastTested)).toBeGreaterThan(0);
        expect(at(limitDate)).toBeGreaterThanOrEqual(at(lastTested));
        expect(Math.max(at(limitDate), at(today))).toBeLessThan(100);
        expect(years.length).toBeLessThanOrEqual(6);
      }),
    );
  });
});

describe('the form of a rule', () => {
  it('gives every shipped rule back as it was', () => {
    for (const { label, definition } of obligationPresets) {
      const rule = { label, definition, active: true } as ObligationRule; // as: the form looks at nothing else
      expect(readDraft(ruleDraft(rule))).toEqual({ definition, problems: [] });
    }
  });

  it('names every field that cannot be used', () => {
    const draft = { ...ruleDraft(undefined), label: 'x' };
    const fields = (change: object) =>
      readDraft({ ...draft, ...change }).problems.map(({ field, why }) => [field, why]);
    expect(fields({})).toEqual([]);
    expect(fields({ label: ' ' })).toEqual([['label', 'labelMissing']]);
    expect(fields({ months: '0' })).toEqual([['months', 'atLeastOne']]);
    expect(fields({ months: '1.5' })).toEqual([['months', 'whole']]);
    expect(fields({ months: '241' })).toEqual([['months', 'whole']]);
    expect(fields({ hasFirst: true, firstDays: '367' })).toEqual([['firstDays', 'whole']]);
    expect(fields({ hasEvents: true })).toEqual([['eventKinds', 'eventsMissing']]);
    expect(fields({ satisfiedBy: [] })).toEqual([['satisfiedBy', 'satisfiedMissing']]);
    expect(fields({ hasWindow: true })).toEqual([['hasWindow', 'sentence']]);
    expect(fields({ limit: 'months', limitMonths: '11' })).toEqual([['limit', 'sentence']]);
  });
});
