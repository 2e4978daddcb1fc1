import type { PlainDate } from '#shared/dates.ts';
import type { Finding, Severity } from '#shared/findings.ts';

/** What stands in the form of a finding; dates as typed. */
export interface FindingDraft {
  readonly description: string;
  readonly severity: Severity;
  readonly reportedOn: string;
  readonly dueOn: string;
  readonly ownerId: number | null;
  readonly workOrder: string;
  readonly testId: number | null;
}

/** The form of a stored finding, or an empty one for a finding of a test. */
export function findingDraft(finding: Finding | undefined, testId: number | null): FindingDraft {
  return {
    description: finding?.description ?? '',
    severity: finding?.severity ?? 'minor',
    reportedOn: finding?.reportedOn ?? '',
    dueOn: finding?.dueOn ?? '',
    ownerId: finding?.ownerId ?? null,
    workOrder: finding?.workOrder ?? '',
    testId: finding === undefined ? testId : finding.testId,
  };
}

/** What is wrong with a form, by field. */
export type DraftProblems = Partial<Record<keyof FindingDraft, 'missing' | 'noDay'>>;

/** Reads a date field: a day, null when empty, undefined for a text that is no day. */
export type ReadDate = (text: string) => PlainDate | null | undefined;

/** What can be told before sending. */
export function draftProblems(draft: FindingDraft, editing: boolean, read: ReadDate): DraftProblems {
  const reportedOn = read(draft.reportedOn);
  return {
    ...(draft.description.trim() === '' ? { description: 'missing' as const } : {}),
    ...(reportedOn === undefined ? { reportedOn: 'noDay' as const } : {}),
    ...(reportedOn === null && editing ? { reportedOn: 'missing' as const } : {}),
    ...(read(draft.dueOn) === undefined ? { dueOn: 'noDay' as const } : {}),
  };
}

/** A new finding as it is sent: what was left empty follows from the rules. */
export function newFinding(draft: FindingDraft, read: ReadDate) {
  const reportedOn = read(draft.reportedOn) ?? undefined;
  const dueOn = read(draft.dueOn) ?? undefined;
  return {
    description: draft.description.trim(),
    severity: draft.severity,
    testId: draft.testId,
    ownerId: draft.ownerId,
    workOrder: draft.workOrder.trim() === '' ? null : draft.workOrder.trim(),
    ...(reportedOn === undefined ? {} : { reportedOn }),
    ...(dueOn === undefined ? {} : { dueOn }),
  };
}

/** The fields that differ from what is stored. */
export function findingChange(draft: FindingDraft, stored: Finding, read: ReadDate) {
  const reportedOn = read(draft.reportedOn) ?? stored.reportedOn;
  const dueOn = read(draft.dueOn) ?? null;
  const workOrder = draft.workOrder.trim() === '' ? null : draft.workOrder.trim();
  return {
    ...(draft.description.trim() === stored.description ? {} : { description: draft.description.trim() }),
    ...(draft.severity === stored.severity ? {} : { severity: draft.severity }),
    ...(draft.testId === stored.testId ? {} : { testId: draft.testId }),
    ...(draft.ownerId === stored.ownerId ? {} : { ownerId: draft.ownerId }),
    ...(workOrder === stored.workOrder ? {} : { workOrder }),
    ...(reportedOn === stored.reportedOn ? {} : { reportedOn }),
    ...(dueOn === stored.dueOn ? {} : { dueOn }),
  };
}
