import type { Clock, Log } from '../ports.ts';

/** When memory counts as out of bounds. */
export interface MemoryLimit {
  /** Bytes of the whole process. */
  readonly bytes: number;
  /** Milliseconds between two looks. */
  readonly everyMs: number;
  /** Milliseconds for which nothing more happens after something was done. */
  readonly restMs: number;
}

/** Several times of what the program needs under load (row 000-028). */
export const defaultMemoryLimit: MemoryLimit = { bytes: 1_500_000_000, everyMs: 60_000, restMs: 3_600_000 };

/** Calls back when the process holds too much memory, once in a while as long as it stays so; answers how to end that. */
export function watchMemory(deps: {
  readonly limit: MemoryLimit;
  readonly clock: Pick<Clock, 'monotonic'>;
  readonly log: Log;
  /** Whether there is anything to start again. */
  readonly serves: () => boolean;
  readonly onAbove: () => void;
}): () => void {
  const { limit, clock, log, serves, onAbove } = deps;
  let last = Number.NEGATIVE_INFINITY;
  const timer = setInterval(() => {
    const bytes = process.memoryUsage.rss();
    if (!serves() || bytes <= limit.bytes || clock.monotonic() - last < limit.restMs) return;
    last = clock.monotonic();
    log.error('the program holds too much memory, so that the listener is started again', {
      bytes,
      limit: limit.bytes,
    });
    onAbove();
  }, limit.everyMs).unref();
  return () => clearInterval(timer);
}
