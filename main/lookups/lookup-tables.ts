import { type LookupKind, type UnitLookupKind, unitLookupKinds } from '../../shared/lookups.ts';

/** Where a kind is stored, and its own columns beside the common ones. */
export interface LookupTable {
  readonly table: string;
  /** The column of `units` that refers to it; null where units do not. */
  readonly unitColumn: string | null;
  readonly extras: readonly LookupExtra[];
  /** The field of the record within which names are unique; null: within the whole kind. */
  readonly parent: 'classId' | 'facilityId' | null;
  /** Whether entries can be merged: they then have the column `merged_into`. */
  readonly mergeable: boolean;
}

/** Fields that only some kinds have, with their columns. */
export const extraColumns = {
  classId: 'class_id',
  estimatedCost: 'estimated_cost',
  lifetimeYears: 'lifetime_years',
  fullName: 'full_name',
  address: 'address',
  facilityId: 'facility_id',
  departmentId: 'department_id',
  minCost: 'min_cost',
  maxCost: 'max_cost',
} as const;

/** A field of {@link extraColumns}. */
export type LookupExtra = keyof typeof extraColumns;

/** All kinds. */
export const lookupTables: Readonly<Record<LookupKind, LookupTable>> = {
  class: { table: 'classes', unitColumn: 'class_id', extras: [], parent: null, mergeable: true },
  subclass: {
    table: 'subclasses',
    unitColumn: 'subclass_id',
    extras: ['classId', 'estimatedCost', 'lifetimeYears'],
    parent: 'classId',
    mergeable: true,
  },
  manufacturer: { table: 'manufacturers', unitColumn: 'manufacturer_id', extras: [], parent: null, mergeable: true },
  department: { table: 'departments', unitColumn: 'department_id', extras: [], parent: null, mergeable: true },
  facility: {
    table: 'facilities',
    unitColumn: 'facility_id',
    extras: ['fullName', 'address'],
    parent: null,
    mergeable: true,
  },
  room: {
    table: 'rooms',
    unitColumn: null,
    extras: ['facilityId', 'departmentId'],
    parent: 'facilityId',
    mergeable: true,
  },
  'capital-category': {
    table: 'capital_categories',
    unitColumn: null,
    extras: ['minCost', 'maxCost'],
    parent: null,
    mergeable: false,
  },
};

/** Whether units hold entries of this kind by their ids. */
export function isUnitLookupKind(kind: LookupKind): kind is UnitLookupKind {
  return unitLookupKinds.some((known) => known === kind);
}
