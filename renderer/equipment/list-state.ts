import { unitSortKeys } from '../../shared/equipment.ts';
import type { UnitFilters } from '../../shared/lists.ts';
import { readFilters, writeFilters } from '../parts/unit-filters/filter-address.ts';
import { readSort, type SortLevel, writeSort } from '../ui/sort.ts';
import type { ListSortKey } from './columns.ts';

/** What the list shows; all of it stands in the address, so that back, forward, a bookmark and a colleague see the same. */
export interface ListState {
  readonly search: string;
  readonly filters: UnitFilters;
  readonly sort: readonly SortLevel<ListSortKey>[];
  /** Index of the first row in view. */
  readonly at: number;
}

/** Reads the address; whatever it does not understand does not filter. */
export function readListState(params: URLSearchParams): ListState {
  return {
    search: (params.get('q') ?? '').slice(0, 200),
    filters: readFilters(params),
    sort: readSort(params.get('sort'), sortKeysIn(params.get('sort'))),
    at: readIndex(params.get('at')),
  };
}

/** Writes the address; defaults are left out, so that equal states have equal addresses. */
export function writeListState(state: ListState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.search !== '') params.set('q', state.search);
  writeFilters(params, state.filters);
  if (state.sort.length > 0) params.set('sort', writeSort(state.sort));
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

/** The keys of the contract, and the fields of the clinic that the address itself names. */
function sortKeysIn(text: string | null): readonly ListSortKey[] {
  const custom = [...(text ?? '').matchAll(/cf_([1-9]\d{0,9})\b/g)].map(([, id]) => `cf_${Number(id)}` as const);
  return [...unitSortKeys, ...custom];
}

function readIndex(text: string | null): number {
  const index = Number(text ?? 0);
  return Number.isSafeInteger(index) && index > 0 ? index : 0;
}
