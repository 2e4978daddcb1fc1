import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { Paging, RecordId } from './lists.ts';

/** What the self-check looks at. */
export const healthParts = [
  'database',
  'disk',
  'certificate',
  'jobs',
  'backups',
  'listener',
  'mail',
  'log',
  'memory',
] as const;
export const HealthPart = z.enum(healthParts);
export type HealthPart = z.infer<typeof HealthPart>;

export const HealthState = z.enum(['ok', 'warning', 'failed']);
export type HealthState = z.infer<typeof HealthState>;

/** What one part looked like. */
export const PartHealth = z.object({
  part: HealthPart,
  state: HealthState,
  /** What was seen, a sentence. */
  evidence: z.string(),
  advice: z.string().nullable(),
  milliseconds: z.number(),
});
export type PartHealth = z.infer<typeof PartHealth>;

/** A change of state, or the last word about a part. */
export const HealthEvent = z.object({
  id: RecordId,
  at: Instant,
  part: HealthPart,
  state: HealthState,
  evidence: z.string(),
});
export type HealthEvent = z.infer<typeof HealthEvent>;

/** Figures of the present. */
export const Metrics = z.object({
  databaseBytes: z.int(),
  walBytes: z.int(),
  documentsBytes: z.int(),
  freeBytes: z.int(),
  memoryBytes: z.int(),
  /** How much the memory grew a day over the last day, bytes; null before a day has passed. */
  memoryTrend: z.int().nullable(),
  uptimeSeconds: z.int(),
  /** Longest delay of the main thread within the last five minutes, milliseconds. */
  worstDelay: z.number(),
  /** Milliseconds of a typical and of a slow call, within the last five minutes; null without calls. */
  callMedian: z.number().nullable(),
  callP95: z.number().nullable(),
  calls: z.int(),
  sessions: z.int(),
  slowQueries: z.int(),
});
export type Metrics = z.infer<typeof Metrics>;

/** Whether everything works, looked at every five minutes. */
export const healthContract = {
  overview: query({
    access: 'system:manage',
    summary: 'The last self-check, figures, and since when the program runs.',
    input: z.strictObject({}),
    output: z.object({
      state: HealthState,
      checkedAt: Instant.nullable(),
      parts: z.array(PartHealth),
      metrics: Metrics,
      restarts: z.array(z.object({ at: Instant, what: z.string(), reason: z.string() })),
    }),
  }),
  check: mutation({
    access: 'system:manage',
    summary: 'Looks at everything now.',
    input: z.strictObject({}),
    output: z.object({ state: HealthState, parts: z.array(PartHealth) }),
    unaudited: 'it observes; what it finds is kept in the health log',
  }),
  timeline: query({
    access: 'system:manage',
    summary: 'Changes of state, the newest first.',
    input: z.strictObject({ part: HealthPart.optional(), ...Paging }),
    output: z.object({ items: z.array(HealthEvent), total: z.int() }),
  }),
};
