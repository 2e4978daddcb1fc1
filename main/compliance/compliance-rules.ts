import type { ComplianceSettings } from '../../shared/compliance.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { PersonRole } from '../../shared/people.ts';
import { performerRoles, reviewerRoles } from '../../shared/test-types.ts';

/** What is wrong, by field; empty when nothing is. */
export type Problems = Readonly<Record<string, string>>;

/** The three days of a survey. */
export interface TestDates {
  readonly testDate: PlainDate;
  readonly reportDate?: PlainDate | null | undefined;
  readonly submissionDate?: PlainDate | null | undefined;
}

/** A survey is done, then reported, then submitted; each may fall on the day of the one before, and the report may be missing. */
export function dateOrderProblems({ testDate, reportDate, submissionDate }: TestDates): Problems {
  const problems: Record<string, string> = {};
  if (reportDate && reportDate < testDate) problems.reportDate = 'The report cannot be dated before the test.';
  if (submissionDate && submissionDate < testDate) {
    problems.submissionDate = 'The submission cannot be dated before the test.';
  } else if (submissionDate && reportDate && submissionDate < reportDate) {
    problems.submissionDate = 'The submission cannot be dated before the report.';
  }
  return problems;
}

/** Who did a survey and who reviewed it. */
export interface TestPeople {
  readonly performedById?: number | null | undefined;
  readonly reviewedById?: number | null | undefined;
}

/** Where the clinic decided so, nobody reviews their own survey. */
export function reviewerProblems(
  { performedById, reviewedById }: TestPeople,
  settings: Pick<ComplianceSettings, 'reviewerMustDiffer'>,
): Problems {
  const same = typeof performedById === 'number' && performedById === reviewedById;
  return same && settings.reviewerMustDiffer
    ? { reviewedById: 'Choose a reviewer other than the person who did the survey.' }
    : {};
}

/** A person as far as naming them in a survey is concerned. */
export interface NamedPerson {
  readonly active: boolean;
  readonly roles: readonly PersonRole[];
}

/** The fields of a survey that name somebody. */
export type PersonField = 'performedById' | 'reviewedById';

const offered: Readonly<Record<PersonField, readonly PersonRole[]>> = {
  performedById: performerRoles,
  reviewedById: reviewerRoles,
};

/**
 * Why somebody cannot be named, or undefined: active people with the right role are offered, and whoever the record names already
 * stays allowed, so that saving never clears an old assignment (REMS 2.7).
 */
export function personProblem(
  field: PersonField,
  person: NamedPerson | undefined,
  alreadyNamed: boolean,
): string | undefined {
  if (alreadyNamed) return undefined;
  if (!person) return 'This person does not exist any more. Choose somebody else.';
  if (!person.active) return 'This person is inactive. Choose somebody else.';
  if (person.roles.some((role) => offered[field].includes(role))) return undefined;
  return field === 'reviewedById'
    ? 'A reviewer has the role physicist. Choose somebody else.'
    : 'Whoever does a survey is a physicist, a physics assistant or a QA technologist. Choose somebody else.';
}
