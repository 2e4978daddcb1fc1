import type { LookupKind } from '../../shared/lookups.ts';

/** Where a kind is stored, which column of `units` refers to it, and its own columns beside the common ones. */
export interface LookupTable {
  readonly table: string;
  readonly unitColumn: string;
  readonly extras: readonly LookupExtra[];
}

/** Fields that only some kinds have, with their columns. */
export const extraColumns = {
  classId: 'class_id',
  estimatedCost: 'estimated_cost',
  lifetimeYears: 'lifetime_years',
  fullName: 'full_name',
  address: 'address',
} as const;

/** A field of {@link extraColumns}. */
export type LookupExtra = keyof typeof extraColumns;

/** The five kinds. */
export const lookupTables: Readonly<Record<LookupKind, LookupTable>> = {
  class: { table: 'classes', unitColumn: 'class_id', extras: [] },
  subclass: {
    table: 'subclasses',
    unitColumn: 'subclass_id',
    extras: ['classId', 'estimatedCost', 'lifetimeYears'],
  },
  manufacturer: { table: 'manufacturers', unitColumn: 'manufacturer_id', extras: [] },
  department: { table: 'departments', unitColumn: 'department_id', extras: [] },
  facility: { table: 'facilities', unitColumn: 'facility_id', extras: ['fullName', 'address'] },
};
