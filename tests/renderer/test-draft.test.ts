import { describe, expect, it } from 'vitest';
import { countEffects } from '../../renderer/parts/tests/count-effects.ts';
import {
  newTestDraft,
  testChange,
  testDraft,
  testProblems,
  testValues,
} from '../../renderer/parts/tests/test-draft.ts';
import type { Test } from '../../shared/compliance.ts';
import { complianceContract } from '../../shared/compliance.ts';
import type { ObligationRule } from '../../shared/obligation-rules.ts';
import type { UnitObligation } from '../../shared/obligations.ts';

const today = '2026-03-10';
const draft = newTestDraft(today, 7);
const stored = {
  type: 'Annual',
  testDate: '2025-03-10',
  reportDate: null,
  submissionDate: null,
  performedById: 7,
  reviewedById: null,
  outcome: 'pass',
  notes: 'as found',
  obligations: [{ obligationId: 4, obligation: 'Annual - TJC', counts: false }],
} as unknown as Test; // as: only what the draft reads

describe('the form of a survey', () => {
  it('begins with an annual survey of today by whoever types it', () => {
    expect(draft).toMatchObject({ type: 'Annual', testDate: today, performedById: 7, outcome: null });
  });

  it('asks for an outcome where a survey has one, and not of a survey that lies ahead or of paperwork', () => {
    expect(testProblems(draft, today)).toEqual(['outcome']);
    expect(testProblems({ ...draft, outcome: 'fail' }, today)).toEqual([]);
    expect(testProblems({ ...draft, testDate: '2026-03-11' }, today)).toEqual([]);
    expect(testProblems({ ...draft, type: 'Shielding Design' }, today)).toEqual([]);
  });

  it('lets a record that came without an outcome be corrected without one', () => {
    expect(testProblems({ ...draft }, today, { outcome: null })).toEqual([]);
    expect(testProblems({ ...draft }, today, { outcome: 'pass' })).toEqual(['outcome']);
  });

  it('refuses days that the calendar does not have', () => {
    const wrong = {
      ...draft,
      outcome: 'pass' as const,
      testDate: '2026-02-29',
      reportDate: 'soon',
      submissionDate: '1899-12-31',
    };
    expect(testProblems(wrong, today)).toEqual(['testDate', 'reportDate', 'submissionDate']);
    expect(
      testProblems({ ...wrong, testDate: '2024-02-29', reportDate: '', submissionDate: '9999-12-31' }, today),
    ).toEqual([]);
  });

  it('sends what the core takes', () => {
    const input = { unitId: 1, ...testValues({ ...draft, outcome: 'pass', notes: '  ', excluded: [4] }) };
    expect(complianceContract.recordTest.input.parse(input)).toMatchObject({ notes: null, excludedObligationIds: [4] });
  });

  it('sends of a stored survey only what was changed', () => {
    expect(testChange(stored, testDraft(stored))).toEqual({});
    expect(testChange(stored, { ...testDraft(stored), outcome: 'fail', excluded: [] })).toEqual({
      outcome: 'fail',
      excludedObligationIds: [],
    });
  });
});

describe('what a survey counts for', () => {
  const rule = {
    id: 1,
    definition: {
      cycle: { kind: 'months', months: 12 },
      window: { daysBefore: 30, daysAfter: 30 },
      limit: { kind: 'days-after-target', days: 30 },
      firstDueDays: null,
      events: null,
      satisfiedBy: ['Annual'],
      classIds: [],
      citation: '',
    },
  } as unknown as ObligationRule; // as: only what the effect reads
  const obligation = {
    id: 4,
    ruleId: 1,
    satisfiedBy: ['Annual'],
    lastTested: '2025-06-01',
    dueDate: '2026-06-01',
    windowStart: '2026-05-02',
    limitDate: '2026-07-01',
    startsOn: null,
    extensions: [],
  } as unknown as UnitObligation; // as: only what the effect reads
  const known = { obligations: [obligation], rules: [rule], events: [], installedOn: null };

  it('names only obligations that the type meets', () => {
    expect(countEffects(known, 'Submission', today)).toEqual([]);
  });

  it('asks about a survey before the window, and shows what either answer leads to', () => {
    const [effect] = countEffects(known, 'Annual', today);
    expect(effect).toMatchObject({ early: true, older: false, after: { target: '2027-03-10', limit: '2027-04-09' } });
    expect(countEffects(known, 'Annual', '2026-05-02')[0]).toMatchObject({ early: false });
  });

  it('leaves a clock alone that a later survey runs from', () => {
    expect(countEffects(known, 'Annual', '2025-01-15')[0]).toMatchObject({
      early: false,
      older: true,
      after: { target: '2026-06-01' },
    });
  });
});
