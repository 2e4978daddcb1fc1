import type { UnitField } from '../../shared/equipment.ts';
import type { Db } from '../database/connection.ts';
import { createQueryBuilder } from '../database/query-builder.ts';
import type { UnitHeadline } from '../obligations/clock-writer.ts';
import {
  type ColumnValue,
  fromColumns,
  type StoredUnitColumns,
  toColumn,
  type UnitFields,
  unitColumns,
  unitFieldNames,
} from './unit-columns.ts';

/** A unit as the writer needs it: the entered fields and the version. */
export interface StoredUnit {
  readonly version: number;
  readonly fields: UnitFields;
}

/** Statements that write units. */
export interface UnitTable {
  read(id: number): StoredUnit | undefined;
  /** Answers the new id; `id` null takes the next one. */
  insert(
    id: number | null,
    fields: UnitFields,
    derived: UnitHeadline & { readonly meFacilityRegistration: string | null },
    at: string,
  ): number;
  /** Writes the named fields and the derived number, counts the version up. */
  update(
    id: number,
    fields: UnitFields,
    changed: readonly string[],
    meFacilityRegistration: string | null,
    at: string,
  ): void;
  remove(id: number): void;
}

/** The table of units on one connection. */
export function createUnitTable(db: Db): UnitTable {
  const builder = createQueryBuilder<UnitsTables>();
  const columns = unitFieldNames.map((field) => unitColumns[field]);
  const stored = db.prepare<[number], StoredUnitColumns & { readonly version: number }>(
    `SELECT version, ${unitFieldNames.map((field) => `${unitColumns[field]} AS "${field}"`).join(', ')} FROM units WHERE id = ?`,
  );
  const insert = db.prepare<ColumnValue[]>(
    `INSERT INTO units (id, me_facility_registration, next_limit_on, never_tested, has_obligations, created_at, updated_at,
       ${columns.join(', ')})
     VALUES (?, ?, ?, ?, ?, ?, ?, ${columns.map(() => '?').join(', ')})`,
  );
  const remove = db.prepare<[number]>('DELETE FROM units WHERE id = ?');
  // One statement per set of changed fields: naming unchanged columns would rewrite their indexes too.
  const updates = new Map<string, ReturnType<typeof prepareUpdate>>();

  function prepareUpdate(changed: readonly UnitField[]) {
    const { sql } = builder
      .updateTable('units')
      .set((expression) => ({
        me_facility_registration: '',
        updated_at: '',
        version: expression('version', '+', 1),
        ...Object.fromEntries(changed.map((field) => [unitColumns[field], ''])),
      }))
      .where('id', '=', 0)
      .compile();
    return db.prepare<ColumnValue[]>(sql);
  }

  return {
    read(id) {
      const row = stored.get(id);
      return row && { version: row.version, fields: fromColumns(row) };
    },
    insert(id, fields, { meFacilityRegistration, nextLimitOn, neverTested, hasObligations }, at) {
      const values = unitFieldNames.map((field) => toColumn(fields[field]));
      const derived = [meFacilityRegistration, nextLimitOn, neverTested, hasObligations];
      return Number(insert.run(id, ...derived, at, at, ...values).lastInsertRowid);
    },
    update(id, fields, names, meFacilityRegistration, at) {
      const changed = unitFieldNames.filter((field) => names.includes(field));
      const key = changed.join();
      let statement = updates.get(key);
      if (!statement) {
        statement = prepareUpdate(changed);
        updates.set(key, statement);
      }
      // `version + 1` binds the 1 between the fixed columns and the changed ones.
      statement.run(meFacilityRegistration, at, 1, ...changed.map((field) => toColumn(fields[field])), id);
    },
    remove: (id) => void remove.run(id),
  };
}

interface UnitsTables {
  readonly units: Readonly<Record<string, ColumnValue>> & { readonly id: number; readonly version: number };
}
