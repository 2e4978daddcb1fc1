import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant, PlainDate } from './dates.ts';
import { Paging, RecordId } from './lists.ts';

export const maintenancePeriods = ['daily', 'weekly', 'monthly', 'quarterly', 'yearly'] as const;
export const MaintenancePeriod = z.enum(maintenancePeriods);
export type MaintenancePeriod = z.infer<typeof MaintenancePeriod>;

/** A task in one period. The tasks themselves are a fixed list (rows 004-110…114 of the catalogue). */
export const MaintenanceTask = z.object({
  /** Stable, in kebab case; its words are on the screens. */
  task: z.string(),
  period: MaintenancePeriod,
  /** First and last day of the present period. */
  from: PlainDate,
  to: PlainDate,
  /** `seen`: closed by what the app saw by itself. `done`: closed by a person. `late`: the period before went by without it. */
  state: z.enum(['open', 'late', 'seen', 'done']),
  /** What the app saw, a sentence. */
  evidence: z.string().nullable(),
  at: Instant.nullable(),
  by: z.string().nullable(),
  note: z.string().nullable(),
  link: z.string().nullable(),
});
export type MaintenanceTask = z.infer<typeof MaintenanceTask>;

/** An account as it stands in a review of access. */
export const AccessReviewRow = z.object({
  accountId: RecordId,
  username: z.string(),
  personName: z.string().nullable(),
  source: z.enum(['local', 'directory']),
  active: z.boolean(),
  roles: z.array(z.string()),
  whitelisted: z.boolean(),
  lastSignInAt: Instant.nullable(),
  secondFactor: z.boolean(),
  /** Why somebody should look, sentences: never signed in, not for 90 days, administrator … */
  remarks: z.array(z.string()),
});
export type AccessReviewRow = z.infer<typeof AccessReviewRow>;

/** The maintenance calendar, and the monthly review of who has access. */
export const maintenanceContract = {
  tasks: query({
    access: 'system:manage',
    summary: 'Every task in its present period.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(MaintenanceTask) }),
  }),
  history: query({
    access: 'system:manage',
    summary: 'Periods that are over, the newest first.',
    input: z.strictObject({ task: z.string().max(60).optional(), ...Paging }),
    output: z.object({ items: z.array(MaintenanceTask), total: z.int() }),
  }),
  complete: mutation({
    access: 'system:manage',
    summary: 'Closes a task for its present period.',
    input: z.strictObject({ task: z.string().max(60), note: z.string().trim().max(1000).optional() }),
    output: MaintenanceTask,
  }),
  reopen: mutation({
    access: 'system:manage',
    summary: 'Opens a task again that a person closed.',
    input: z.strictObject({ task: z.string().max(60) }),
    output: MaintenanceTask,
  }),
  accessReview: query({
    access: 'accounts:manage',
    summary: 'Every account with roles, last sign-in and whitelist, for the review.',
    input: z.strictObject({ ...Paging }),
    output: z.object({
      items: z.array(AccessReviewRow),
      total: z.int(),
      lastAt: Instant.nullable(),
      lastBy: z.string().nullable(),
    }),
  }),
  signAccessReview: mutation({
    access: 'accounts:manage',
    summary: 'Signs that access was reviewed as it stands now.',
    input: z.strictObject({ note: z.string().trim().max(1000).optional() }),
    output: z.object({ at: Instant, by: z.string() }),
    stepUp: true,
  }),
};
