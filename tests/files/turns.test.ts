import { expect, it } from 'vitest';
import { inTurns, withTurns } from '../../main/rpc/turns.ts';

const piece = Uint8Array.of(1);
const numbers = Array.from({ length: 300 }, (_, index) => index);

function workFor(milliseconds: number): void {
  const end = performance.now() + milliseconds;
  while (performance.now() < end);
}

/** Turns that the event loop gets until `ended`. */
function countTurns() {
  let turns = 0;
  let ended = false;
  const next = () => {
    turns += 1;
    if (!ended) setImmediate(next);
  };
  setImmediate(next);
  return () => {
    ended = true;
    return turns;
  };
}

it('works on each record once, in order, whatever the slices', async () => {
  const seen: number[] = [];
  let pieces = 0;
  for await (const _ of inTurns(numbers, (slice) => {
    seen.push(...slice);
    return [piece, piece];
  }))
    pieces += 1;
  expect(seen).toEqual(numbers);
  expect(pieces).toBeGreaterThanOrEqual(4);
  for await (const _ of inTurns([], () => [piece])) throw new Error('there is nothing to work on');
});

it('takes fewer records at once where each takes long, and lets others in after each slice', async () => {
  const sizes: number[] = [];
  const turns = countTurns();
  for await (const _ of inTurns(numbers.slice(0, 120), (slice) => {
    sizes.push(slice.length);
    workFor(slice.length);
    return [piece];
  }));
  expect(sizes).toEqual([50, 25, 12, 10, 10, 10, 3]);
  expect(turns()).toBeGreaterThanOrEqual(sizes.length);
});

it('lets others in between pieces that are taken as fast as they come', async () => {
  let closed = false;
  async function* pieces() {
    try {
      for (const _ of numbers) yield piece;
    } finally {
      closed = true;
    }
  }
  const turns = countTurns();
  let taken = 0;
  for await (const _ of withTurns(pieces())) {
    workFor(3);
    taken += 1;
    if (taken === 30) break;
  }
  expect(turns()).toBeGreaterThanOrEqual(5);
  expect(closed).toBe(true);
});
