import { useCallback, useMemo } from 'react';
import { useSearchParams } from 'react-router';

/** What a list shows, as the address holds it: search, filters by their name, and the page. */
export interface ListAddress<K extends string> {
  readonly search: string;
  /** The page, from 1. */
  readonly page: number;
  /** Whether anything narrows the list. */
  readonly narrowed: boolean;
  filter(name: K): string | null;
  setSearch(text: string): void;
  /** `replace` makes no step for the back button. */
  setFilter(name: K, value: string | null, replace?: boolean): void;
  /** @param instead going back leads to what was before the page that is left */
  setPage(page: number, instead?: boolean): void;
  /** Takes search and filters away. */
  clear(): void;
}

/**
 * Keeps a list in the address bar, so that back, a bookmark and a colleague see the same. Whatever narrows the list starts at page 1 again.
 *
 * @param names the filters of the list; nothing else of the address is touched
 */
export function useListAddress<K extends string>(names: readonly K[]): ListAddress<K> {
  const [params, setParams] = useSearchParams();
  const search = (params.get('q') ?? '').slice(0, 200);
  const page = readPage(params.get('page'));

  const change = useCallback(
    (part: Readonly<Record<string, string | null>>, replace = false) =>
      setParams(
        (before) => {
          const next = new URLSearchParams(before);
          if (!('page' in part)) next.delete('page');
          for (const [name, value] of Object.entries(part)) {
            if (value === null || value === '') next.delete(name);
            else next.set(name, value);
          }
          return next;
        },
        { replace, preventScrollReset: true },
      ),
    [setParams],
  );

  return useMemo(
    () => ({
      search,
      page,
      narrowed: search.trim() !== '' || names.some((name) => params.has(name)),
      filter: (name) => params.get(name),
      // While somebody types on, going back leads to the list before the search.
      setSearch: (text) => change({ q: text }, search !== '' && text !== ''),
      setFilter: (name, value, replace) => change({ [name]: value }, replace),
      setPage: (next, instead = false) => change({ page: next <= 1 ? null : String(next) }, instead),
      clear: () => change({ q: null, ...Object.fromEntries(names.map((name) => [name, null])) }),
    }),
    [params, search, page, names, change],
  );
}

function readPage(text: string | null): number {
  const page = Number(text ?? 1);
  return Number.isSafeInteger(page) && page >= 1 && page <= 1_000_000 ? page : 1;
}
