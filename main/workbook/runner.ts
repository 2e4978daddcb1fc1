import { setImmediate } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Db } from '../database/connection.ts';
import { type BookMessage, type BookTask, bookSlots } from './worker-protocol.ts';
import { type BookFacts, type BookProgress, writeWorkbook } from './write-workbook.ts';

/** Writes the workbook; the bytes come as fast as they are taken. Whoever stops taking them (`return`) stops the work. */
export type BookRunner = (
  facts: BookFacts,
  onProgress: (progress: BookProgress) => void,
  signal: AbortSignal,
) => AsyncGenerator<Uint8Array>;

/** Writes on the caller's own connection and thread: for the command line, which has nothing else to do. */
export function createInlineBookRunner(db: Db): BookRunner {
  return async function* (facts, onProgress, signal) {
    let ready: Uint8Array[] = [];
    for (const progress of writeWorkbook(db, facts, (bytes) => void ready.push(bytes))) {
      onProgress(progress);
      yield* ready;
      ready = [];
      await setImmediate();
      signal.throwIfAborted();
    }
    yield* ready;
  };
}

/**
 * Writes in a thread of its own with its own connection, which only reads.
 * @param entry the worker's code
 */
export function createBookRunner(deps: {
  readonly file: string;
  readonly key: Buffer;
  readonly entry: URL;
}): BookRunner {
  const { file, key, entry } = deps;
  return async function* (facts, onProgress, signal) {
    const memory = new SharedArrayBuffer(Object.keys(bookSlots).length * Int32Array.BYTES_PER_ELEMENT);
    const slots = new Int32Array(memory);
    const task: BookTask = { file, key: new Uint8Array(key), facts, memory };
    const worker = new Worker(entry, { workerData: task });
    task.key.fill(0);
    const ready: Uint8Array[] = [];
    let ended = false;
    let broken: unknown;
    let exited = false;
    let wake: () => void = () => undefined;
    worker.on('message', (message: BookMessage) => {
      if (message.kind === 'bytes') ready.push(message.bytes);
      else if (message.kind === 'progress') onProgress(message);
      else ended = true;
      wake();
    });
    worker.on('error', (cause) => {
      broken = cause;
      wake();
    });
    const gone = new Promise<void>((resolve) => {
      worker.on('exit', () => {
        exited = true;
        wake();
        resolve();
      });
    });
    const onAbort = () => wake();
    signal.addEventListener('abort', onAbort);
    try {
      for (;;) {
        signal.throwIfAborted();
        const piece = ready.shift();
        if (piece) {
          yield piece;
          Atomics.sub(slots, bookSlots.waiting, piece.byteLength);
          Atomics.notify(slots, bookSlots.waiting);
          continue;
        }
        if (ended) return;
        if (broken !== undefined) throw broken;
        if (exited) throw new Error('the workbook worker ended without an answer');
        await new Promise<void>((resolve) => {
          wake = resolve;
        });
      }
    } finally {
      signal.removeEventListener('abort', onAbort);
      Atomics.store(slots, bookSlots.stop, 1);
      Atomics.notify(slots, bookSlots.waiting);
      // The worker closes its connection itself: one that is torn away could leave its lock behind.
      await gone;
    }
  };
}
