import { Worker } from 'node:worker_threads';
import type { Crowd, CrowdOptions } from './crowd.ts';

/** What the thread is told: a method of the crowd and what it takes. */
export interface Order {
  readonly method: 'work' | 'hammer';
  readonly parameters: readonly unknown[];
}

/** What the thread answers. */
export type Outcome = { readonly value: unknown } | { readonly fault: string };

/** A crowd in a thread of its own, so that what is measured here does not wait for what is measured there. */
export type CrowdThread = Pick<Crowd, 'work' | 'hammer'> & { close(): Promise<void> };

/** Starts the thread; resolves when everybody is connected. */
export async function startCrowd(options: CrowdOptions): Promise<CrowdThread> {
  const worker = new Worker(new URL('./crowd-worker.ts', import.meta.url), { workerData: options });
  const answer = () =>
    new Promise<unknown>((resolve, reject) => {
      const done = (outcome: Outcome) => {
        worker.off('error', reject);
        if ('fault' in outcome) reject(new Error(outcome.fault));
        else resolve(outcome.value);
      };
      worker.once('message', done);
      worker.once('error', reject);
    });
  const order = (method: Order['method'], ...parameters: readonly unknown[]) => {
    worker.postMessage({ method, parameters } satisfies Order);
    return answer();
  };
  await answer();
  return {
    // as: the thread answers what the method of the same name does.
    work: async (shift) => (await order('work', shift)) as Awaited<ReturnType<Crowd['work']>>,
    hammer: async (path, count, parallel) =>
      (await order('hammer', path, count, parallel)) as Awaited<ReturnType<Crowd['hammer']>>,
    async close() {
      await worker.terminate();
    },
  };
}
