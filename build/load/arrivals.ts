import type { Browser } from './wire.ts';

/** When changes of one arrived at all the others. */
export interface Arrivals {
  /** Changes that were followed. */
  readonly expected: number;
  /** Changes that some stream never told of. */
  readonly lost: number;
  /** For each change, milliseconds from sending it until the last stream had told of it. */
  readonly last: readonly number[];
}

/** Follows the changes of units on every browser's event stream. */
export async function watchArrivals(browsers: readonly Browser[]) {
  const pending = new Map<string, { sent: number; missing: number }>();
  const last: number[] = [];
  let expected = 0;

  function heard(chunk: string): void {
    const now = performance.now();
    for (const [, ids] of chunk.matchAll(/"topic":"unit","ids":\[([\d,]+)\]/g)) {
      for (const id of ids?.split(',') ?? []) {
        const change = pending.get(id);
        if (!change) continue;
        change.missing -= 1;
        if (change.missing > 0) continue;
        pending.delete(id);
        last.push(now - change.sent);
      }
    }
  }

  const stops = await Promise.all(browsers.map((browser) => browser.follow(heard)));
  return {
    /** Somebody sends a change of this unit; one that is still awaited is not counted twice. */
    expect(unitId: number, now: number): void {
      if (pending.has(String(unitId))) return;
      pending.set(String(unitId), { sent: now, missing: browsers.length });
      expected += 1;
    },
    end(): Arrivals {
      for (const stop of stops) stop();
      return { expected, lost: pending.size, last };
    },
  };
}
