import { describe, expect, it, vi } from 'vitest';
import { createQueries } from '../../renderer/api/queries.ts';
import { AppError } from '../../shared/contract/errors.ts';

describe('what was asked while there were too many', () => {
  const tooMany = (retryAfter: number) => new AppError('RATE_LIMITED', 'Too many.', { details: { retryAfter } });

  /** Asks until there is an answer or no more patience; answers how often and for how long. */
  async function asked(errors: readonly Error[]) {
    vi.useFakeTimers();
    try {
      const left = [...errors];
      const begun = Date.now();
      let count = 0;
      const outcome = createQueries()
        .fetchQuery({
          queryKey: ['x'],
          queryFn: async () => {
            count += 1;
            const error = left.shift();
            if (error) throw error;
            return 'answer';
          },
        })
        .catch((error: unknown) => error);
      await vi.runAllTimersAsync();
      return { outcome: await outcome, count, ms: Date.now() - begun };
    } finally {
      vi.useRealTimers();
    }
  }

  it('is asked again after the time that the answer names', async () => {
    const { outcome, count, ms } = await asked([tooMany(2), tooMany(2)]);
    expect([outcome, count]).toEqual(['answer', 3]);
    expect(ms).toBeGreaterThanOrEqual(4000);
    expect(ms).toBeLessThan(6100);
  });

  it('is shown as it is when the wait is long, and so is every other refusal', async () => {
    for (const error of [tooMany(60), new AppError('FORBIDDEN', 'No.')])
      expect(await asked([error])).toMatchObject({ outcome: error, count: 1 });
  });

  it('is given up when there are too many for ever', async () => {
    const { outcome, count } = await asked(Array.from({ length: 30 }, () => tooMany(1)));
    expect([outcome, count]).toEqual([expect.objectContaining({ code: 'RATE_LIMITED' }), 9]);
  });
});
