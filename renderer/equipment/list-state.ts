import { unitSortKeys } from '../../shared/equipment.ts';
import type { UnitFilters } from '../../shared/lists.ts';
import { readFilters, writeFilters } from '../parts/unit-filters/filter-address.ts';
import type { SortLevel } from './sort.ts';

/** What the list shows; all of it stands in the address, so that back, forward, a bookmark and a colleague see the same. */
export interface ListState {
  readonly search: string;
  readonly filters: UnitFilters;
  readonly sort: readonly SortLevel[];
  /** Index of the first row in view. */
  readonly at: number;
}

/** Reads the address; whatever it does not understand does not filter. */
export function readListState(params: URLSearchParams): ListState {
  return {
    search: (params.get('q') ?? '').slice(0, 200),
    filters: readFilters(params),
    sort: readSort(params.get('sort')),
    at: readIndex(params.get('at')),
  };
}

/** Writes the address; defaults are left out, so that equal states have equal addresses. */
export function writeListState(state: ListState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.search !== '') params.set('q', state.search);
  writeFilters(params, state.filters);
  if (state.sort.length > 0)
    params.set('sort', state.sort.map((level) => (level.direction === 'desc' ? `-${level.by}` : level.by)).join('.'));
  if (state.at > 0) params.set('at', String(state.at));
  return params;
}

/** What the list asks of `equipment.list` and `equipment.export`, without the page. */
export function listInput(state: ListState) {
  return {
    ...(state.search.trim() === '' ? {} : { search: state.search.trim() }),
    ...(Object.keys(state.filters).length === 0 ? {} : { filters: state.filters }),
    ...(state.sort.length === 0 ? {} : { sort: [...state.sort] }),
  };
}

function words(text: string | null): string[] {
  return text === null || text === '' ? [] : text.split('.');
}

function readSort(text: string | null): SortLevel[] {
  const levels: SortLevel[] = [];
  for (const word of words(text)) {
    const name = word.replace(/^-/, '');
    const by = unitSortKeys.find((key) => key === name);
    if (by === undefined || levels.some((level) => level.by === by)) continue;
    levels.push({ by, direction: word.startsWith('-') ? 'desc' : 'asc' });
  }
  return levels.slice(0, 3);
}

function readIndex(text: string | null): number {
  const index = Number(text ?? 0);
  return Number.isSafeInteger(index) && index > 0 ? index : 0;
}
