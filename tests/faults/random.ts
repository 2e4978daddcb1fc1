/** A seeded source of chance: the same seed gives the same run. */
export interface Chance {
  /** A number from 0 up to, not including, 1. */
  next(): number;
  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number;
  /** One of these. */
  pick<T>(choices: readonly T[]): T;
  bytes(size: number): Buffer;
}

/** Mulberry32: small, quick, and good enough to choose moments and bytes. Never for secrets. */
export function chance(seed: number): Chance {
  let state = seed >>> 0;
  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const below = (limit: number) => Math.floor(next() * limit);
  return {
    next,
    below,
    pick<T>(choices: readonly T[]): T {
      const index = below(choices.length);
      // Never empty, and the index is inside.
      return choices[index] as T;
    },
    bytes: (size) => Buffer.from(Uint8Array.from({ length: size }, () => below(256))),
  };
}
