import { rangesOverlap } from '../../shared/capital.ts';
import { AppError } from '../../shared/contract/errors.ts';
import type { LookupKind } from '../../shared/lookups.ts';
import { lookupTables } from './lookup-tables.ts';
import type { LookupsRepository, LookupValues, StoredLookup } from './repository.ts';

/** What must hold before an entry is written; all of them throw AppError with the field that does not fit. */
export interface LookupChecks {
  /** That a class, facility or department that is newly chosen exists and is in use. */
  references(values: Partial<LookupValues>, stored?: StoredLookup): void;
  fullName(fullName: string | null, exceptId: number | undefined): void;
  /** That the bounds of a category are in order, and that no other active one shares a cost with it (REMS 2.5, 6.9). */
  range(values: LookupValues, exceptId: number | undefined): void;
  /** That no other entry has this name, active or not. */
  freeName(kind: LookupKind, stored: StoredLookup, name: string): void;
  /** That an entry which was merged is not brought back as if nothing had been. */
  notMerged(stored: StoredLookup): void;
}

/** The checks on one connection. */
export function createLookupChecks(lookups: LookupsRepository): LookupChecks {
  function reference(kind: 'class' | 'facility' | 'department', field: string, id: number | null | undefined): void {
    if (id === null || id === undefined) return;
    const target = lookups[kind].one(id);
    if (!target) refuse('INVALID', field, `This ${kind} does not exist. Choose one from the list.`);
    if (!target.active) refuse('INVALID', field, `This ${kind} is no longer in use. Reactivate it first.`);
  }

  return {
    references({ classId, facilityId, departmentId, departmentIds }, stored) {
      if (classId !== stored?.classId) reference('class', 'classId', classId);
      if (facilityId !== stored?.facilityId) reference('facility', 'facilityId', facilityId);
      if (departmentId !== stored?.departmentId) reference('department', 'departmentId', departmentId);
      for (const id of departmentIds ?? []) {
        if (!stored?.departmentIds?.includes(id)) reference('department', 'departmentIds', id);
      }
    },

    fullName(fullName, exceptId) {
      const holder = fullName === null ? undefined : lookups.facilityByFullName(fullName);
      if (holder !== undefined && holder !== exceptId) {
        refuse('CONFLICT', 'fullName', 'Another facility already has this full name. Type a different one.');
      }
    },

    range({ active, minCost, maxCost }, exceptId) {
      if (minCost === null) return;
      if (maxCost !== null && maxCost <= minCost) {
        refuse(
          'INVALID',
          'maxCost',
          'The upper bound must lie above the lower one. Leave it empty where there is none.',
        );
      }
      if (active !== 1) return;
      const other = lookups['capital-category']
        .all()
        .find(
          (row) =>
            row.id !== exceptId &&
            row.active === 1 &&
            row.minCost !== null &&
            rangesOverlap({ minCost, maxCost }, { minCost: row.minCost, maxCost: row.maxCost }),
        );
      if (other) {
        const message = `"${other.name}" holds some of these costs already. Change the bounds, or deactivate it first.`;
        refuse('CONFLICT', 'minCost', message);
      }
    },

    freeName(kind, stored, name) {
      const { parent } = lookupTables[kind];
      const namesake = lookups[kind].named(name, parent === null ? null : stored[parent]);
      if (!namesake || namesake.id === stored.id) return;
      if (namesake.active) refuse('CONFLICT', 'name', 'This name is already in the list. Type a different one.');
      if (namesake.mergedIntoName !== null) refuse('CONFLICT', 'name', mergedSentence(namesake));
      const message = `"${namesake.name}" is in the list, deactivated. Reactivate it, or type a different name.`;
      refuse('CONFLICT', 'name', message);
    },

    notMerged(stored) {
      if (stored.mergedIntoId !== null) refuse('CONFLICT', 'name', mergedSentence(stored));
    },
  };
}

function mergedSentence({ name, mergedIntoName }: StoredLookup): string {
  return `"${name}" was merged into "${mergedIntoName}". Use that one, or undo the merge first.`;
}

function refuse(code: 'CONFLICT' | 'INVALID', field: string, message: string): never {
  throw new AppError(code, message, { fields: { [field]: message } });
}
