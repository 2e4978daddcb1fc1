import { AppError } from '../../shared/contract/errors.ts';
import type { ImportState } from '../../shared/imports.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Log } from '../ports.ts';
import type { Transactor } from '../rpc/transact.ts';
import type { FileChunks } from './file-chunks.ts';
import type { JobRunner } from './job-runner.ts';
import type { ImportsRepository } from './repository.ts';
import { createSharedControl, type SharedControl } from './run-control.ts';
import type { Job } from './run-job.ts';

/** The jobs of this process; one at a time. */
export interface Jobs {
  /** Refuses while another import is being worked on. @throws AppError CONFLICT */
  requireIdle(): void;
  /** Starts a job and answers at once. */
  start(job: Job): void;
  /** The state of an import while a job of this process is at it, to the very end: what the job has written down already is not over yet. */
  working(importId: number): ImportState | undefined;
  /** How a job of this process ended where that could not be written down, for want of room for instance; the stored state is still that of the work. */
  unwritten(importId: number): JobOutcome | undefined;
  /** Progress of a running job; undefined when it does not run here. */
  progress(importId: number): { readonly done: number; readonly total: number } | undefined;
  /** Asks a job to stop and waits until it has; false when it does not run here. */
  cancel(importId: number): Promise<boolean>;
  /** Asks every job to stop and waits until they have. */
  cancelAll(): Promise<void>;
}

/** The state of an import after a job that wrote nothing, and why. */
export interface JobOutcome {
  readonly state: ImportState;
  readonly message: string | null;
}

interface Running {
  readonly state: ImportState;
  readonly control: SharedControl;
  readonly ended: Promise<void>;
}

const statesOf: Readonly<
  Record<
    Job['kind'],
    {
      readonly working: ImportState;
      readonly cancelled: ImportState;
      readonly refused: ImportState;
      readonly failed: ImportState;
    }
  >
> = {
  check: { working: 'checking', cancelled: 'cancelled', refused: 'refused', failed: 'failed' },
  apply: { working: 'applying', cancelled: 'cancelled', refused: 'checked', failed: 'failed' },
  undo: { working: 'undoing', cancelled: 'applied', refused: 'applied', failed: 'applied' },
};

/** Starts jobs, keeps their progress, and writes down how they ended. */
export function createJobs(deps: {
  readonly runner: JobRunner;
  readonly repository: ImportsRepository;
  readonly chunks: FileChunks;
  readonly transactor: Transactor;
  readonly log: Log;
  /** Something about an import changed that is not on record: progress, or its end. */
  readonly onChange: (importId: number, ended: boolean) => void;
}): Jobs {
  const { runner, repository, chunks, transactor, log, onChange } = deps;
  const running = new Map<number, Running>();
  const unwritten = new Map<number, JobOutcome>();

  async function run(job: Job, control: SharedControl): Promise<void> {
    const { importId, kind } = job;
    const result = await runner(job, control, () => onChange(importId, false));
    // What was done is written down by the job itself, in its own transaction.
    if (result.end === 'done') return;
    const state = statesOf[kind][result.end];
    const message = result.end === 'cancelled' ? null : result.message;
    unwritten.set(importId, { state, message });
    await retryWhileBusy(() =>
      transactor.housekeeping(() => {
        repository.patch(importId, { state, message });
        if (state !== 'cancelled') return;
        chunks.drop(importId);
        repository.dropRows(importId);
      }),
    );
    unwritten.delete(importId);
  }

  async function cancel(importId: number): Promise<boolean> {
    const job = running.get(importId);
    if (!job) return false;
    job.control.cancel();
    await job.ended;
    return true;
  }

  return {
    requireIdle() {
      if (running.size > 0)
        throw new AppError('CONFLICT', 'Another import is being worked on. Wait until it has ended.');
    },
    start(job) {
      const { importId } = job;
      const control = createSharedControl();
      unwritten.delete(importId);
      const ended = run(job, control)
        .catch((cause: unknown) => log.error('the end of an import could not be written down', { importId, cause }))
        .then(() => {
          running.delete(importId);
          onChange(importId, true);
        });
      running.set(importId, { state: statesOf[job.kind].working, control, ended });
    },
    unwritten: (importId) => unwritten.get(importId),
    working: (importId) => running.get(importId)?.state,
    progress: (importId) => running.get(importId)?.control.present(),
    cancel,
    async cancelAll() {
      await Promise.all([...running.keys()].map(cancel));
    },
  };
}
