import type { UnitSortKey } from '../../shared/equipment.ts';

/** One level of a sort. */
export interface SortLevel {
  readonly by: UnitSortKey;
  readonly direction: 'asc' | 'desc';
}

/** As many levels as the contract takes. */
export const maxSortLevels = 3;

/**
 * What a click on a heading does: ascending, descending, off. The newest column becomes the first level, as in REMS;
 * turning one round keeps its place; the oldest level falls off.
 */
export function cycleSort(sort: readonly SortLevel[], by: UnitSortKey): SortLevel[] {
  const current = sort.find((level) => level.by === by);
  if (current === undefined) return [{ by, direction: 'asc' as const }, ...sort].slice(0, maxSortLevels);
  if (current.direction === 'desc') return sort.filter((level) => level.by !== by);
  return sort.map((level) => (level.by === by ? { by, direction: 'desc' } : level));
}

/** How a heading stands: its direction and its place among several levels, or undefined when it does not sort. */
export function sortMark(sort: readonly SortLevel[], by: UnitSortKey | undefined) {
  const index = sort.findIndex((level) => level.by === by);
  const level = sort[index];
  return level === undefined
    ? undefined
    : { direction: level.direction, place: sort.length > 1 ? index + 1 : undefined };
}
