import { z } from 'zod';

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
