/** Words whose texts are kept, at most 160 kB each at 20,000 units. */
const keptWords = 40;
/** More changes than these at once are not followed word by word: the words are looked for again. */
const followedChanges = 200;

/** The texts of a search, by id. */
export interface SearchedTexts {
  get(id: number): string | undefined;
  /** The ids whose text holds every word somewhere, ascending; of at least one word. */
  holding(words: readonly string[]): readonly number[];
  /** Takes over what changed; whose text is missing are gone. */
  renew(changed: readonly number[], texts: ReadonlyMap<number, string>): void;
}

/**
 * Texts in memory, which know for the last words that were looked for which ones hold them: a text that changes is looked through alone,
 * and a word that goes on, as it is typed, is looked for only where its beginning was found.
 */
export function createSearchedTexts(texts: Map<number, string>): SearchedTexts {
  /** Ascending ids by word; the first was not asked for longest. */
  const found = new Map<string, number[]>();

  function look(word: string): number[] {
    let among: Iterable<number> | undefined;
    let fewest = texts.size;
    for (const [part, ids] of found) {
      if (ids.length > fewest || !word.includes(part)) continue;
      among = ids;
      fewest = ids.length;
    }
    if (among) return [...among].filter((id) => texts.get(id)?.includes(word));
    const ids: number[] = [];
    for (const [id, text] of texts) if (text.includes(word)) ids.push(id);
    return ids.sort((one, other) => one - other);
  }

  function idsOf(word: string): number[] {
    const ids = found.get(word) ?? look(word);
    found.delete(word);
    found.set(word, ids);
    const [oldest] = found.keys();
    if (found.size > keptWords && oldest !== undefined) found.delete(oldest);
    return ids;
  }

  function follow(id: number): void {
    const text = texts.get(id);
    for (const [word, ids] of found) {
      const place = placeOf(id, ids);
      const held = ids[place] === id;
      const holds = text?.includes(word) ?? false;
      if (holds !== held) ids.splice(place, held ? 1 : 0, ...(held ? [] : [id]));
    }
  }

  return {
    get: (id) => texts.get(id),
    holding(words) {
      const [first = [], ...others] = words.map(idsOf).sort((one, other) => one.length - other.length);
      // A copy: what is kept goes on changing.
      return others.reduce((ids, more) => inBoth(ids, more), [...first]);
    },
    renew(changed, fresh) {
      if (changed.length > followedChanges) found.clear();
      for (const id of changed) {
        const text = fresh.get(id);
        if (text === undefined) texts.delete(id);
        else texts.set(id, text);
        follow(id);
      }
    },
  };
}

/** What two ascending lists of ids have in common, ascending. */
export function inBoth(some: readonly number[], others: readonly number[]): number[] {
  const both: number[] = [];
  let at = 0;
  for (const id of some) {
    while ((others[at] ?? Number.POSITIVE_INFINITY) < id) at += 1;
    if (others[at] === id) both.push(id);
  }
  return both;
}

/** Where an id stands in an ascending list, or would. */
function placeOf(id: number, ids: readonly number[]): number {
  let from = 0;
  let to = ids.length;
  while (from < to) {
    const middle = (from + to) >> 1;
    if ((ids[middle] ?? 0) < id) from = middle + 1;
    else to = middle;
  }
  return from;
}
