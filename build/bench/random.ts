/** Numbers from 0 to 1, and what is picked with them. */
export interface Random {
  next(): number;
  /** A whole number from 0 to below `most`. */
  upTo(most: number): number;
  pick<T>(values: readonly T[]): T;
}

/** A small well-known generator (mulberry32): the same numbers for the same seed on every machine. */
export function createRandom(seed: number): Random {
  let state = seed;
  function next(): number {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }
  const upTo = (most: number) => Math.floor(next() * most);
  return {
    next,
    upTo,
    pick(values) {
      const value = values[upTo(values.length)];
      if (value === undefined) throw new Error('nothing to pick from');
      return value;
    },
  };
}
