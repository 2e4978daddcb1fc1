import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { RoleKey } from './contract/permissions.ts';
import { Instant } from './dates.ts';
import { Paging, RecordId, RowVersion } from './lists.ts';

/** Who is reminded through a unit: those it names, or who has its next booking. */
export const unitRecipients = ['assignee', 'contact', 'supervisor', 'physician'] as const;

/** When to remind whom of what. */
export const ReminderDefinition = z.strictObject({
  /** Obligation rules; empty: all. */
  ruleIds: z.array(RecordId).max(200),
  /** Accounts with one of these roles, each for all units. */
  roles: z.array(RoleKey).max(50),
  /** People of the unit concerned. */
  recipients: z.array(z.enum(unitRecipients)).max(4),
  /** Days before the target on which a line appears, for example 90, 30, 7. */
  daysBefore: z.array(z.int().min(1).max(366)).max(10),
  onLimit: z.boolean(),
  /** After the limit, every so many days; null: not again. */
  overdueEveryDays: z.int().min(1).max(90).nullable(),
  /** In-app notice (also shown by the desktop), and a line in the day's e-mail. */
  channels: z
    .array(z.enum(['notice', 'mail']))
    .min(1)
    .max(2),
  /** Open findings whose due date comes or has passed are reminded of too. */
  findings: z.boolean(),
});
export type ReminderDefinition = z.infer<typeof ReminderDefinition>;

/** A rule of reminding. */
export const ReminderRule = z.object({
  id: RecordId,
  name: z.string(),
  definition: ReminderDefinition,
  active: z.boolean(),
  version: RowVersion,
  updatedAt: Instant,
});
export type ReminderRule = z.infer<typeof ReminderRule>;

/** Something that was sent, on record for ever. */
export const SentReminder = z.object({
  id: RecordId,
  rule: z.string(),
  about: z.enum(['obligation', 'finding']),
  /** What it was about, in words. */
  label: z.string(),
  link: z.string().nullable(),
  stage: z.string(),
  recipient: z.string(),
  channel: z.enum(['notice', 'mail']),
  sentAt: Instant,
  /** State of the mail; null for a notice. */
  mailState: z.enum(['queued', 'sent', 'failed']).nullable(),
});
export type SentReminder = z.infer<typeof SentReminder>;

const Name = z.string().trim().min(1, 'Type a name.').max(80);

/** Rules of reminding, and what was sent. */
export const remindersContract = {
  rules: query({
    access: 'compliance:manage',
    summary: 'Every rule by name.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(ReminderRule) }),
  }),
  createRule: mutation({
    access: 'compliance:manage',
    summary: 'Adds a rule.',
    input: z.strictObject({ name: Name, definition: ReminderDefinition }),
    output: ReminderRule,
  }),
  updateRule: mutation({
    access: 'compliance:manage',
    summary: 'Changes a rule or switches it off.',
    input: z.strictObject({
      id: RecordId,
      version: RowVersion,
      name: Name.optional(),
      definition: ReminderDefinition.optional(),
      active: z.boolean().optional(),
    }),
    output: ReminderRule,
  }),
  preview: query({
    access: 'compliance:manage',
    summary: 'Who would be told how much if the reminders went out now; nothing is sent.',
    input: z.strictObject({}),
    output: z.object({
      items: z.array(z.object({ recipient: z.string(), channel: z.enum(['notice', 'mail']), lines: z.int() })),
    }),
  }),
  sent: query({
    access: 'compliance:manage',
    summary: 'What was sent, the newest first.',
    input: z.strictObject({ ...Paging }),
    output: z.object({ items: z.array(SentReminder), total: z.int() }),
  }),
};
