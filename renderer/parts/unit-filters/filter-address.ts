import { type UnitState, unitStates } from '#shared/equipment.ts';
import type { UnitFilters } from '#shared/lists.ts';
import { readFurther, writeFurther } from './further-address.ts';

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

/** The name in the address of the filter for units that must not be used. */
export const doNotUseFilter = 'do-not-use';

/** The name in the address of units that somebody chose one by one; an address holds so many of them. */
export const chosenFilter = 'units';
export const mostInAddress = 500;

/** Reads the filters of units out of an address; whatever it does not understand does not filter. */
export function readFilters(params: URLSearchParams): UnitFilters {
  const filters: { -readonly [K in keyof UnitFilters]: UnitFilters[K] } = {};
  for (const key of lookupFilterKeys) {
    const ids = readIds(params.get(lookupFilters[key]));
    if (ids.length > 0) filters[key] = ids;
  }
  Object.assign(filters, readFurther(params));
  const chosen = readIds(params.get(chosenFilter));
  if (chosen.length > 0) filters.unitId = chosen;
  if (params.get(doNotUseFilter) === '1') filters.doNotUse = true;
  const states = words(params.get('state')).filter(isUnitState);
  if (states.length > 0) filters.state = states;
  else for (const key of switchKeys) if (params.get(switches[key]) === '1') filters[key] = true;
  return filters;
}

/** Writes the filters into an address; those that are off are taken out of it. */
export function writeFilters(params: URLSearchParams, filters: UnitFilters): void {
  const put = (name: string, value: string) => (value === '' ? params.delete(name) : params.set(name, value));
  for (const key of lookupFilterKeys)
    put(lookupFilters[key], [...(filters[key] ?? [])].sort((a, b) => a - b).join('.'));
  writeFurther(params, filters);
  put(chosenFilter, (filters.unitId ?? []).join('.'));
  put(doNotUseFilter, filters.doNotUse === true ? '1' : '');
  const states = unitStates.filter((value) => filters.state?.includes(value));
  put('state', states.join('.'));
  for (const key of switchKeys) put(switches[key], states.length === 0 && filters[key] ? '1' : '');
}

function words(text: string | null): string[] {
  return text === null || text === '' ? [] : text.split('.');
}

function readIds(text: string | null): number[] {
  const ids = words(text).map(Number);
  return [...new Set(ids.filter((id) => Number.isSafeInteger(id) && id > 0))].slice(0, mostInAddress);
}

function isUnitState(text: string): text is UnitState {
  return unitStates.some((state) => state === text);
}
