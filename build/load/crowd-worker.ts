import { parentPort, workerData } from 'node:worker_threads';
import { type CrowdOptions, gatherCrowd, type Shift } from './crowd.ts';
import type { Order, Outcome } from './crowd-thread.ts';

// The thread of the crowd: takes one order after the other.
// as: the main thread hands over nothing else.
const crowd = await gatherCrowd(workerData as CrowdOptions);
const answer = (outcome: Outcome) => parentPort?.postMessage(outcome);

parentPort?.on('message', ({ method, parameters }: Order) => {
  // as: the main thread's own types made the order.
  const work =
    method === 'work' ? crowd.work(parameters[0] as Shift) : crowd.hammer(...(parameters as [string, number, number]));
  work.then(
    (value) => answer({ value }),
    (cause: unknown) => answer({ fault: cause instanceof Error ? (cause.stack ?? cause.message) : String(cause) }),
  );
});
answer({ value: 'ready' });
