import type { Test } from '#shared/compliance.ts';
import { PlainDate } from '#shared/dates.ts';
import type { TestOutcome, TestType } from '#shared/test-types.ts';

/** A survey as it stands in the form. Dates are ISO, or whatever was typed while it is no date yet. */
export interface TestDraft {
  readonly type: TestType;
  readonly testDate: string;
  readonly reportDate: string;
  readonly submissionDate: string;
  readonly performedById: number | null;
  readonly reviewedById: number | null;
  readonly outcome: TestOutcome | null;
  readonly notes: string;
  /** Obligations for which it does not count although its type would. */
  readonly excluded: readonly number[];
}

/** What the form of a new survey begins with: most are annual ones of today, typed in by whoever did them. */
export function newTestDraft(today: PlainDate, performedById: number | null): TestDraft {
  return {
    type: 'Annual',
    testDate: today,
    reportDate: '',
    submissionDate: '',
    performedById,
    reviewedById: null,
    outcome: null,
    notes: '',
    excluded: [],
  };
}

/** A stored survey in the form. */
export function testDraft(test: Test): TestDraft {
  return {
    type: test.type,
    testDate: test.testDate,
    reportDate: test.reportDate ?? '',
    submissionDate: test.submissionDate ?? '',
    performedById: test.performedById,
    reviewedById: test.reviewedById,
    outcome: test.outcome,
    notes: test.notes ?? '',
    excluded: test.obligations.filter(({ counts }) => !counts).map(({ obligationId }) => obligationId),
  };
}

/** Types that say how a unit was found, so that an outcome belongs to them. */
const withOutcome: ReadonlySet<TestType> = new Set([
  'Acceptance',
  'Annual',
  'Audit',
  'Calibration',
  'QC Review',
] as const);

/** What keeps a draft from being saved, by field. */
export type TestProblem = 'testDate' | 'reportDate' | 'submissionDate' | 'outcome';

/** The fields that must be mended first; the order of days and who may be named is the core's to judge. */
export function testProblems(
  draft: TestDraft,
  today: PlainDate,
  stored?: Pick<Test, 'outcome'>,
): readonly TestProblem[] {
  const isDate = (text: string) => PlainDate.safeParse(text).success;
  const problems: TestProblem[] = [];
  if (!isDate(draft.testDate)) problems.push('testDate');
  // A record that came without an outcome stays editable without one.
  const needsOutcome = withOutcome.has(draft.type) && draft.testDate <= today && stored?.outcome !== null;
  if (draft.outcome === null && needsOutcome) problems.push('outcome');
  if (draft.reportDate !== '' && !isDate(draft.reportDate)) problems.push('reportDate');
  if (draft.submissionDate !== '' && !isDate(draft.submissionDate)) problems.push('submissionDate');
  return problems;
}

/** The draft as the core takes it. */
export function testValues(draft: TestDraft) {
  return {
    type: draft.type,
    testDate: draft.testDate,
    reportDate: draft.reportDate === '' ? null : draft.reportDate,
    submissionDate: draft.submissionDate === '' ? null : draft.submissionDate,
    performedById: draft.performedById,
    reviewedById: draft.reviewedById,
    outcome: draft.outcome,
    notes: draft.notes.trim() === '' ? null : draft.notes,
    excludedObligationIds: [...draft.excluded],
  };
}

/** What of a stored survey the form changes; nothing when it changes nothing. */
export function testChange(base: Test, draft: TestDraft): Partial<ReturnType<typeof testValues>> {
  const before = testValues(testDraft(base));
  const now = testValues(draft);
  const changed = Object.entries(now).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof typeof before]), // as: entries of the same object
  );
  return Object.fromEntries(changed);
}
