import type { JobRun } from '../../shared/jobs.ts';
import type { Db } from '../database/connection.ts';

/** A run that begins. */
export interface NewRun {
  readonly job: string;
  readonly cause: JobRun['cause'];
  readonly plannedAt: string;
  readonly startedAt: string;
}

/** How a run ended. */
export interface RunEnd {
  readonly endedAt: string;
  readonly result: NonNullable<JobRun['result']>;
  readonly message: string | null;
}

/** SQL of the runs of jobs. */
export function createJobsRepository(db: Db) {
  const columns =
    'id, job, cause, planned_at AS plannedAt, started_at AS startedAt, ended_at AS endedAt, result, message';
  const insert = db.prepare<[NewRun]>(
    'INSERT INTO job_runs (job, cause, planned_at, started_at) VALUES (@job, @cause, @plannedAt, @startedAt)',
  );
  const end = db.prepare<[RunEnd & { id: number }]>(
    'UPDATE job_runs SET ended_at = @endedAt, result = @result, message = @message WHERE id = @id',
  );
  const interrupt = db.prepare<[{ at: string; message: string }]>(
    "UPDATE job_runs SET ended_at = @at, result = 'interrupted', message = @message WHERE ended_at IS NULL",
  );
  const byId = db.prepare<[number], JobRun>(`SELECT ${columns} FROM job_runs WHERE id = ?`);
  const newest = db.prepare<[string, number], JobRun>(
    `SELECT ${columns} FROM job_runs WHERE job = ? ORDER BY id DESC LIMIT ?`,
  );
  const lastEnded = db.prepare<[string], JobRun>(
    `SELECT ${columns} FROM job_runs WHERE job = ? AND result IN ('done', 'failed') ORDER BY id DESC LIMIT 1`,
  );
  const list = db.prepare<[{ job: string | null; limit: number; offset: number }], JobRun>(
    `SELECT ${columns} FROM job_runs WHERE @job IS NULL OR job = @job ORDER BY id DESC LIMIT @limit OFFSET @offset`,
  );
  const count = db
    .prepare<[{ job: string | null }], number>('SELECT count(*) FROM job_runs WHERE @job IS NULL OR job = @job')
    .pluck();
  const sweep = db.prepare<[string]>(
    `DELETE FROM job_runs WHERE ended_at < ? AND id NOT IN (SELECT max(id) FROM job_runs GROUP BY job)`,
  );

  return {
    insert: (row: NewRun): number => Number(insert.run(row).lastInsertRowid),
    end: (id: number, row: RunEnd) => void end.run({ id, ...row }),
    /** Ends every run that is open; answers how many. */
    interrupt: (at: string, message: string) => interrupt.run({ at, message }).changes,
    byId: (id: number) => byId.get(id),
    /** The newest runs of a job, the newest first. */
    newest: (job: string, limit: number) => newest.all(job, limit),
    /** The newest run of a job that went through or failed. */
    lastEnded: (job: string) => lastEnded.get(job),
    list: (job: string | null, limit: number, offset: number) => list.all({ job, limit, offset }),
    count: (job: string | null) => count.get({ job }) ?? 0,
    /** Forgets runs that ended before an instant; each job keeps its last one, from which its next is reckoned. */
    sweep: (before: string) => sweep.run(before).changes,
  };
}

/** The repository of {@link createJobsRepository}. */
export type JobsRepository = ReturnType<typeof createJobsRepository>;
