import { AppError } from '../../shared/contract/errors.ts';
import type { Clock } from '../ports.ts';

const freeTries = 5;
const firstWaitMs = 60_000;
const longestWaitMs = 15 * 60_000;

/** Slows down guessing at the console: five wrong tries are free, then each is followed by a wait that doubles. Forgotten at a restart. */
export function createAttempts({ clock }: { readonly clock: Clock }) {
  let wrong = 0;
  let until = 0;
  return {
    /** @throws AppError RATE_LIMITED while a wait runs */
    require(): void {
      const left = until - clock.monotonic();
      if (left <= 0) return;
      const seconds = Math.ceil(left / 1000);
      throw new AppError('RATE_LIMITED', `Too many wrong keys were typed. Wait ${seconds} seconds and try again.`, {
        details: { retryAfter: seconds },
      });
    },
    failed(): void {
      wrong += 1;
      if (wrong < freeTries) return;
      until = clock.monotonic() + Math.min(firstWaitMs * 2 ** Math.min(wrong - freeTries, 10), longestWaitMs);
    },
    succeeded(): void {
      wrong = 0;
      until = 0;
    },
  };
}
