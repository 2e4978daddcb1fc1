import { type UnitState, unitSortKeys, unitStates } from '../../shared/equipment.ts';
import type { UnitFilters } from '../../shared/lists.ts';
import type { SortLevel } from './sort.ts';

/** The filters that name lookups, in the order in which they are shown, with their name in the address. */
export const lookupFilters = {
  classId: 'class',
  subclassId: 'subclass',
  manufacturerId: 'manufacturer',
  departmentId: 'department',
  facilityId: 'facility',
} as const;
export type LookupFilter = keyof typeof lookupFilters;
export const lookupFilterKeys = Object.keys(lookupFilters) as readonly LookupFilter[]; // Object.keys forgets the literal keys

/** REMS's three switches with their name in the address. */
export const switches = {
  includeRetired: 'retired',
  includeNotCovered: 'uncovered',
  includePlanned: 'planned',
} as const;
export type Switch = keyof typeof switches;
export const switchKeys = Object.keys(switches) as readonly Switch[]; // as above

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
  const filters: { -readonly [K in keyof UnitFilters]: UnitFilters[K] } = {};
  for (const key of lookupFilterKeys) {
    const ids = readIds(params.get(lookupFilters[key]));
    if (ids.length > 0) filters[key] = ids;
  }
  const states = words(params.get('state')).filter(isUnitState);
  if (states.length > 0) filters.state = states;
  else for (const key of switchKeys) if (params.get(switches[key]) === '1') filters[key] = true;
  return {
    search: (params.get('q') ?? '').slice(0, 200),
    filters,
    sort: readSort(params.get('sort')),
    at: readIndex(params.get('at')),
  };
}

/** Writes the address; defaults are left out, so that equal states have equal addresses. */
export function writeListState(state: ListState): URLSearchParams {
  const params = new URLSearchParams();
  if (state.search !== '') params.set('q', state.search);
  for (const key of lookupFilterKeys) {
    const ids = state.filters[key];
    if (ids !== undefined && ids.length > 0) params.set(lookupFilters[key], [...ids].sort((a, b) => a - b).join('.'));
  }
  const states = unitStates.filter((value) => state.filters.state?.includes(value));
  if (states.length > 0) params.set('state', states.join('.'));
  else for (const key of switchKeys) if (state.filters[key]) params.set(switches[key], '1');
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

function readIds(text: string | null): number[] {
  const ids = words(text).map(Number);
  return [...new Set(ids.filter((id) => Number.isSafeInteger(id) && id > 0))].slice(0, 500);
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

function isUnitState(text: string): text is UnitState {
  return unitStates.some((state) => state === text);
}
