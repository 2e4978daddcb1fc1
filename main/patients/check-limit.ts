import { AppError } from '../../shared/contract/errors.ts';
import type { Clock } from '../ports.ts';

/** Comparisons of one account in an hour: five for each of sixty new patients, and few against a list of the town. */
const mostInAnHour = 300;
const hourMs = 3_600_000;

interface Counted {
  readonly begun: number;
  count: number;
}

/** Counts how often an account compares entries with the registry. Forgotten at a restart; what was compared stays on record. */
export function createCheckLimit({ clock }: { readonly clock: Pick<Clock, 'monotonic'> }) {
  const counted = new Map<number, Counted>();

  function present(accountId: number): Counted | undefined {
    const one = counted.get(accountId);
    if (one === undefined || clock.monotonic() - one.begun < hourMs) return one;
    counted.delete(accountId);
    return undefined;
  }

  return {
    /** @throws AppError RATE_LIMITED with the wait, once an account has used up its hour */
    require(accountId: number): void {
      const one = present(accountId);
      if (one === undefined || one.count < mostInAnHour) return;
      const left = one.begun + hourMs - clock.monotonic();
      const minutes = Math.ceil(left / 60_000);
      throw new AppError(
        'RATE_LIMITED',
        `Your account compared ${mostInAnHour} entries with the registry within an hour. Go on in ${minutes} min.`,
        { details: { retryAfter: Math.ceil(left / 1000) } },
      );
    },

    count(accountId: number, more: number): void {
      const one = present(accountId);
      if (one) one.count += more;
      else counted.set(accountId, { begun: clock.monotonic(), count: more });
    },
  };
}

/** What {@link createCheckLimit} makes. */
export type CheckLimit = ReturnType<typeof createCheckLimit>;
