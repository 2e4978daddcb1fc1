import { z } from 'zod';
import type { PersonRole } from './people.ts';

/**
 * What a survey record can be: the eight types of REMS files, spelled as there, and Calibration, which instruments need (OAR 333-106-0364(3)).
 * Source: REMS 1.2.
 */
export const testTypes = [
  'Acceptance',
  'Annual',
  'Audit',
  'Calibration',
  'Other',
  'QC Review',
  'Retire',
  'Shielding Design',
  'Submission',
] as const;

/** One of {@link testTypes}. */
export const TestType = z.enum(testTypes);
export type TestType = z.infer<typeof TestType>;

/** What a survey found: everything in order, in order with findings, or not fit for use. */
export const testOutcomes = ['pass', 'pass-with-findings', 'fail'] as const;
/** One of {@link testOutcomes}. */
export const TestOutcome = z.enum(testOutcomes);
export type TestOutcome = z.infer<typeof TestOutcome>;

/**
 * Roles of people who may be named as having done a survey: physicists and assistants (REMS 1.2), and technologists, who record their own
 * routine tests between cases (experience page).
 */
export const performerRoles = [
  'physicist',
  'physics_assistant',
  'qa_technologist',
] as const satisfies readonly PersonRole[];
/** Roles of people who may review a survey (REMS 1.2). */
export const reviewerRoles = ['physicist'] as const satisfies readonly PersonRole[];
