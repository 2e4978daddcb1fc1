import type { Db } from '../database/connection.ts';
import { createFieldReader } from '../fields/field-rules.ts';
import type { Tx } from '../rpc/transaction.ts';
import type { FacilityDepartment } from './merge-plan.ts';
import type { LookupsRepository } from './repository.ts';

/** Fields of the clinic, and the class for which they are offered. */
interface OfferedFields {
  readonly classId: number;
  readonly fields: readonly number[];
}

/** What merges change beside the merged entries: which departments facilities have, and for which classes fields are offered. Each is on record. */
export function createMergedLinks({ db, lookups }: { readonly db: Db; readonly lookups: LookupsRepository }) {
  const dropDepartment = db.prepare<[number, number]>(
    'DELETE FROM facility_departments WHERE facility_id = ? AND department_id = ?',
  );
  const addDepartment = db.prepare<[number, number]>(
    'INSERT OR IGNORE INTO facility_departments (facility_id, department_id) VALUES (?, ?)',
  );
  const dropField = db.prepare<[number, number]>(
    'DELETE FROM custom_field_classes WHERE class_id = ? AND field_id = ?',
  );
  const addField = db.prepare<[number, number]>(
    'INSERT OR IGNORE INTO custom_field_classes (class_id, field_id) SELECT ?, id FROM custom_fields WHERE id = ?',
  );

  const newFacilityVersion = db.prepare<[number]>('UPDATE facilities SET version = version + 1 WHERE id = ?');
  const newFieldVersion = db.prepare<[string, number]>(
    'UPDATE custom_fields SET version = version + 1, updated_at = ? WHERE id = ?',
  );
  const reader = createFieldReader(db);

  return {
    departments(
      tx: Tx,
      gone: readonly FacilityDepartment[],
      added: readonly FacilityDepartment[],
      reason: string,
    ): void {
      const facilities = [...new Set([...gone, ...added].map(([facilityId]) => facilityId))];
      const departmentsOf = (id: number) => lookups.facility.one(id)?.departmentIds ?? [];
      const before = new Map(facilities.map((id) => [id, departmentsOf(id)]));
      for (const [facilityId, departmentId] of gone) dropDepartment.run(facilityId, departmentId);
      for (const [facilityId, departmentId] of added) addDepartment.run(facilityId, departmentId);
      for (const [id, old] of before) {
        const next = departmentsOf(id);
        if (old.join() === next.join()) continue;
        newFacilityVersion.run(id);
        const changes = { departmentIds: { old, new: next } };
        tx.audit({ entity: 'lookup', entityId: `facility:${id}`, action: 'lookups.update', changes, reason });
      }
    },

    /** For which classes fields of the clinic are offered. */
    fields(tx: Tx, gone: OfferedFields, added: OfferedFields, reason: string): void {
      const touched = [...new Set([...gone.fields, ...added.fields])];
      const before = new Map(touched.map((id) => [id, reader.one(id)?.classIds ?? null]));
      for (const id of gone.fields) dropField.run(gone.classId, id);
      for (const id of added.fields) addField.run(added.classId, id);
      for (const [id, old] of before) {
        const next = reader.one(id)?.classIds ?? null;
        if (JSON.stringify(old) === JSON.stringify(next)) continue;
        newFieldVersion.run(tx.at, id);
        const changes = { classIds: { old, new: next } };
        tx.audit({ entity: 'field', entityId: id, action: 'fields.update', changes, reason });
      }
    },
  };
}
