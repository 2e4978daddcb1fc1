import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Log } from '../ports.ts';

/** People who left the directory, or a group of it, keep no session for longer than this (row P14 of the security page). */
const everyMs = 15 * 60_000;

/** Looks the people of the directory up again and again; answers how to stop. Does not keep the process alive. */
export function watchDirectory(deps: {
  /** Called while the data are open. */
  readonly refresh: () => Promise<unknown>;
  readonly log: Log;
}): () => void {
  const { refresh, log } = deps;
  let stopped = false;
  const look = () =>
    retryWhileBusy(refresh).catch((cause: unknown) => {
      if (!stopped) log.error('the people of the directory could not be looked up', { cause });
    });
  const timer = setInterval(() => void look(), everyMs).unref();
  return () => {
    stopped = true;
    clearInterval(timer);
  };
}
