import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { checkDays, checkRetest, checkSource, dueDate, leadsTo } from '../../main/findings/finding-rules.ts';

const days = { minor: 90, major: 60, blocking: 30 };
const today = '2026-06-15';

describe('the due date of a finding', () => {
  test.each([
    ['2026-01-01', 'minor', '2026-04-01'],
    ['2026-01-01', 'major', '2026-03-02'],
    ['2024-01-30', 'blocking', '2024-02-29'],
    ['2025-01-30', 'blocking', '2025-03-01'],
    ['9999-12-20', 'minor', '9999-12-31'],
    ['1900-01-01', 'minor', '1900-04-01'],
  ] as const)('%s, %s: %s', (reportedOn, severity, due) => {
    expect(dueDate(reportedOn, severity, days)).toBe(due);
  });
});

describe('the days of a finding', () => {
  const finding = { reportedOn: '2026-06-01', dueOn: null, resolvedOn: null };
  const field = (change: object) => {
    try {
      checkDays({ ...finding, ...change }, today);
      return undefined;
    } catch (cause) {
      return Object.keys((cause as { fields: object }).fields)[0];
    }
  };
  test('follow each other: report, then due and resolved, nothing that happened lies ahead', () => {
    expect(field({ dueOn: '2026-06-01', resolvedOn: today })).toBeUndefined();
    expect(field({ reportedOn: '2026-06-16' })).toBe('reportedOn');
    expect(field({ dueOn: '2026-05-31' })).toBe('dueOn');
    expect(field({ resolvedOn: '2026-06-16' })).toBe('resolvedOn');
    expect(field({ resolvedOn: '2026-05-31' })).toBe('resolvedOn');
  });
});

describe('the tests that a finding refers to', () => {
  const finding = { unitId: 1, testId: 10, reportedOn: '2026-06-01' };
  const retest = { id: 11, unitId: 1, testedOn: '2026-06-01', deleted: false };
  const none = () => [];

  test('a source is there and of the same unit', () => {
    expect(() => checkSource(retest, 1)).not.toThrow();
    for (const wrong of [undefined, { ...retest, deleted: true }, { ...retest, unitId: 2 }])
      expect(() => checkSource(wrong, 1)).toThrow(
        expect.objectContaining({ code: 'INVALID', fields: { testId: expect.any(String) } }),
      );
  });

  test('a retest proves the repair only when it can', () => {
    expect(() => checkRetest(finding, retest, today, none)).not.toThrow();
    expect(() => checkRetest({ ...finding, testId: null }, { ...retest, id: 10 }, today, none)).not.toThrow();
    const wrong = [
      undefined,
      { ...retest, deleted: true },
      { ...retest, unitId: 2 },
      { ...retest, id: 10 },
      { ...retest, testedOn: '2026-05-31' },
      { ...retest, testedOn: '2026-06-16' },
    ];
    for (const one of wrong)
      expect(() => checkRetest(finding, one, today, none), JSON.stringify(one)).toThrow(
        expect.objectContaining({ code: 'INVALID', fields: { retestId: expect.any(String) } }),
      );
  });

  test('two tests of one day cannot prove each other', () => {
    const next = (testId: number) => (testId === 11 ? [10] : []);
    expect(() => checkRetest(finding, retest, today, next)).toThrow(/circle/);
    expect(() =>
      checkRetest(finding, retest, today, (testId) => (testId === 11 ? [12] : testId === 12 ? [10] : [])),
    ).toThrow(/circle/);
  });

  test('however links are added, those that pass the check never form a circle', () => {
    const link = fc.tuple(fc.nat(7), fc.nat(7));
    fc.assert(
      fc.property(fc.array(link, { maxLength: 40 }), (links) => {
        const edges: [number, number][] = [];
        const next = (from: number) => edges.filter(([a]) => a === from).map(([, b]) => b);
        for (const [from, to] of links) {
          if (from !== to && !leadsTo(to, from, next)) edges.push([from, to]);
        }
        for (const [from, to] of edges) expect(leadsTo(to, from, next)).toBe(false);
      }),
    );
  });

  test('following a circle that is stored already comes to an end', () => {
    const ring = (testId: number) => [(testId + 1) % 5];
    expect(leadsTo(0, 4, ring)).toBe(true);
    expect(leadsTo(0, 99, ring)).toBe(false);
  });
});
