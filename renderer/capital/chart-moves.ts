import type { Bubble } from './chart-layout.ts';

/** Keys that move from one bubble to another. */
export const moveKeys = [
  'ArrowUp',
  'ArrowDown',
  'ArrowLeft',
  'ArrowRight',
  'Home',
  'End',
  'PageUp',
  'PageDown',
] as const;
export type MoveKey = (typeof moveKeys)[number];

/**
 * Which bubble a key leads to from one of them: up and down in its year, left and right to the next year that has any, at the same height
 * as far as it goes; Home and End to the first and last year, Page up and down to the top and bottom of the year.
 *
 * @param bubbles by year, in a year from the bottom to the top
 */
export function movedFrom(bubbles: readonly Pick<Bubble, 'year'>[], index: number, key: MoveKey): number {
  const here = bubbles[index];
  if (here === undefined) return 0;
  const first = bubbles.findIndex(({ year }) => year === here.year);
  const last = bubbles.findLastIndex(({ year }) => year === here.year);
  const level = index - first;
  /** In the year of the bubble at `at`, at the height of this one or below it. */
  const beside = (at: number) => {
    const other = bubbles[at];
    if (other === undefined) return index;
    const from = bubbles.findIndex(({ year }) => year === other.year);
    const to = bubbles.findLastIndex(({ year }) => year === other.year);
    return Math.min(from + level, to);
  };
  switch (key) {
    case 'ArrowUp':
      return Math.min(index + 1, last);
    case 'ArrowDown':
      return Math.max(index - 1, first);
    case 'ArrowLeft':
      return beside(first - 1);
    case 'ArrowRight':
      return beside(last + 1);
    case 'Home':
      return beside(0);
    case 'End':
      return beside(bubbles.length - 1);
    case 'PageUp':
      return last;
    case 'PageDown':
      return first;
  }
}
