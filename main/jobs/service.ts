import type { z } from 'zod';
import { AppError } from '../../shared/contract/errors.ts';
import type { Job, JobRun, jobsContract } from '../../shared/jobs.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Context } from '../rpc/context.ts';
import { type JobDefinition, scheduleOf } from './definition.ts';
import { closedFirst, createJobRunner, type RunnerDeps } from './run-job.ts';
import { createScheduler } from './scheduler.ts';

export type { JobDefinition } from './definition.ts';

type Input<P extends keyof typeof jobsContract> = z.output<(typeof jobsContract)[P]['input']>;

/** Days that runs are kept. */
const keptDays = 400;

/** What the program does by itself, and what became of it. */
export function createJobsService(
  deps: RunnerDeps & {
    readonly definitions: readonly JobDefinition[];
    /** When the installation was made. */
    readonly since: Date;
    readonly timezone?: string | undefined;
  },
) {
  const { definitions, repository, transactor, since, clock, log, timezone } = deps;
  const scheduler = createScheduler({
    definitions,
    run: createJobRunner(deps),
    newest: repository.newest,
    since,
    clock,
    log,
    timezone,
  });

  function definitionOf(name: string): JobDefinition {
    const found = definitions.find((one) => one.name === name);
    if (!found) throw new AppError('NOT_FOUND', 'There is no job of this name. Read the list again.');
    return found;
  }

  /** Runs of a program that ended without a word; only a host, which is alone on its data, may say so. */
  function closeInterrupted(): void {
    const count = transactor.housekeeping(() => repository.interrupt(clock.now().toISOString(), closedFirst));
    if (count > 0) log.warn('jobs were cut when the program ended', { count });
  }

  return {
    list: (): { items: Job[] } => ({
      items: definitions.map((definition) => ({
        name: definition.name,
        schedule: scheduleOf(definition),
        nextAt: scheduler.nextOf(definition).toISOString(),
        last: repository.newest(definition.name, 1)[0] ?? null,
      })),
    }),

    runs: ({ job, page, pageSize }: Input<'runs'>): { items: JobRun[]; total: number } => ({
      items: repository.list(job ?? null, pageSize, (page - 1) * pageSize),
      total: repository.count(job ?? null),
    }),

    /** @throws AppError NOT_FOUND, CONFLICT while it runs */
    run({ job }: Input<'run'>, ctx: Context): JobRun {
      const { name } = definitionOf(job);
      if (scheduler.isRunning(name)) throw new AppError('CONFLICT', 'This job is running. Wait until it is done.');
      const now = clock.now();
      const at = now.toISOString();
      const id = ctx.transact((tx) => {
        const run = repository.insert({ job: name, cause: 'request', plannedAt: at, startedAt: at });
        tx.audit({ entity: 'job', entityId: name });
        return run;
      });
      scheduler.request(name, now, id);
      const row = repository.byId(id);
      if (!row) throw new Error('a run that was just written is not there');
      return row;
    },

    /** Runs jobs from now on, what was missed first. Only hosts do. */
    async start(): Promise<void> {
      await retryWhileBusy(closeInterrupted);
      scheduler.start();
    },
    /** Starts what is due and waits until it is done. */
    runDue: scheduler.tick,
    /** The same in the background. */
    lookNow: scheduler.look,
    kick: scheduler.kick,
    stop: scheduler.stop,

    /** Forgets runs that are older than {@link keptDays}; answers how many. */
    sweep: (): number => {
      const before = new Date(clock.now().getTime() - keptDays * 86_400_000).toISOString();
      return transactor.housekeeping(() => repository.sweep(before));
    },
  };
}

/** The service of {@link createJobsService}. */
export type JobsService = ReturnType<typeof createJobsService>;
