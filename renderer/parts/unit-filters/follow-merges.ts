import type { UnitFilters } from '#shared/lists.ts';
import { followMerge, type Lookups } from '#shared/lookups.ts';
import { type LookupFilter, lookupFilterKeys } from './filter-address.ts';

/** Filters in which merged entries gave way to those that they were merged into, and which ones did. */
export interface FollowedFilters {
  readonly filters: UnitFilters;
  readonly followed: readonly { readonly from: string; readonly into: string }[];
}

const lists = {
  classId: 'classes',
  subclassId: 'subclasses',
  manufacturerId: 'manufacturers',
  departmentId: 'departments',
  facilityId: 'facilities',
} as const satisfies Record<LookupFilter, keyof Lookups>;

/** Views and bookmarks name lookups by their ids: a rename does not touch them, and a merge is followed. */
export function followMerges(filters: UnitFilters, lookups: Lookups): FollowedFilters {
  const next = { ...filters };
  const followed: { from: string; into: string }[] = [];
  for (const key of lookupFilterKeys) {
    const rows = lookups[lists[key]];
    const nameOf = (id: number) => rows.find((row) => row.id === id)?.name ?? '';
    const ids = filters[key] ?? [];
    const targets = ids.map((id) => followMerge(rows, id));
    ids.forEach((id, index) => {
      const target = targets[index] ?? id;
      if (target !== id) followed.push({ from: nameOf(id), into: nameOf(target) });
    });
    if (targets.some((target, index) => target !== ids[index])) next[key] = [...new Set(targets)];
  }
  return { filters: next, followed };
}
