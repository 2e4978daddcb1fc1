import { parentPort, workerData } from 'node:worker_threads';
import { openConnection } from '../database/connection.ts';
import { toAppError } from '../database/sql-errors.ts';
import { createSharedControl, type RunControl } from './run-control.ts';
import { runJob } from './run-job.ts';
import { clockFrom, type WorkerMessage, type WorkerTask } from './worker-protocol.ts';

/** How long the worker waits for another writer; it blocks nobody while it does. */
const busyTimeoutMs = 15_000;
/** Rows between two progress messages. */
const tellEvery = 200;

// Only worker-thread.ts starts this file, with a task.
const task = workerData as WorkerTask;

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

function telling(control: RunControl): RunControl {
  let told = 0;
  return {
    cancelled: control.cancelled,
    progress(done, total) {
      control.progress(done, total);
      if (done !== total && done - told < tellEvery) return;
      told = done;
      tell({ kind: 'progress' });
    },
  };
}

function run(): WorkerMessage {
  const key = Buffer.from(task.key.buffer, task.key.byteOffset, task.key.byteLength);
  const db = openConnection(task.file, key);
  key.fill(0);
  try {
    db.pragma(`busy_timeout = ${busyTimeoutMs}`);
    const control = telling(createSharedControl(task.control));
    return { kind: 'ended', end: runJob({ db, clock: clockFrom(task.startedAt) }, task.job, control) };
  } finally {
    db.close();
  }
}

try {
  tell(run());
} catch (cause) {
  tell({
    kind: 'failed',
    message: toAppError(cause)?.message ?? null,
    stack: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause),
  });
}
