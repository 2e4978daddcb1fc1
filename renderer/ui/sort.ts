/** One level of a sort. */
export interface SortLevel<K extends string> {
  readonly by: K;
  readonly direction: 'asc' | 'desc';
}

/** As many levels as the contract takes. */
export const maxSortLevels = 3;

/**
 * What a click on a heading does: ascending, descending, off. The newest column becomes the first level, as in REMS;
 * turning one round keeps its place; the oldest level falls off.
 */
export function cycleSort<K extends string>(sort: readonly SortLevel<K>[], by: K): SortLevel<K>[] {
  const current = sort.find((level) => level.by === by);
  if (current === undefined) return [{ by, direction: 'asc' as const }, ...sort].slice(0, maxSortLevels);
  if (current.direction === 'desc') return sort.filter((level) => level.by !== by);
  return sort.map((level) => (level.by === by ? { by, direction: 'desc' } : level));
}

/** How a heading stands: its direction and its place among several levels, or undefined when it does not sort. */
export function sortMark<K extends string>(sort: readonly SortLevel<K>[], by: K | undefined) {
  const index = sort.findIndex((level) => level.by === by);
  const level = sort[index];
  return level === undefined
    ? undefined
    : { direction: level.direction, place: sort.length > 1 ? index + 1 : undefined };
}

/** Reads a sort out of an address (`-limitDate.room`); whatever it does not understand does not sort. */
export function readSort<K extends string>(text: string | null, keys: readonly K[]): SortLevel<K>[] {
  const levels: SortLevel<K>[] = [];
  for (const word of text === null || text === '' ? [] : text.split('.')) {
    const name = word.replace(/^-/, '');
    const by = keys.find((key) => key === name);
    if (by === undefined || levels.some((level) => level.by === by)) continue;
    levels.push({ by, direction: word.startsWith('-') ? 'desc' : 'asc' });
  }
  return levels.slice(0, maxSortLevels);
}

/** Writes a sort for an address; an empty text for none. */
export function writeSort(sort: readonly SortLevel<string>[]): string {
  return sort.map(({ by, direction }) => (direction === 'desc' ? `-${by}` : by)).join('.');
}
