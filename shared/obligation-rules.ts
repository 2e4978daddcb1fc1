import { z } from 'zod';
import { Instant } from './dates.ts';
import { RecordId, RowVersion } from './lists.ts';
import { TestType } from './test-types.ts';

/** What can happen to a unit that opens a duty of its own (obligations page). */
export const unitEventKinds = [
  'output-affecting-service',
  'new-tube',
  'move',
  'major-repair',
  'software',
  'other',
] as const;
/** One of {@link unitEventKinds}. */
export const UnitEventKind = z.enum(unitEventKinds);
export type UnitEventKind = z.infer<typeof UnitEventKind>;

const Months = z.int().min(1, 'At least one month.').max(240, 'At most 240 months.');
const Days = z.int().min(0).max(366, 'At most 366 days.');

/**
 * What a rule says, as data. All arithmetic is on calendar dates; adding months clamps to the last day of the month.
 * `cycle` gives the target from the last test that counts; `window` is the span around the target in which the test is meant to
 * be done (a calendar quarter is its own window); `limit` is the last day.
 */
export const RuleDefinition = z.strictObject({
  cycle: z.discriminatedUnion('kind', [
    z.strictObject({ kind: z.literal('months'), months: Months }),
    z.strictObject({ kind: z.literal('calendar-quarter') }),
  ]),
  window: z.strictObject({ daysBefore: Days, daysAfter: Days }).nullable(),
  limit: z.discriminatedUnion('kind', [
    /** The target itself. */
    z.strictObject({ kind: z.literal('target') }),
    /** The last day of the target's month. */
    z.strictObject({ kind: z.literal('end-of-month') }),
    /** Months after the last test, grace included. */
    z.strictObject({ kind: z.literal('months'), months: Months }),
    z.strictObject({ kind: z.literal('days-after-target'), days: Days }),
    /** 31 December of the year after the last test. */
    z.strictObject({ kind: z.literal('end-of-next-year') }),
    /** The last day of the quarter; only with the cycle `calendar-quarter`. */
    z.strictObject({ kind: z.literal('quarter-end') }),
  ]),
  /** A unit that was never tested is due this many days after its installation; null: it has no date of its own. */
  firstDueDays: Days.nullable(),
  /** Events after which a test is due within some days, whatever the cycle says. */
  events: z.strictObject({ kinds: z.array(UnitEventKind).min(1), days: Days }).nullable(),
  /** Types of tests that count. */
  satisfiedBy: z.array(TestType).min(1, 'Choose at least one type of test.'),
  /** Equipment classes that the rule is offered for; empty: all. */
  classIds: z.array(RecordId).max(500),
  /** Where the rule stands: regulation, standard, manual. Editable, because numbers change between editions. */
  citation: z.string().trim().max(500),
});
export type RuleDefinition = z.infer<typeof RuleDefinition>;

/**
 * What in a rule contradicts itself, by the part that should be changed; empty for a rule that can be kept. The target must never lie
 * after the limit, and the window must end by the limit.
 */
export function definitionProblems({
  cycle,
  window,
  limit,
}: Pick<RuleDefinition, 'cycle' | 'window' | 'limit'>): Readonly<Record<string, string>> {
  const quarterly = cycle.kind === 'calendar-quarter';
  if (quarterly !== (limit.kind === 'quarter-end')) {
    return {
      limit: 'A rule by calendar quarters ends with the quarter, and no other rule does. Choose another limit.',
    };
  }
  if (quarterly) return window ? { window: 'A calendar quarter is its own window. Leave the window out.' } : {};
  if (limit.kind === 'months' && limit.months < cycle.months) {
    return { limit: 'The limit comes before the target. Allow at least as many months as the cycle has.' };
  }
  if (limit.kind === 'end-of-next-year' && cycle.months > 12) {
    return { limit: 'A cycle of more than 12 months can end after the next year. Choose another limit.' };
  }
  const grace = limit.kind === 'target' ? 0 : limit.kind === 'days-after-target' ? limit.days : undefined;
  if (window && grace !== undefined && window.daysAfter > grace) {
    return { window: 'The window ends after the limit. Shorten the window or move the limit.' };
  }
  return {};
}

/** A rule's name, as lists and files show it; files separate several by commas. */
export const RuleLabel = z
  .string()
  .trim()
  .min(1, 'Type a name.')
  .max(80)
  .regex(/^[^,]*$/, 'A name has no comma: files separate several names by commas.');

/** A rule with its present version. */
export const ObligationRule = z.object({
  id: RecordId,
  /** Stable name: `tjc`, `mqsa`, or what an administrator's rule was first called. */
  key: z.string(),
  label: z.string(),
  /** The name under which REMS files carry the rule (`eq_auditfreq`); null for all but five. */
  fileLabel: z.string().nullable(),
  definition: RuleDefinition,
  active: z.boolean(),
  /** Units that have an open obligation under this rule. */
  unitCount: z.int(),
  version: RowVersion,
  updatedAt: Instant,
});
export type ObligationRule = z.infer<typeof ObligationRule>;

/** An earlier or the present wording of a rule; nothing of it is ever lost. */
export const ObligationRuleVersion = z.object({
  version: RowVersion,
  label: z.string(),
  definition: RuleDefinition,
  reason: z.string().nullable(),
  savedAt: Instant,
  savedBy: z.string(),
});
export type ObligationRuleVersion = z.infer<typeof ObligationRuleVersion>;
