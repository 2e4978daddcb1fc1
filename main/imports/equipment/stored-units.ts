import type { Db } from '../../database/connection.ts';
import {
  fromColumns,
  type StoredUnitColumns,
  type UnitFields,
  unitColumns,
  unitFieldNames,
} from '../../equipment/unit-columns.ts';

/** Reads units as an import compares them. */
export interface StoredUnits {
  get(id: number): UnitFields | undefined;
}

/** Reads on one connection. */
export function createStoredUnits(db: Db): StoredUnits {
  const columns = unitFieldNames.map((field) => `${unitColumns[field]} AS "${field}"`).join(', ');
  const one = db.prepare<[number], StoredUnitColumns>(`SELECT ${columns} FROM units WHERE id = ?`);
  return {
    get(id) {
      const row = one.get(id);
      return row && fromColumns(row);
    },
  };
}
