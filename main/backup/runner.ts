import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Clock, Random } from '../ports.ts';
import {
  type BackupEnd,
  type BackupTask,
  fromWire,
  type OnStep,
  runTask,
  toWire,
  type WorkerMessage,
  type WorkerOrder,
} from './worker-protocol.ts';

/** Makes and proves sets. @throws AppError with the reason when it could not be done, the signal's reason when it was stopped */
export type BackupRunner = (order: BackupTask, onStep: OnStep, signal: AbortSignal) => Promise<BackupEnd>;

/**
 * A runner over a worker thread of its own for every task, so that every screen stays quick meanwhile.
 * @param entry the worker's code; null works in the calling thread (command line, tests)
 */
export function createBackupRunner(deps: {
  readonly entry: URL | null;
  readonly keys: { readonly database: Buffer; readonly authentication: Buffer };
  readonly clock: Clock;
  readonly random: Random;
}): BackupRunner {
  const { entry, keys, clock, random } = deps;
  if (entry === null) {
    return async (order, onStep, signal) => {
      // The caller's answer goes out before this thread is busy.
      await pause(0);
      try {
        return runTask(order, { keys, clock, random, onStep, signal });
      } catch (cause) {
        const fault = toWire(cause);
        throw fault.kind === 'refused' ? fromWire(fault) : cause;
      }
    };
  }
  return (order, onStep, signal) => {
    const database = new Uint8Array(keys.database);
    const authentication = new Uint8Array(keys.authentication);
    const stop = new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT);
    const data: WorkerOrder = { order, database, authentication, stop, startedAt: clock.now().toISOString() };
    const worker = new Worker(entry, { workerData: data, transferList: [database.buffer, authentication.buffer] });
    const ask = () => void Atomics.store(new Int32Array(stop), 0, 1);
    signal.addEventListener('abort', ask, { once: true });
    if (signal.aborted) ask();
    return new Promise<BackupEnd>((resolve, reject) => {
      let last: Exclude<WorkerMessage, { kind: 'step' }> | undefined;
      let broken: unknown;
      worker.on('message', (message: WorkerMessage) => {
        if (message.kind === 'step') onStep(message.step, message.done, message.total);
        else last = message;
      });
      worker.on('error', (cause) => {
        broken = cause;
      });
      worker.on('exit', (code) => {
        signal.removeEventListener('abort', ask);
        if (last?.kind === 'ended') return resolve(last.end);
        if (last !== undefined) return reject(fromWire(last));
        reject(new Error(`the worker of backups ended with code ${code}`, { cause: broken }));
      });
    });
  };
}
