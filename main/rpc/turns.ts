import { setImmediate } from 'node:timers/promises';

/** Milliseconds of work after which others get their turn. */
const turnMs = 8;
/** Records of the first slice, of the smallest and of the largest one. */
const sizes = { first: 50, least: 10, most: 500 } as const;

/**
 * Works on a list in slices that take some milliseconds each, however long one record takes; between two slices other requests are answered.
 * @param work answers the bytes that a slice became
 */
export async function* inTurns<Item>(
  all: readonly Item[],
  work: (slice: readonly Item[]) => readonly Uint8Array[],
): AsyncGenerator<Uint8Array> {
  let size: number = sizes.first;
  for (let start = 0; start < all.length; ) {
    const slice = all.slice(start, start + size);
    start += slice.length;
    const begun = performance.now();
    const pieces = work(slice);
    const took = performance.now() - begun;
    if (took > turnMs) size = Math.max(sizes.least, Math.floor(size / 2));
    else if (took < turnMs / 2) size = Math.min(sizes.most, size * 2);
    yield* pieces;
    await setImmediate();
  }
}

/** Hands bytes on. Whoever takes them as fast as they come would not let anybody else in: the loop gets its turn in between. */
export async function* withTurns(pieces: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let since = performance.now();
  for await (const piece of pieces) {
    yield piece;
    if (performance.now() - since <= turnMs) continue;
    await setImmediate();
    since = performance.now();
  }
}
