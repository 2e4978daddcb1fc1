import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, daysBetween } from '../../shared/dates.ts';
import { type ClockFacts, clockOf, countsEarly, statusOf } from '../../shared/obligation-clock.ts';
import { obligationPresets } from '../../shared/obligation-presets.ts';
import { definitionProblems, type RuleDefinition } from '../../shared/obligation-rules.ts';
import { checkout } from '../support/checkout.ts';

const always = { startsOn: null };

function rule(key: string): RuleDefinition {
  const found = obligationPresets.find((preset) => preset.key === key);
  if (!found) throw new Error(`no preset ${key}`);
  return found.definition;
}

function lastTest(tests: string | null, more: Partial<ClockFacts> = {}): ClockFacts {
  return { tests, installedOn: null, ...more };
}

function limit(key: string, tests: string): string | null {
  return clockOf(rule(key), always, lastTest(tests)).limit;
}

describe('the five rules of REMS files', () => {
  it.each([
    ['2024-03-01', '2024-06-30', '2024-09-30', '2025-05-01', '2025-03-31', '2025-12-31'],
    ['2024-02-29', '2024-05-31', '2024-08-31', '2025-04-29', '2025-03-30', '2025-12-31'],
    ['2023-12-31', '2024-03-31', '2024-06-30', '2025-02-28', '2025-01-30', '2024-12-31'],
    ['2023-11-30', '2024-02-29', '2024-05-31', '2025-01-30', '2024-12-30', '2024-12-31'],
    ['2024-08-31', '2024-11-30', '2025-02-28', '2025-10-31', '2025-09-30', '2025-12-31'],
    ['2024-01-02', '2024-04-30', '2024-07-31', '2025-03-02', '2025-02-01', '2025-12-31'],
    ['2024-12-31', '2025-03-31', '2025-06-30', '2026-02-28', '2026-01-30', '2025-12-31'],
    ['2025-01-31', '2025-04-30', '2025-07-31', '2026-03-31', '2026-03-02', '2026-12-31'],
    ['2025-06-15', '2025-09-30', '2025-12-31', '2026-08-15', '2026-07-15', '2026-12-31'],
  ])('give the due dates of REMS after %s', (tested, ...due) => {
    expect(['quarterly', 'semiannual', 'acr', 'tjc', 'me'].map((key) => limit(key, tested))).toEqual(due);
  });

  it('carry the names of the files', () => {
    const inFiles = obligationPresets.flatMap(({ fileLabel }) => fileLabel ?? []);
    expect(inFiles).toEqual(['Quarterly', 'Semiannual', 'Annual - ACR', 'Annual - TJC', 'Annual - ME']);
  });
});

describe('the other presets, last tested on 2025-03-10', () => {
  it('have target and limit of their own', () => {
    for (const key of ['mqsa', 'acr']) {
      expect(clockOf(rule(key), always, lastTest('2025-03-10'))).toMatchObject({
        target: '2026-03-10',
        windowStart: null,
        limit: '2026-05-10',
      });
    }
    expect(clockOf(rule('tjc'), always, lastTest('2025-03-10'))).toEqual({
      lastTested: '2025-03-10',
      target: '2026-03-10',
      windowStart: '2026-02-08',
      windowEnd: '2026-04-09',
      limit: '2026-04-09',
    });
    expect(limit('me-clinic', '2025-03-10')).toBe('2027-03-10');
    expect(limit('or-ct-dose', '2025-03-10')).toBe('2027-03-10');
    expect(clockOf(rule('tjc-6'), always, lastTest('2025-03-10'))).toMatchObject({
      target: '2025-09-10',
      windowStart: '2025-08-21',
      windowEnd: '2025-09-30',
      limit: '2025-09-30',
    });
  });

  it('count by calendar quarters: the next quarter is window and limit at once', () => {
    const quarter = { target: '2025-06-30', windowStart: '2025-04-01', windowEnd: '2025-06-30', limit: '2025-06-30' };
    for (const tested of ['2025-01-01', '2025-03-10', '2025-03-31']) {
      expect(clockOf(rule('tjc-q'), always, lastTest(tested))).toMatchObject(quarter);
    }
    expect(limit('tjc-q', '2024-10-01')).toBe('2025-03-31');
  });
});

describe('a unit that was never tested', () => {
  it('has no date as a rule', () => {
    const none = { lastTested: null, target: null, windowStart: null, windowEnd: null, limit: null };
    expect(clockOf(rule('tjc'), always, lastTest(null, { installedOn: '2020-01-01' }))).toEqual(none);
    expect(clockOf(rule('me-clinic'), always, lastTest(null))).toEqual(none);
  });

  it('is due some days after its installation where the rule says so, or after a later start', () => {
    const facts = lastTest(null, { installedOn: '2024-01-31' });
    expect(clockOf(rule('me-clinic'), always, facts)).toMatchObject({ target: '2024-03-01', limit: '2024-03-01' });
    expect(clockOf(rule('me-clinic'), { startsOn: '2023-05-01' }, facts).limit).toBe('2024-03-01');
    expect(clockOf(rule('me-clinic'), { startsOn: '2025-05-01' }, facts).limit).toBe('2025-05-31');
    expect(clockOf(rule('me-clinic'), { startsOn: '2025-05-01' }, lastTest(null)).limit).toBe('2025-05-31');
  });
});

describe('an event', () => {
  const events = [
    { kind: 'output-affecting-service', occurredOn: '2025-06-01' },
    { kind: 'output-affecting-service', occurredOn: '2025-07-01' },
  ] as const;

  it('opens a duty that a second event does not postpone and a test fulfils', () => {
    expect(clockOf(rule('pa-fluoro'), always, lastTest('2025-03-10', { events }))).toMatchObject({
      target: '2025-06-01',
      limit: '2025-06-01',
    });
    expect(clockOf(rule('pa-fluoro'), always, lastTest('2025-06-01', { events })).limit).toBe('2025-07-01');
    expect(clockOf(rule('pa-fluoro'), always, lastTest('2025-07-01', { events })).limit).toBe('2026-07-01');
    expect(clockOf(rule('pa-fluoro'), always, lastTest(null, { events })).limit).toBe('2025-06-01');
  });

  it('is passed over by a rule that does not know its kind, and never moves a limit to a later day', () => {
    expect(clockOf(rule('tjc'), always, lastTest('2025-03-10', { events })).limit).toBe('2026-04-09');
    const other = [{ kind: 'software', occurredOn: '2025-06-01' }] as const;
    expect(clockOf(rule('pa-fluoro'), always, lastTest('2025-03-10', { events: other })).limit).toBe('2026-03-10');
    const late = { ...rule('pa-fluoro'), events: { kinds: ['software' as const], days: 366 } };
    expect(clockOf(late, always, lastTest('2025-03-10', { events: other })).limit).toBe('2026-03-10');
  });
});

describe('an extension', () => {
  const extensions = [{ forLimit: '2026-04-09', until: '2026-06-30' }];

  it('moves the limit of its own cycle only', () => {
    expect(clockOf(rule('tjc'), always, lastTest('2025-03-10', { extensions }))).toMatchObject({
      target: '2026-03-10',
      windowEnd: '2026-04-09',
      limit: '2026-06-30',
    });
    expect(clockOf(rule('tjc'), always, lastTest('2026-05-20', { extensions })).limit).toBe('2027-06-19');
  });

  it('is replaced by a later one for the same limit', () => {
    const both = [...extensions, { forLimit: '2026-04-09', until: '2026-05-31' }];
    expect(clockOf(rule('tjc'), always, lastTest('2025-03-10', { extensions: both })).limit).toBe('2026-05-31');
  });

  describe('of which it is known when and after which test it was granted', () => {
    const granted = { forLimit: '2026-03-10', until: '2026-09-30' };
    const facts = (more: Partial<ClockFacts> = {}, about: object = {}) =>
      lastTest('2025-03-10', {
        extensions: [{ ...granted, grantedOn: '2026-03-01', forTested: '2025-03-10', ...about }],
        ...more,
      });
    const service = (occurredOn: string) => [{ kind: 'output-affecting-service', occurredOn }] as const;
    const fluoro = rule('pa-fluoro');

    it('holds for its cycle when the rule is changed, and for no other', () => {
      const shorter: RuleDefinition = { ...fluoro, cycle: { kind: 'months', months: 9 } };
      expect(clockOf(fluoro, always, facts()).limit).toBe('2026-09-30');
      expect(clockOf(shorter, always, facts()).limit).toBe('2026-09-30');
      expect(clockOf(shorter, always, facts({}, { forTested: null })).limit).toBe('2025-12-10');
      expect(clockOf(shorter, always, facts({ tests: '2026-04-01' })).limit).toBe('2027-01-01');
      // A rule that allows more than the extension does needs none.
      const longer: RuleDefinition = { ...fluoro, cycle: { kind: 'months', months: 24 } };
      expect(clockOf(longer, always, facts()).limit).toBe('2027-03-10');
    });

    it('does not cover an event after it was granted, but one before', () => {
      expect(clockOf(fluoro, always, facts({ events: service('2026-05-04') })).limit).toBe('2026-05-04');
      const covered = facts({ events: service('2026-02-01') }, { forLimit: '2026-02-01', forTested: null });
      expect(clockOf(fluoro, always, covered).limit).toBe('2026-09-30');
      // The event was put on record later: nobody knew of it when the limit was extended.
      expect(clockOf(fluoro, always, facts({ events: service('2026-02-01') })).limit).toBe('2026-02-01');
    });
  });
});

it('a test or an event in the future does not count before its day', () => {
  expect(clockOf(rule('tjc'), always, lastTest('2025-03-10'), '2025-03-09').lastTested).toBeNull();
  expect(clockOf(rule('tjc'), always, lastTest('2025-03-10'), '2025-03-10').lastTested).toBe('2025-03-10');
  const events = [{ kind: 'output-affecting-service', occurredOn: '2025-06-01' }] as const;
  const facts = lastTest('2025-03-10', { events });
  expect(clockOf(rule('pa-fluoro'), always, facts, '2025-05-31').limit).toBe('2026-03-10');
});

it('the question whether an early test counts is asked before the window opens, and only where there is a window', () => {
  const clock = clockOf(rule('tjc'), always, lastTest('2025-03-10'));
  expect(countsEarly(clock, '2026-02-07')).toBe(true);
  expect(countsEarly(clock, '2026-02-08')).toBe(false);
  expect(countsEarly(clockOf(rule('acr'), always, lastTest('2025-03-10')), '2025-03-11')).toBe(false);
  // A survey that counts early moves the anchor.
  expect(clockOf(rule('tjc'), always, lastTest('2026-01-15')).target).toBe('2027-01-15');
});

describe('the ends of the calendar', () => {
  it.each(['9998-11-30', '9999-01-01', '9999-12-31'])('limits stay a date after %s', (tested) => {
    for (const { definition } of obligationPresets) {
      const { target, limit: last } = clockOf(definition, always, lastTest(tested));
      expect(target).toMatch(/^9999-\d\d-\d\d$/);
      expect(last).toMatch(/^9999-\d\d-\d\d$/);
    }
  });

  it('begin in 1900', () => {
    expect(clockOf(rule('tjc'), always, lastTest('1900-01-01'))).toMatchObject({
      windowStart: '1900-12-02',
      limit: '1901-01-31',
    });
    expect(limit('quarterly', '1900-11-30')).toBe('1901-02-28');
  });
});

const day = fc.integer({ min: 0, max: daysBetween('1900-01-01', '9999-12-31') }).map((n) => addDays('1900-01-01', n));
const kinds = ['output-affecting-service', 'new-tube', 'move'] as const;
const definition: fc.Arbitrary<RuleDefinition> = fc
  .record({
    cycle: fc.oneof(
      fc.record({ kind: fc.constant('months' as const), months: fc.integer({ min: 1, max: 240 }) }),
      fc.constant({ kind: 'calendar-quarter' as const }),
    ),
    window: fc.option(
      fc.record({ daysBefore: fc.integer({ min: 0, max: 366 }), daysAfter: fc.integer({ min: 0, max: 366 }) }),
    ),
    limit: fc.oneof(
      fc.constantFrom(
        { kind: 'target' as const },
        { kind: 'end-of-month' as const },
        { kind: 'end-of-next-year' as const },
        { kind: 'quarter-end' as const },
      ),
      fc.record({ kind: fc.constant('months' as const), months: fc.integer({ min: 1, max: 240 }) }),
      fc.record({ kind: fc.constant('days-after-target' as const), days: fc.integer({ min: 0, max: 366 }) }),
    ),
    firstDueDays: fc.option(fc.integer({ min: 0, max: 366 })),
    events: fc.option(
      fc.record({
        kinds: fc.uniqueArray(fc.constantFrom(...kinds), { minLength: 1 }),
        days: fc.integer({ min: 0, max: 366 }),
      }),
    ),
  })
  .map((parts) => ({ ...parts, satisfiedBy: ['Annual' as const], classIds: [], citation: '' }))
  .filter((made) => Object.keys(definitionProblems(made)).length === 0);
const events = fc.array(fc.record({ kind: fc.constantFrom(...kinds), occurredOn: day }), { maxLength: 4 });

describe('whatever the rule', () => {
  it('windowStart ≤ target ≤ windowEnd ≤ limit, all of them dates from 1900 to 9999', () => {
    fc.assert(
      fc.property(definition, fc.option(day), fc.option(day), events, (made, tests, installedOn, happened) => {
        const clock = clockOf(made, always, { tests, installedOn, events: happened });
        const days = [clock.windowStart, clock.target, clock.windowEnd, clock.limit].filter((one) => one !== null);
        expect(days).toEqual(days.toSorted());
        for (const one of days) {
          expect(one).toMatch(/^\d{4}-\d\d-\d\d$/);
          expect(addDays(one, 0)).toBe(one);
        }
        expect(clock.target === null).toBe(clock.limit === null);
        if (tests !== null) expect(clock.limit).not.toBeNull();
      }),
      { numRuns: 2000 },
    );
  });

  it('a later test never gives an earlier limit', () => {
    fc.assert(
      fc.property(definition, day, day, events, (made, one, other, happened) => {
        const [earlier = one, later = other] = [one, other].toSorted();
        const first = clockOf(made, always, lastTest(earlier, { events: happened })).limit ?? '';
        const second = clockOf(made, always, lastTest(later, { events: happened })).limit ?? '';
        expect(first <= second).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('an obligation has one status, which follows from the days left', () => {
    fc.assert(
      fc.property(
        definition,
        fc.option(day),
        day,
        fc.integer({ min: 1, max: 36_500 }),
        (made, tests, today, horizon) => {
          const clock = clockOf(made, always, lastTest(tests), today);
          const status = statusOf(clock, today, horizon);
          const left = clock.limit === null ? null : daysBetween(today, clock.limit);
          expect(status === 'overdue').toBe(left !== null && left < 0);
          expect(status === 'upcoming').toBe(left !== null && left >= 0 && left <= horizon);
          if (status === 'never-tested') expect(clock.lastTested).toBeNull();
          if (status === 'compliant') expect(clock.lastTested).not.toBeNull();
        },
      ),
      { numRuns: 1000 },
    );
  });
});

describe('a rule that contradicts itself', () => {
  const base = rule('tjc');
  it.each([
    ['limit', { ...base, limit: { kind: 'months' as const, months: 11 } }],
    ['limit', { ...base, limit: { kind: 'quarter-end' as const } }],
    ['limit', { ...base, cycle: { kind: 'calendar-quarter' as const } }],
    [
      'limit',
      { ...base, cycle: { kind: 'months' as const, months: 13 }, limit: { kind: 'end-of-next-year' as const } },
    ],
    ['window', { ...base, limit: { kind: 'target' as const } }],
    ['window', { ...base, limit: { kind: 'days-after-target' as const, days: 29 } }],
    ['window', { ...rule('tjc-q'), window: { daysBefore: 1, daysAfter: 1 } }],
  ])('is told by its %s', (part, made) => {
    expect(Object.keys(definitionProblems(made))).toEqual([part]);
  });

  it('is none of those that are shipped', () => {
    for (const { definition: shipped } of obligationPresets) expect(definitionProblems(shipped)).toEqual({});
  });
});

it('neither the time zone nor daylight saving of the machine moves a date', () => {
  const program = `
    const { clockOf } = await import('./shared/obligation-clock.ts');
    const { obligationPresets } = await import('./shared/obligation-presets.ts');
    const days = ['2024-02-29', '2025-03-29', '2025-03-30', '2025-10-26', '2025-11-02', '1900-01-01'];
    console.log(JSON.stringify(obligationPresets.map(({ definition }) =>
      days.map((tests) => clockOf(definition, { startsOn: null }, { tests, installedOn: null })))));`;
  const inZone = (zone: string) =>
    execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: checkout,
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
  const expected = inZone('UTC');
  for (const zone of ['Pacific/Apia', 'America/New_York']) expect(inZone(zone)).toBe(expected);
});
