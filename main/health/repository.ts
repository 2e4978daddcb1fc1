import type { HealthEvent, HealthPart, HealthState } from '../../shared/health.ts';
import type { Db } from '../database/connection.ts';

/** What one part looked like at an instant. */
export interface NewHealthEvent {
  readonly at: string;
  readonly part: HealthPart;
  readonly state: HealthState;
  readonly evidence: string;
}

/** SQL of the self-check: what it counts, and the changes it saw. */
export function createHealthRepository(db: Db) {
  const accounts = db.prepare<[], number>('SELECT count(*) FROM accounts').pluck();
  const sessions = db.prepare<[string], number>('SELECT count(*) FROM sessions WHERE expires_at > ?').pluck();
  const documents = db.prepare<[], number>('SELECT coalesce(sum(size), 0) FROM documents').pluck();
  const failing = db
    .prepare<[], string>(
      `SELECT job FROM job_runs AS newest WHERE result = 'failed' AND id =
       (SELECT max(id) FROM job_runs WHERE job = newest.job AND result IS NOT NULL) ORDER BY job`,
    )
    .pluck();
  const endless = db
    .prepare<[string], string>(
      'SELECT DISTINCT job FROM job_runs WHERE ended_at IS NULL AND started_at < ? ORDER BY job',
    )
    .pluck();
  const stuck = db
    .prepare<[string], number>("SELECT count(*) FROM mail_outbox WHERE state = 'queued' AND created_at < ?")
    .pluck();
  const newest = db.prepare<[string], NewHealthEvent>(
    'SELECT at, part, state, evidence FROM health_events WHERE part = ? ORDER BY id DESC LIMIT 1',
  );
  const insert = db.prepare<[NewHealthEvent]>(
    'INSERT INTO health_events (at, part, state, evidence) VALUES (@at, @part, @state, @evidence)',
  );
  const forget = db.prepare<[string]>('DELETE FROM health_events WHERE at < ?');
  const list = db.prepare<[{ part: string | null; limit: number; offset: number }], HealthEvent>(
    `SELECT id, at, part, state, evidence FROM health_events WHERE @part IS NULL OR part = @part
     ORDER BY id DESC LIMIT @limit OFFSET @offset`,
  );
  const count = db
    .prepare<[{ part: string | null }], number>(
      'SELECT count(*) FROM health_events WHERE @part IS NULL OR part = @part',
    )
    .pluck();

  return {
    /** Accounts: the row count that proves that the database answers. */
    accounts: () => accounts.get() ?? 0,
    /** Sessions that have not expired. */
    sessions: (now: string) => sessions.get(now) ?? 0,
    documentsBytes: () => documents.get() ?? 0,
    /** Jobs whose last run failed. */
    failingJobs: () => failing.all(),
    /** Jobs that began before an instant and have not ended. */
    endlessJobs: (since: string) => endless.all(since),
    /** Mails that wait since before an instant. */
    stuckMails: (since: string) => stuck.get(since) ?? 0,
    newest: (part: HealthPart) => newest.get(part),
    insert: (row: NewHealthEvent) => void insert.run(row),
    forget: (before: string) => void forget.run(before),
    list: (part: HealthPart | null, limit: number, offset: number) => list.all({ part, limit, offset }),
    count: (part: HealthPart | null) => count.get({ part }) ?? 0,
  };
}

/** The repository of {@link createHealthRepository}. */
export type HealthRepository = ReturnType<typeof createHealthRepository>;
