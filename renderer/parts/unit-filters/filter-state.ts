import type { UnitFilters } from '#shared/lists.ts';
import type { Lookups } from '#shared/lookups.ts';
import { type LookupFilter, lookupFilterKeys, type Switch, switchKeys } from './filter-address.ts';

/** Replaces the chosen ids of one lookup. Changing classes drops the subclasses of classes that are no longer chosen. */
export function withLookup(
  filters: UnitFilters,
  key: LookupFilter,
  ids: readonly number[],
  lookups: Pick<Lookups, 'subclasses'>,
): UnitFilters {
  const next = { ...filters, [key]: [...ids] };
  if (key === 'classId' && ids.length > 0 && next.subclassId !== undefined) {
    const allowed = new Set(lookups.subclasses.filter((row) => ids.includes(row.classId)).map((row) => row.id));
    next.subclassId = next.subclassId.filter((id) => allowed.has(id));
  }
  return withoutEmpty(next);
}

/** Turns a switch; the switches and an explicit choice of states exclude each other, so that choice goes. */
export function withSwitch(filters: UnitFilters, key: Switch, on: boolean): UnitFilters {
  const { state: _state, ...rest } = filters;
  const next: UnitFilters = { ...rest };
  if (on) next[key] = true;
  else delete next[key];
  return next;
}

/** Leaves only units that must not be used, or takes that back. */
export function withDoNotUse(filters: UnitFilters, on: boolean): UnitFilters {
  const { doNotUse: _doNotUse, ...rest } = filters;
  return on ? { ...rest, doNotUse: true } : rest;
}

/** Removes the explicit choice of states. */
export function withoutStates(filters: UnitFilters): UnitFilters {
  const { state: _state, ...rest } = filters;
  return rest;
}

/** Takes the units that were chosen one by one out of the filters. */
export function withoutChosen({ unitId: _, ...others }: UnitFilters): UnitFilters {
  return others;
}

/** Whether anything narrows or widens the list. */
export function hasFilters(filters: UnitFilters): boolean {
  return (
    filters.state !== undefined ||
    filters.doNotUse !== undefined ||
    filters.unitId !== undefined ||
    filters.expiring !== undefined ||
    (filters.parentId?.length ?? 0) > 0 ||
    (filters.custom?.length ?? 0) > 0 ||
    switchKeys.some((key) => filters[key] === true) ||
    lookupFilterKeys.some((key) => (filters[key]?.length ?? 0) > 0)
  );
}

/** A choice in a filter: every row that exists; retired names stay findable and say so. */
export interface FilterOption {
  readonly id: number;
  readonly label: string;
  readonly active: boolean;
}

/** The choices of one filter; subclasses follow the chosen classes and carry their class's name. */
export function filterOptions(key: LookupFilter, lookups: Lookups, filters: UnitFilters): readonly FilterOption[] {
  const plain = (rows: readonly { id: number; name: string; active: boolean }[]) =>
    rows.map((row) => ({ id: row.id, label: row.name, active: row.active }));
  switch (key) {
    case 'classId':
      return plain(lookups.classes);
    case 'manufacturerId':
      return plain(lookups.manufacturers);
    case 'departmentId':
      return plain(lookups.departments);
    case 'facilityId':
      return plain(lookups.facilities);
    case 'subclassId': {
      const classNames = new Map(lookups.classes.map((row) => [row.id, row.name]));
      const chosen = filters.classId ?? [];
      return lookups.subclasses
        .filter((row) => chosen.length === 0 || chosen.includes(row.classId))
        .map((row) => ({
          id: row.id,
          label: chosen.length === 1 ? row.name : `${classNames.get(row.classId) ?? ''} · ${row.name}`,
          active: row.active,
        }));
    }
  }
}

function withoutEmpty(filters: UnitFilters): UnitFilters {
  const next: UnitFilters = { ...filters };
  for (const key of lookupFilterKeys) if (next[key]?.length === 0) delete next[key];
  return next;
}
