import { bookingSortKeys } from '../../shared/bookings.ts';
import { complianceSortKeys, defaultHorizon, Horizon, testSortKeys, unitStatuses } from '../../shared/compliance.ts';
import type { UnitFilters } from '../../shared/lists.ts';
import { type TestOutcome, type TestType, testOutcomes, testTypes } from '../../shared/test-types.ts';
import { lookupFilterKeys, readFilters, writeFilters } from '../parts/unit-filters/filter-address.ts';
import { readSort, type SortLevel, writeSort } from '../ui/sort.ts';

/** The lists of the page, in the order of what presses. */
export const tabs = [
  'overdue',
  'upcoming',
  'never-tested',
  'missed',
  'booked',
  'compliant',
  'no-schedule',
  'surveys',
] as const;
/** One of {@link tabs}. */
export type Tab = (typeof tabs)[number];

/** The horizons that are offered without typing, days (REMS 2.4). */
export const horizons = [30, 60, 90, 120, 180, 365] as const;

/** Every key by which some list of the page sorts. */
const sortKeys = [...new Set([...complianceSortKeys, ...bookingSortKeys, ...testSortKeys])];
/** One of the keys by which some list of the page sorts. */
export type AnySortKey = (typeof sortKeys)[number];

/** What the page shows beside the number of its page; all of it stands in the address. */
export interface ComplianceState {
  readonly tab: Tab;
  /** Days that `upcoming` looks ahead. */
  readonly days: number;
  readonly search: string;
  readonly filters: UnitFilters;
  readonly sort: readonly SortLevel<AnySortKey>[];
  /** Only surveys of these types and outcomes. */
  readonly types: readonly TestType[];
  readonly outcomes: readonly TestOutcome[];
}

/** Reads the address; whatever it does not understand is as if it were not there. */
export function readCompliance(params: URLSearchParams): ComplianceState {
  const days = Horizon.safeParse(Number(params.get('days')));
  const among = <T extends string>(name: string, all: readonly T[]): readonly T[] => {
    const words = (params.get(name) ?? '').split('.');
    return all.filter((one) => words.includes(one));
  };
  return {
    tab: tabs.find((tab) => tab === params.get('tab')) ?? 'overdue',
    days: days.success ? days.data : defaultHorizon,
    search: (params.get('q') ?? '').slice(0, 200),
    filters: narrowingOnly(readFilters(params)),
    sort: readSort(params.get('sort'), sortKeys),
    types: among('type', testTypes),
    outcomes: among('outcome', testOutcomes),
  };
}

/** Lays a part of the state over an address; defaults are left out, so that equal states have equal addresses. */
export function withCompliance(params: URLSearchParams, part: Partial<ComplianceState>): URLSearchParams {
  const next = new URLSearchParams(params);
  const state = { ...readCompliance(params), ...part };
  const put = (name: string, value: string) => (value === '' ? next.delete(name) : next.set(name, value));
  put('tab', state.tab === 'overdue' ? '' : state.tab);
  put('days', state.days === defaultHorizon ? '' : String(state.days));
  put('q', state.search);
  writeFilters(next, narrowingOnly(state.filters));
  put('sort', writeSort(state.sort));
  put('type', state.types.join('.'));
  put('outcome', state.outcomes.join('.'));
  next.delete('page');
  return next;
}

/** The part of a sort that a list understands. */
export function sortFor<K extends AnySortKey>(
  sort: readonly SortLevel<AnySortKey>[],
  keys: readonly K[],
): SortLevel<K>[] {
  return sort.flatMap(({ by, direction }) => {
    const known = keys.find((key) => key === by);
    return known === undefined ? [] : [{ by: known, direction }];
  });
}

/** Whether a tab shows the units of one status. */
export function isStatus(tab: Tab): tab is (typeof unitStatuses)[number] {
  return unitStatuses.some((status) => status === tab);
}

/** The population of the page is given, so that a filter may narrow it and none may widen it. */
function narrowingOnly(filters: UnitFilters): UnitFilters {
  const narrowing = [...lookupFilterKeys, 'doNotUse'] as const;
  return Object.fromEntries(narrowing.flatMap((key) => (filters[key] ? [[key, filters[key]]] : [])));
}
