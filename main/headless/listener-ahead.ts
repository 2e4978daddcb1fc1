import { Worker } from 'node:worker_threads';

/** The code of the thread of the listener, beside the running bundle. */
export const listenerThread = new URL('./listener-worker.js', import.meta.url);

/** Starts the thread of the listener; until it is used it keeps nobody from ending. */
export function startListenerAhead(): Worker {
  const ahead = new Worker(listenerThread);
  ahead.unref();
  return ahead;
}
