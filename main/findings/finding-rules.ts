import { AppError } from '../../shared/contract/errors.ts';
import { addDays, type PlainDate } from '../../shared/dates.ts';
import type { Severity } from '../../shared/findings.ts';

/** Days from the report of a finding to its due date; 0 is the same day. */
export type DueDays = Readonly<Record<Severity, number>>;

/** When a finding of this severity must be cleared. Source: the clinic's own rule, 30, 60 or 90 days unless it says otherwise. */
export function dueDate(reportedOn: PlainDate, severity: Severity, days: DueDays): PlainDate {
  return addDays(reportedOn, days[severity]);
}

/** A test as far as findings refer to it. */
export interface ReferredTest {
  readonly id: number;
  readonly unitId: number;
  readonly testedOn: PlainDate;
  readonly deleted: boolean;
}

/** The days of a finding must follow each other: reported, resolved, today. @throws AppError INVALID */
export function checkDays(
  days: { readonly reportedOn: PlainDate; readonly dueOn: PlainDate | null; readonly resolvedOn: PlainDate | null },
  today: PlainDate,
): void {
  const { reportedOn, dueOn, resolvedOn } = days;
  if (reportedOn > today) refuse('reportedOn', 'A finding cannot be reported in the future. Correct the date.');
  if (dueOn !== null && dueOn < reportedOn)
    refuse('dueOn', 'The due date lies before the day of the report. Choose that day or a later one.');
  if (resolvedOn === null) return;
  if (resolvedOn > today) refuse('resolvedOn', 'A finding cannot be resolved in the future. Correct the date.');
  if (resolvedOn < reportedOn)
    refuse('resolvedOn', 'The finding was resolved before it was reported. Correct one of the dates.');
}

/** The test that a finding comes from: of the same unit, and there. @throws AppError INVALID */
export function checkSource(test: ReferredTest | undefined, unitId: number): void {
  if (!test || test.deleted) refuse('testId', 'This test does not exist any more. Choose another one.');
  if (test.unitId !== unitId) refuse('testId', 'This test belongs to another unit. Choose a test of the same unit.');
}

/**
 * The test that proves a repair: of the same unit, there, already done, on the day of the finding or later, another one than the test
 * that found it, and no circle: following findings from test to retest must never lead back.
 *
 * @param next the retests of the other findings that come from a test
 * @throws AppError INVALID
 */
export function checkRetest(
  finding: { readonly unitId: number; readonly testId: number | null; readonly reportedOn: PlainDate },
  retest: ReferredTest | undefined,
  today: PlainDate,
  next: (testId: number) => readonly number[],
): void {
  if (!retest || retest.deleted) refuse('retestId', 'This test does not exist any more. Choose another one.');
  if (retest.unitId !== finding.unitId)
    refuse('retestId', 'This test belongs to another unit. Choose a test of the same unit.');
  if (retest.id === finding.testId)
    refuse('retestId', 'The test that found it cannot be the retest. Choose the test after the repair.');
  if (retest.testedOn > today)
    refuse('retestId', 'This test lies in the future and proves nothing yet. Choose one that was done.');
  if (retest.testedOn < finding.reportedOn)
    refuse('retestId', 'This test was done before the finding was reported. Choose a later one.');
  if (finding.testId !== null && leadsTo(retest.id, finding.testId, next)) {
    refuse(
      'retestId',
      'The retests would go round in a circle: this test was itself proven by the test that found it.',
    );
  }
}

/** Whether following findings from test to retest leads from one test to another; ends on circles that exist already. */
export function leadsTo(from: number, to: number, next: (testId: number) => readonly number[]): boolean {
  const seen = new Set<number>();
  const open = [from];
  for (let test = open.pop(); test !== undefined; test = open.pop()) {
    if (test === to) return true;
    if (seen.has(test)) continue;
    seen.add(test);
    open.push(...next(test));
  }
  return false;
}

function refuse(field: string, message: string): never {
  throw new AppError('INVALID', message, { fields: { [field]: message } });
}
