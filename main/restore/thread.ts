import { Worker } from 'node:worker_threads';
import { AppError, type ErrorCode } from '../../shared/contract/errors.ts';
import { toAppError } from '../database/sql-errors.ts';
import type { RestoreStep } from './steps.ts';
import type { TaskPorts } from './task-ports.ts';
import { runTask, type TaskName, type Tasks } from './tasks.ts';

/** What a thread is started with. */
export interface ThreadOrder {
  readonly name: TaskName;
  readonly input: unknown;
}

/** What a thread says: the steps it made, and its end. A refusal loses its kind between threads, so that it travels as text. */
export type ThreadMessage =
  | { readonly kind: 'step'; readonly step: RestoreStep }
  | { readonly kind: 'done'; readonly result: unknown }
  | { readonly kind: 'refused'; readonly code: ErrorCode; readonly message: string };

/** Does long work. */
export type RunTask = <K extends TaskName>(name: K, input: Tasks[K]['input']) => Promise<Tasks[K]['result']>;

/** Halves of a restore go on while the data close, for that is their moment; everything else only reads, and is cut. */
const restoring: ReadonlySet<TaskName> = new Set(['stage', 'finish']);

/**
 * Runs tasks in a thread of their own where there is an entry for it, else in the calling one (commands, tests).
 * @param closing cuts the threads that only read, with its reason
 */
export function createTaskRunner(workerEntry: URL | null, ports: TaskPorts, closing?: AbortSignal): RunTask {
  return async (name, input) => {
    const cut = restoring.has(name) ? undefined : closing;
    cut?.throwIfAborted();
    if (workerEntry === null)
      return await runTask(name, input, ports).catch((cause: unknown) => Promise.reject(asRefusal(cause) ?? cause));
    const secrets: Uint8Array[] = [];
    const order: ThreadOrder = { name, input: packed(input, secrets) };
    const worker = new Worker(workerEntry, { workerData: order });
    for (const secret of secrets) secret.fill(0);
    return await new Promise((resolve, reject) => {
      let end: ThreadMessage | undefined;
      worker.on('message', (message: ThreadMessage) => {
        if (message.kind === 'step') ports.onStep(message.step);
        else end = message;
      });
      const stop = () => void worker.terminate();
      cut?.addEventListener('abort', stop, { once: true });
      worker.on('error', reject);
      worker.on('exit', (code) => {
        cut?.removeEventListener('abort', stop);
        // as: the worker answers with the result of the task that it was given.
        if (end?.kind === 'done') resolve(end.result as never);
        else if (end?.kind === 'refused') reject(new AppError(end.code, end.message));
        else if (cut?.aborted) reject(cut.reason);
        else reject(new Error(`the thread for ${name} ended with code ${code}`));
      });
    });
  };
}

/** What a person can mend: our own refusals, those of the database, and a full disk. */
export function asRefusal(cause: unknown): AppError | undefined {
  if (cause instanceof AppError) return cause;
  const full = cause instanceof Error && 'code' in cause && cause.code === 'ENOSPC';
  if (full)
    return new AppError('UNAVAILABLE', 'The disk is full. Nothing was replaced. Free some space and try again.', {
      cause,
    });
  return toAppError(cause);
}

/** The same value with its own copies of every key, which are noted: small buffers share their memory with others otherwise. */
function packed(value: unknown, secrets: Uint8Array[]): unknown {
  return mapBytes(value, (bytes) => {
    const copy = new Uint8Array(bytes);
    secrets.push(copy);
    return copy;
  });
}

/** The same value in the thread, with buffers for keys; they are noted, to be zeroed at the end. */
export function unpacked(value: unknown, secrets: Buffer[]): unknown {
  return mapBytes(value, (bytes) => {
    const key = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    secrets.push(key);
    return key;
  });
}

function mapBytes(value: unknown, map: (bytes: Uint8Array) => Uint8Array): unknown {
  if (value instanceof Uint8Array) return map(value);
  if (Array.isArray(value)) return value.map((one) => mapBytes(one, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, mapBytes(one, map)]));
}
