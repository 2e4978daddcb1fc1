import { randomUUID } from 'node:crypto';
import { parentPort, workerData } from 'node:worker_threads';
import { runTask, toWire, type WorkerMessage, type WorkerOrder } from './worker-protocol.ts';

/** Milliseconds between two words about the progress. */
const tellEveryMs = 200;

// Only runner.ts starts this file, with an order.
const { order, database, authentication, stop, startedAt } = workerData as WorkerOrder;

function tell(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

const keys = { database: Buffer.from(database.buffer), authentication: Buffer.from(authentication.buffer) };
const cells = new Int32Array(stop);
const start = Date.parse(startedAt);
const began = performance.now();
let told = { step: '', at: 0 };

try {
  const end = runTask(order, {
    keys,
    clock: { now: () => new Date(start + (performance.now() - began)), monotonic: () => performance.now() },
    random: { uuid: randomUUID },
    onStep(step, done, total) {
      if (step === told.step && performance.now() - told.at < tellEveryMs) return;
      told = { step, at: performance.now() };
      tell({ kind: 'step', step, done, total });
    },
    signal: {
      throwIfAborted() {
        if (Atomics.load(cells, 0) !== 0) throw new Error('stopped');
      },
    },
  });
  tell({ kind: 'ended', end });
} catch (cause) {
  tell(toWire(cause));
} finally {
  keys.database.fill(0);
  keys.authentication.fill(0);
}
