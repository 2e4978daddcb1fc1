import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant, PlainDate } from './dates.ts';
import { RecordId, RowVersion } from './lists.ts';
import { ObligationRule, ObligationRuleVersion, RuleDefinition, RuleLabel, UnitEventKind } from './obligation-rules.ts';
import { Reason } from './reason.ts';

/** Where an obligation stands on a day; see {@link Clock}. */
export const clockStatuses = ['overdue', 'upcoming', 'never-tested', 'compliant', 'suspended'] as const;
/** One of {@link clockStatuses}. */
export const ClockStatus = z.enum(clockStatuses);
export type ClockStatus = z.infer<typeof ClockStatus>;

/**
 * One obligation of one unit as it stands on a day. `dueDate` is the target, `limitDate` the last day (extensions included);
 * both null while nothing was ever tested and the rule knows no first date. `daysLeft` counts days to the limit, negative when
 * it has passed. Source: obligations page.
 */
export const Clock = z.object({
  obligationId: RecordId,
  unitId: RecordId,
  ruleId: RecordId,
  /** The rule's label. */
  obligation: z.string(),
  lastTested: PlainDate.nullable(),
  dueDate: PlainDate.nullable(),
  windowStart: PlainDate.nullable(),
  windowEnd: PlainDate.nullable(),
  limitDate: PlainDate.nullable(),
  daysLeft: z.int().nullable(),
  status: ClockStatus,
  /** The day to which the limit was extended, when it was. */
  extendedUntil: PlainDate.nullable(),
});
export type Clock = z.infer<typeof Clock>;

/** A documented extension of one cycle's limit; it lapses with the next test that counts. */
export const Extension = z.object({
  id: RecordId,
  forLimit: PlainDate,
  until: PlainDate,
  reason: z.string(),
  documentId: RecordId,
  grantedAt: Instant,
  grantedBy: z.string(),
  withdrawn: z.object({ at: Instant, by: z.string(), reason: z.string() }).nullable(),
});
export type Extension = z.infer<typeof Extension>;

/** An obligation as the page of its unit shows it. */
export const UnitObligation = z.object({
  ...Clock.shape,
  id: RecordId,
  ruleKey: z.string(),
  citation: z.string(),
  satisfiedBy: RuleDefinition.shape.satisfiedBy,
  startsOn: PlainDate.nullable(),
  endsOn: PlainDate.nullable(),
  note: z.string().nullable(),
  /** Newest first; withdrawn and lapsed ones too. */
  extensions: z.array(Extension),
  version: RowVersion,
});
export type UnitObligation = z.infer<typeof UnitObligation>;

/** Something that happened to a unit and may open a duty of its own. */
export const UnitEvent = z.object({
  id: RecordId,
  unitId: RecordId,
  kind: UnitEventKind,
  occurredOn: PlainDate,
  note: z.string().nullable(),
  createdAt: Instant,
  createdBy: z.string(),
});
export type UnitEvent = z.infer<typeof UnitEvent>;

const Note = z.string().trim().max(2000);
const OfUnit = z.object({ items: z.array(UnitObligation), ended: z.array(UnitObligation), events: z.array(UnitEvent) });

/** Rules, and which unit owes what. */
export const obligationsContract = {
  rules: query({
    access: 'equipment:read',
    summary: 'Every rule by label; inactive ones are offered to no unit any more.',
    input: z.strictObject({ includeInactive: z.boolean().optional() }),
    output: z.object({ items: z.array(ObligationRule) }),
  }),
  ruleVersions: query({
    access: 'equipment:read',
    summary: 'All wordings that a rule ever had, the newest first.',
    input: z.strictObject({ id: RecordId }),
    output: z.object({ items: z.array(ObligationRuleVersion) }),
  }),
  createRule: mutation({
    access: 'compliance:manage',
    summary: 'Adds a rule.',
    input: z.strictObject({ label: RuleLabel, definition: RuleDefinition }),
    output: ObligationRule,
  }),
  updateRule: mutation({
    access: 'compliance:manage',
    summary:
      'A new version of a rule; the clocks of all units under it follow at once. An inactive rule keeps its clocks.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      label: RuleLabel.optional(),
      definition: RuleDefinition.optional(),
      active: z.boolean().optional(),
      reason: Reason,
    }),
    output: ObligationRule,
  }),
  ofUnit: query({
    access: 'equipment:read',
    summary: 'All clocks of a unit, the most urgent first, those that have ended, and the events on record.',
    input: z.strictObject({ unitId: RecordId }),
    output: OfUnit,
  }),
  add: mutation({
    access: 'compliance:write',
    summary: 'Puts units under a rule; units that are under it already stay as they are.',
    input: z.strictObject({
      unitIds: z.array(RecordId).min(1).max(1000),
      ruleId: RecordId,
      startsOn: PlainDate.nullable().optional(),
      note: Note.nullable().optional(),
    }),
    output: z.object({ added: z.int(), unchanged: z.int() }),
  }),
  update: mutation({
    access: 'compliance:write',
    summary:
      'Start, end and note of an obligation; ending one keeps it, with its history, among those that have ended.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      startsOn: PlainDate.nullable().optional(),
      endsOn: PlainDate.nullable().optional(),
      note: Note.nullable().optional(),
    }),
    output: UnitObligation,
  }),
  extend: mutation({
    access: 'compliance:write',
    summary: "Extends the present cycle's limit, with a reason and a document that is stored with the obligation.",
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      until: PlainDate,
      reason: Reason,
      documentId: RecordId,
    }),
    output: UnitObligation,
  }),
  withdrawExtension: mutation({
    access: 'compliance:write',
    summary: 'Takes an extension back; it stays on record.',
    input: z.strictObject({ id: RecordId, extensionId: RecordId, reason: Reason }),
    output: UnitObligation,
  }),
  recordEvent: mutation({
    access: 'compliance:record',
    summary: 'Puts an event on record: a new tube, a move, a repair, new software.',
    input: z.strictObject({
      unitId: RecordId,
      kind: UnitEventKind,
      occurredOn: PlainDate,
      note: Note.nullable().optional(),
    }),
    output: UnitEvent,
  }),
  removeEvent: mutation({
    access: 'compliance:write',
    summary: 'Takes an event back; it stays in the database.',
    input: z.strictObject({ id: RecordId, reason: Reason }),
    output: z.object({}),
  }),
};
