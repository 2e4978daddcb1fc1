import type { Lookups } from '../../shared/lookups.ts';
import { naturalOrder } from '../../shared/natural-order.ts';
import type { LookupFilter } from '../parts/unit-filters/filter-address.ts';

/** A row that a select offers. */
export interface LookupOption {
  readonly id: number;
  readonly name: string;
  readonly active: boolean;
}

/** The rows behind a field. */
export function lookupRows(
  field: LookupFilter,
  lookups: Lookups,
): readonly (LookupOption & { readonly classId?: number })[] {
  switch (field) {
    case 'classId':
      return lookups.classes;
    case 'subclassId':
      return lookups.subclasses;
    case 'manufacturerId':
      return lookups.manufacturers;
    case 'departmentId':
      return lookups.departments;
    case 'facilityId':
      return lookups.facilities;
  }
}

/**
 * What a select offers: the active rows plus the one that the record holds, so that saving never clears an old choice
 * (REMS 2.7); subclasses only of the chosen class.
 */
export function offeredRows(
  field: LookupFilter,
  lookups: Lookups,
  held: number | null,
  classId: number | null,
): readonly LookupOption[] {
  return lookupRows(field, lookups).filter(
    (row) => row.id === held || (row.active && (field !== 'subclassId' || row.classId === classId)),
  );
}

/** The names of the rooms that a facility has, in the order of their numbers; without a facility none. */
export function offeredRooms(lookups: Lookups, facilityId: number | null): readonly string[] {
  return lookups.rooms
    .filter((room) => room.active && room.facilityId === facilityId)
    .map((room) => room.name)
    .toSorted(naturalOrder);
}

/** Whether a subclass belongs to a class; none belongs to every class. */
export function subclassFits(lookups: Lookups, subclassId: number | null, classId: number | null): boolean {
  return subclassId === null || lookups.subclasses.some((row) => row.id === subclassId && row.classId === classId);
}
