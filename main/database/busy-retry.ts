import { setTimeout as pause } from 'node:timers/promises';
import { isBusy } from './sql-errors.ts';

/** How long a writer waits for another connection's transaction (an import) before it gives up, milliseconds. */
const busyLimitMs = 15_000;

/**
 * Tries again while another connection holds the write lock; a failed attempt has written nothing. The thread stays free meanwhile,
 * which is why connections themselves wait only briefly.
 *
 * @throws what the attempt throws; the driver's BUSY after `limitMs`
 */
export async function retryWhileBusy<T>(attempt: () => T | Promise<T>, limitMs: number = busyLimitMs): Promise<T> {
  const deadline = performance.now() + limitMs;
  for (let wait = 5; ; wait = Math.min(wait * 2, 200)) {
    try {
      return await attempt();
    } catch (cause) {
      if (!isBusy(cause) || performance.now() > deadline) throw cause;
      await pause(wait);
    }
  }
}
