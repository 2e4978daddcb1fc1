import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Db } from '../database/connection.ts';
import { toAppError } from '../database/sql-errors.ts';
import type { Clock, Log } from '../ports.ts';
import type { SharedControl } from './run-control.ts';
import { type Job, type JobEnd, runJob } from './run-job.ts';
import type { WorkerMessage, WorkerTask } from './worker-protocol.ts';

/** Something that does jobs; answers failures as refusals in words, with the details in the log. */
export type JobRunner = (
  job: Job,
  control: SharedControl,
  onProgress: () => void,
) => Promise<JobEnd | { readonly end: 'failed'; readonly message: string }>;

const failure =
  'Something went wrong while working on the file; nothing of it was written. Try again; if it stays, tell your administrator.';

/** Runs jobs in a thread of their own with their own connection, so that every screen stays quick meanwhile. */
export function createWorkerRunner(deps: {
  readonly file: string;
  readonly key: Buffer;
  readonly clock: Clock;
  readonly log: Log;
  /** The worker's code: `worker.ts` in the source tree, its bundle in the packaged program. */
  readonly workerEntry: URL;
}): JobRunner {
  const { file, key, clock, log, workerEntry } = deps;
  return async (job, control, onProgress) => {
    const copy = new Uint8Array(key);
    const task: WorkerTask = { file, key: copy, control: control.memory, job, startedAt: clock.now().toISOString() };
    const worker = new Worker(workerEntry, { workerData: task });
    copy.fill(0);
    return await new Promise((resolve) => {
      let last: WorkerMessage | undefined;
      let broken: unknown;
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'progress') onProgress();
        else last = message;
      });
      worker.on('error', (cause) => {
        broken = cause;
      });
      worker.on('exit', (code) => {
        if (last?.kind === 'ended') return resolve(last.end);
        const stack = last?.kind === 'failed' ? last.stack : broken;
        log.error('import worker failed', { importId: job.importId, job: job.kind, code, cause: stack });
        resolve({ end: 'failed', message: (last?.kind === 'failed' ? last.message : null) ?? failure });
      });
    });
  };
}

/** Runs jobs on the caller's own connection and thread: for the command line, which has nothing else to do. */
export function createInlineRunner(deps: { readonly db: Db; readonly clock: Clock; readonly log: Log }): JobRunner {
  const { db, clock, log } = deps;
  return async (job, control, onProgress) => {
    // The caller's answer goes out before this thread is busy.
    await pause(0);
    const telling = {
      cancelled: control.cancelled,
      progress(done: number, total: number) {
        control.progress(done, total);
        onProgress();
      },
    };
    try {
      return await retryWhileBusy(() => runJob({ db, clock }, job, telling));
    } catch (cause) {
      log.error('import failed', { importId: job.importId, job: job.kind, cause });
      return { end: 'failed', message: toAppError(cause)?.message ?? failure };
    }
  };
}
