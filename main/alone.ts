import { AppError } from '../shared/contract/errors.ts';
import { type HostLock, lockDataFolder } from './database/host-lock.ts';
import type { Ports } from './ports.ts';

/**
 * Does work for which a program must hold the data folder. A host holds it already; a command takes it for this, and again inside of it
 * needs nothing more.
 *
 * @throws AppError CONFLICT while a host serves the folder
 */
export function createAlone({ paths, app }: Pick<Ports, 'paths' | 'app'>): <T>(work: () => Promise<T>) => Promise<T> {
  let held: { readonly lock: HostLock; depth: number } | undefined;
  return async (work) => {
    if (app.host !== 'cli') return work();
    if (held === undefined) {
      const lock = lockDataFolder(paths.data);
      if (lock === undefined) {
        throw new AppError(
          'CONFLICT',
          'The program runs on these data, in a window or as a service. Close it first, or do this in its own window.',
        );
      }
      held = { lock, depth: 0 };
    }
    held.depth += 1;
    try {
      return await work();
    } finally {
      held.depth -= 1;
      if (held.depth === 0) {
        held.lock.release();
        held = undefined;
      }
    }
  };
}
