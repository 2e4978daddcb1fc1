import { z } from 'zod';
import { mutation, query } from './contract/define.ts';
import { Instant } from './dates.ts';
import { Paging, RecordId } from './lists.ts';

/** One run of a job. */
export const JobRun = z.object({
  id: RecordId,
  job: z.string(),
  /** By its schedule, caught up after the machine was off, or because somebody asked. */
  cause: z.enum(['schedule', 'missed', 'request']),
  plannedAt: Instant,
  startedAt: Instant,
  endedAt: Instant.nullable(),
  /** Null while it runs. */
  result: z.enum(['done', 'failed', 'interrupted']).nullable(),
  /** What it did or why it failed, a sentence. */
  message: z.string().nullable(),
});
export type JobRun = z.infer<typeof JobRun>;

/** A job of this installation. */
export const Job = z.object({
  name: z.string(),
  /** When it runs, as a cron pattern in the workstation's time. */
  schedule: z.string(),
  nextAt: Instant.nullable(),
  last: JobRun.nullable(),
});
export type Job = z.infer<typeof Job>;

/** What the program does by itself. */
export const jobsContract = {
  list: query({
    access: 'system:manage',
    summary: 'Every job with its schedule, last and next run.',
    input: z.strictObject({}),
    output: z.object({ items: z.array(Job) }),
  }),
  runs: query({
    access: 'system:manage',
    summary: 'Runs, the newest first.',
    input: z.strictObject({ job: z.string().max(60).optional(), ...Paging }),
    output: z.object({ items: z.array(JobRun), total: z.int() }),
  }),
  run: mutation({
    access: 'system:manage',
    summary: 'Starts a job now, unless it is running.',
    input: z.strictObject({ job: z.string().max(60) }),
    output: JobRun,
  }),
};
