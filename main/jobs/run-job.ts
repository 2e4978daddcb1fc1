import { AppError } from '../../shared/contract/errors.ts';
import type { JobRun } from '../../shared/jobs.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { NoticeWriter } from '../notices/notice-writer.ts';
import type { Clock, Log, Random } from '../ports.ts';
import type { EventBus } from '../rpc/event-bus.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor } from '../rpc/transact.ts';
import type { JobDefinition } from './definition.ts';
import type { JobsRepository, RunEnd } from './repository.ts';

/** Why and for when a run starts; `id` where its row is there already. */
export interface RunStart {
  readonly cause: JobRun['cause'];
  readonly plannedAt: Date;
  readonly id?: number;
}

/** What {@link createJobRunner} stands on. */
export interface RunnerDeps {
  readonly repository: JobsRepository;
  readonly transactor: Transactor;
  readonly notices: NoticeWriter;
  readonly events: Pick<EventBus, 'publish'>;
  readonly clock: Clock;
  readonly random: Random;
  readonly log: Log;
}

const failed = 'job.failed';

/** Runs one job with its row around it; a failure is told once, until the job works again. */
export function createJobRunner(deps: RunnerDeps) {
  const { repository, transactor, notices, events, clock, random, log } = deps;
  const now = () => clock.now().toISOString();
  const write = (work: () => void) => retryWhileBusy(() => transactor.housekeeping(work));

  /** Never rejects: what fails is on record. */
  async function attempt({ name, run }: JobDefinition, signal: AbortSignal): Promise<RunEnd> {
    try {
      const message = await run(signal);
      return { endedAt: now(), result: 'done', message };
    } catch (cause) {
      if (signal.aborted) return { endedAt: now(), result: 'interrupted', message: closedFirst };
      if (!(cause instanceof AppError)) log.error('a job failed', { job: name, cause });
      const message = cause instanceof AppError ? cause.message : 'Something unexpected went wrong; the log says more.';
      return { endedAt: now(), result: 'failed', message };
    }
  }

  async function tell(job: string, { result, message }: RunEnd, failedBefore: boolean): Promise<void> {
    const matter = [failed, job] as const;
    const actor = programActor(random, '(jobs)', 'jobs.run');
    if (result === 'done' && notices.isOpen(...matter))
      await retryWhileBusy(() => transactor.transact(actor, (tx) => notices.settle(tx, ...matter)));
    if (result !== 'failed' || failedBefore) return;
    await retryWhileBusy(() =>
      transactor.transact(actor, (tx) =>
        notices.raise(tx, {
          kind: failed,
          subject: job,
          audience: 'system:manage',
          severity: 'warning',
          message: `The job ${job} failed. ${message ?? ''}`.trim(),
          link: '/admin/jobs',
        }),
      ),
    );
  }

  return async function runJob(definition: JobDefinition, start: RunStart, signal: AbortSignal): Promise<void> {
    const { name, quiet } = definition;
    const failedBefore = repository.lastEnded(name)?.result === 'failed';
    const startedAt = now();
    const row = { job: name, cause: start.cause, plannedAt: start.plannedAt.toISOString(), startedAt };
    let { id } = start;
    if (id === undefined && !quiet) {
      await write(() => {
        id = repository.insert(row);
      });
      events.publish({ topic: 'job' });
    }
    const end = await attempt(definition, signal);
    // It did nothing, which does not prove either that it works again.
    if (id === undefined && end.message === null && end.result === 'done') return;
    await write(() => repository.end(id ?? repository.insert(row), end));
    await tell(name, end, failedBefore);
    events.publish({ topic: 'job' });
  };
}

/** What {@link createJobRunner} makes. */
export type RunJob = ReturnType<typeof createJobRunner>;

/** Why a run has no result of its own. */
export const closedFirst = 'The program was closed before this was done.';
