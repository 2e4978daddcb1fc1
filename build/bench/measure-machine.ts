import { setTimeout as pause } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import { watchLoop } from './loop-watch.ts';

const watchedMs = 5_000;
const threads = 2;

/** The worst delay of a loop that has nothing to do, beside as many busy threads as a download has: the worker that writes, and who takes it. Milliseconds. */
export async function bareDelay(): Promise<number> {
  const busy = Array.from({ length: threads }, () => new Worker(new URL('./busy-thread.ts', import.meta.url)));
  try {
    await pause(watchedMs / 10);
    const watch = watchLoop();
    await pause(watchedMs);
    return watch.end().worst;
  } finally {
    await Promise.all(busy.map((worker) => worker.terminate()));
  }
}
