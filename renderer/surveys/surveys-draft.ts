import type { ComplianceSettings } from '../../shared/compliance.ts';
import { type Severity, severities } from '../../shared/findings.ts';
import type { InputOf } from '../api/client.ts';

/** What stands in the form of the decisions while it is typed: days as text. */
interface SurveysDraft extends Readonly<Record<Severity, string>> {
  readonly reviewerMustDiffer: boolean;
}

/** Days that a finding may stay open at the most; ten years. */
export const mostFindingDays = 3650;

/** Stored decisions as the form shows them. */
export function surveysDraft({ reviewerMustDiffer, findingDueDays: days }: ComplianceSettings): SurveysDraft {
  return {
    reviewerMustDiffer,
    minor: String(days.minor),
    major: String(days.major),
    blocking: String(days.blocking),
  };
}

/** Severities whose days cannot be read or lie outside of the limits. */
export function surveysProblems(draft: SurveysDraft): readonly Severity[] {
  return severities.filter((severity) => {
    const text = draft[severity].trim();
    return !/^\d{1,4}$/.test(text) || Number(text) > mostFindingDays;
  });
}

/** What differs from the stored decisions, ready for `compliance.saveSettings`; empty when nothing does. The draft has no problems. */
export function surveysChange(
  stored: ComplianceSettings,
  draft: SurveysDraft,
): Omit<InputOf<'compliance.saveSettings'>, 'version'> {
  const days = {
    minor: Number(draft.minor),
    major: Number(draft.major),
    blocking: Number(draft.blocking),
  };
  const moved = severities.some((severity) => days[severity] !== stored.findingDueDays[severity]);
  return {
    ...(draft.reviewerMustDiffer === stored.reviewerMustDiffer ? {} : { reviewerMustDiffer: draft.reviewerMustDiffer }),
    ...(moved ? { findingDueDays: days } : {}),
  };
}
