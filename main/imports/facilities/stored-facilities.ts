import type { Db } from '../../database/connection.ts';
import type { TextFolder } from '../text-folder.ts';

/** A facility as an import compares it. */
export interface StoredFacility {
  readonly id: number;
  readonly name: string;
  readonly fullName: string | null;
  readonly address: string | null;
  readonly active: boolean;
  /** The facility into which this one was merged; null for one that stands for itself. */
  readonly mergedInto: string | null;
}

/** Every facility by id, name and full name, with those that this import adds or changes. */
export interface StoredFacilities {
  get(id: number): StoredFacility | undefined;
  named(name: string): StoredFacility | undefined;
  withFullName(fullName: string): StoredFacility | undefined;
  remember(facility: StoredFacility): void;
}

/** Reads all facilities once. */
export function createStoredFacilities(db: Db, folder: TextFolder): StoredFacilities {
  const byId = new Map<number, StoredFacility>();
  const byName = new Map<string, StoredFacility>();
  const byFullName = new Map<string, StoredFacility>();

  function remember(facility: StoredFacility): void {
    const before = byId.get(facility.id);
    if (before) {
      byName.delete(folder.fold(before.name));
      if (before.fullName !== null) byFullName.delete(folder.fold(before.fullName));
    }
    byId.set(facility.id, facility);
    byName.set(folder.fold(facility.name), facility);
    if (facility.fullName !== null) byFullName.set(folder.fold(facility.fullName), facility);
  }

  const rows = db.prepare<[], Omit<StoredFacility, 'active'> & { readonly active: 0 | 1 }>(
    `SELECT f.id, f.name, f.full_name AS fullName, f.address, f.active, t.name AS mergedInto
     FROM facilities f LEFT JOIN facilities t ON t.id = f.merged_into`,
  );
  for (const row of rows.all()) remember({ ...row, active: row.active === 1 });
  return {
    get: (id) => byId.get(id),
    named: (name) => byName.get(folder.fold(name)),
    withFullName: (fullName) => byFullName.get(folder.fold(fullName)),
    remember,
  };
}
