import { plainDate } from '../../shared/dates.ts';
import { normalisedIpp, searchedBeginning, wordsOfName } from './blind-index-rules.ts';

/** What a typed word may be; a patient is found when one of them holds. */
export type Meaning =
  | { readonly kind: 'identifier'; readonly fragment: string }
  | { readonly kind: 'ipp'; readonly value: string }
  /** Beginnings of names, all of which must occur. */
  | { readonly kind: 'name'; readonly beginnings: readonly string[] }
  /** Days, one of which must be the birth date: `03/04/1980` is read in both orders. */
  | { readonly kind: 'birth'; readonly days: readonly string[] };

/** A search, read: every word must hold in one of its meanings, or all of them together are a hospital number. */
export interface Terms {
  readonly words: readonly (readonly Meaning[])[];
  /** The whole text as a hospital number, where it has several words. */
  readonly whole: string | null;
}

/**
 * Reads a search.
 *
 * @param prefixes what identifiers of the studies in sight begin with
 */
export function readSearch(search: string | undefined, prefixes: readonly string[]): Terms {
  const words = [...new Set((search ?? '').trim().split(/\s+/u))].filter((word) => word !== '');
  return {
    words: words.map((word) => meaningsOf(word, prefixes)),
    whole: words.length > 1 ? normalisedIpp(search ?? '') || null : null,
  };
}

/** By what of an identity a search looked; none when its words are parts of identifiers and nothing else. */
export function identityKindsIn({ words, whole }: Terms): ('ipp' | 'name' | 'birth')[] {
  const kinds = new Set(words.flatMap((meanings) => meanings.map(({ kind }) => kind)));
  if (whole !== null && kinds.size > (kinds.has('identifier') ? 1 : 0)) kinds.add('ipp');
  return (['ipp', 'name', 'birth'] as const).filter((kind) => kinds.has(kind));
}

function meaningsOf(word: string, prefixes: readonly string[]): Meaning[] {
  const capitals = word.toUpperCase();
  const identifier: Meaning = { kind: 'identifier', fragment: capitals };
  if (isIdentifier(capitals, prefixes)) return [identifier];
  const meanings: Meaning[] = [];
  if (mayBeIdentifier(capitals, prefixes)) meanings.push(identifier);
  const value = normalisedIpp(word);
  if (value !== '') meanings.push({ kind: 'ipp', value });
  const beginnings = /\p{L}/u.test(word) ? [...new Set(wordsOfName(word).map(searchedBeginning))] : [];
  if (beginnings.length > 0) meanings.push({ kind: 'name', beginnings });
  const days = daysOf(word);
  if (days.length > 0) meanings.push({ kind: 'birth', days });
  return meanings;
}

/**
 * Whether a word without underscore may also be a part of an identifier. Numbers have seven digits at most: longer ones are hospital numbers.
 * Letters are read so from the fifth on, or as a whole prefix: whoever types the beginning of a name does not mean everybody.
 */
function mayBeIdentifier(word: string, prefixes: readonly string[]): boolean {
  if (/^\d{1,7}$/.test(word)) return true;
  return prefixes.some((prefix) => prefix === word || (word.length >= 5 && prefix.includes(word)));
}

/** Whether a word with an underscore can only be a part of an identifier: `CENTRE_2025`, `_2025_000`, `25_00015`. */
function isIdentifier(word: string, prefixes: readonly string[]): boolean {
  const [first = '', second, third, ...more] = word.split('_');
  if (second === undefined || more.length > 0) return false;
  const endsPrefix = prefixes.some((prefix) => prefix.endsWith(first));
  if (third !== undefined) return endsPrefix && /^\d{4}$/.test(second) && /^\d*$/.test(third);
  return (endsPrefix && /^\d{0,4}$/.test(second)) || (/^\d{0,4}$/.test(first) && /^\d+$/.test(second));
}

/** The days that a word may mean: year first, or day and month in either order. */
function daysOf(word: string): string[] {
  const yearFirst = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/.exec(word);
  const yearLast = /^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/.exec(word);
  const orders = yearFirst
    ? [[yearFirst[1], yearFirst[2], yearFirst[3]]]
    : yearLast
      ? [
          [yearLast[3], yearLast[2], yearLast[1]],
          [yearLast[3], yearLast[1], yearLast[2]],
        ]
      : [];
  const days = orders.map(([year, month, day]) => plainDate(Number(year), Number(month), Number(day)));
  return [...new Set(days)].filter((day) => day !== undefined);
}
