import { Worker } from 'node:worker_threads';
import { AppError } from '../../shared/contract/errors.ts';
import { dataFiles } from '../database/data-files.ts';
import { type RotateFiles, type RotationStep, rotateFiles } from './rotate-files.ts';

/** What the thread is handed; its keys are copies that it zeroes. */
export interface RotateOrder {
  readonly folder: string;
  readonly from: Uint8Array<ArrayBuffer>;
  readonly to: Uint8Array<ArrayBuffer>;
  readonly authentication: Uint8Array<ArrayBuffer>;
  readonly now: string;
}

/** What the thread says: a step, or why it gave up. */
type Said = { readonly step: RotationStep } | { readonly conflict: string };

/** Exchanges the database key of closed data. */
export type RotateRunner = (order: Omit<RotateFiles, 'onStep'>, onStep: (step: RotationStep) => void) => Promise<void>;

/**
 * A large database takes a minute to copy: in a host that happens in a thread of its own, so that the window and the listener answer.
 *
 * @param entry the worker's code; null works in this thread (command line, tests)
 */
export function createRotateRunner(entry: URL | null): RotateRunner {
  if (entry === null) return async (order, onStep) => rotateFiles({ ...order, onStep });
  return ({ files, from, to, authentication, now }, onStep) =>
    new Promise((resolve, reject) => {
      const copies = [from, to, authentication].map((key) => new Uint8Array(key));
      const [a, b, c] = copies;
      const order = { folder: files.folder, from: a, to: b, authentication: c, now: now.toISOString() };
      let conflict: AppError | undefined;
      const worker = new Worker(entry, {
        workerData: order,
        // Moved, not copied: the only copies are then the thread's.
        transferList: copies.map(({ buffer }) => buffer),
      });
      worker.on('message', (said: Said) => {
        if ('step' in said) onStep(said.step);
        else conflict = new AppError('CONFLICT', said.conflict);
      });
      worker.on('error', reject);
      worker.on('exit', (code) => {
        if (conflict !== undefined) reject(conflict);
        else if (code === 0) resolve();
        else reject(new Error(`the thread that exchanges keys ended with code ${code}`));
      });
    });
}

/** What the thread does. A refusal is a message, because errors lose their kind between threads. */
export function rotateByOrder(order: RotateOrder, tell: (said: Said) => void): void {
  const [from, to, authentication] = [order.from, order.to, order.authentication].map((key) => Buffer.from(key.buffer));
  if (from === undefined || to === undefined || authentication === undefined) throw new Error('keys are missing');
  try {
    rotateFiles({
      files: dataFiles(order.folder),
      from,
      to,
      authentication,
      now: new Date(order.now),
      onStep: (step) => tell({ step }),
    });
  } catch (cause) {
    if (!(cause instanceof AppError)) throw cause;
    tell({ conflict: cause.message });
  } finally {
    for (const key of [from, to, authentication]) key.fill(0);
  }
}
