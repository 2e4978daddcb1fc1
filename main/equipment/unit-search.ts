import type { UnitLookupKind } from '../../shared/lookups.ts';
import { fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import type { Tx } from '../rpc/transact.ts';
import { fromColumns, type StoredUnitColumns, type UnitFields, unitColumns, unitFieldNames } from './unit-columns.ts';

/** The kinds of record whose names are part of a unit's search text. */
export type NamedKind = UnitLookupKind | 'person';

/** Keeps the one folded text per unit that the list searches. */
export interface UnitSearch {
  /** Stores the text of a unit that was just written. */
  write(tx: Tx, id: number, fields: UnitFields, meFacilityRegistration: string | null): void;
  /** Renews the text of a unit whose components or values in fields of the clinic were just changed. */
  renew(tx: Tx, id: number): void;
  /** Renews the text of every unit that names a lookup or person which was just changed. */
  refresh(tx: Tx, kind: NamedKind, id: number): void;
}

const enteredColumns = unitFieldNames.map((field) => `${unitColumns[field]} AS "${field}"`).join(', ');
const selectUnits = `SELECT id, me_facility_registration AS meFacilityRegistration, ${enteredColumns} FROM units WHERE`;

type SearchedUnit = StoredUnitColumns & { readonly id: number; readonly meFacilityRegistration: string | null };

/** Where units name a record of this kind. */
const holders: Readonly<Record<NamedKind, string>> = {
  class: 'class_id = @id',
  subclass: 'subclass_id = @id',
  manufacturer: 'manufacturer_id = @id',
  department: 'department_id = @id',
  facility: 'facility_id = @id',
  person: 'contact_id = @id OR supervisor_id = @id OR physician_id = @id',
};

/** The words of a record of this kind that a unit is found by. */
const labels: Readonly<Record<NamedKind, string>> = {
  class: 'SELECT name FROM classes WHERE id = ?',
  subclass: 'SELECT name FROM subclasses WHERE id = ?',
  manufacturer: 'SELECT name FROM manufacturers WHERE id = ?',
  department: 'SELECT name FROM departments WHERE id = ?',
  facility: `SELECT concat_ws(' ', name, full_name, address) FROM facilities WHERE id = ?`,
  person: `SELECT concat_ws(' ', name, email) FROM people WHERE id = ?`,
};

const named = [
  ['classId', 'class'],
  ['subclassId', 'subclass'],
  ['manufacturerId', 'manufacturer'],
  ['departmentId', 'department'],
  ['facilityId', 'facility'],
  ['contactId', 'person'],
  ['supervisorId', 'person'],
  ['physicianId', 'person'],
] as const satisfies readonly (readonly [keyof UnitFields, NamedKind])[];

const texts = [
  'model',
  'room',
  'phone',
  'assetId',
  'serialNumber',
  'meFacilityNumber',
  'meRegistrationNumber',
  'manufacturerSystemId',
  'acrSiteId',
  'acrUnitId',
  'capitalNote',
  'notes',
  'softwareVersion',
  'aeTitle',
  'stationName',
  'ipAddress',
  'serviceSupplier',
  'serviceContractNumber',
  'stateRegistrationNumber',
] as const satisfies readonly (keyof UnitFields)[];

/** What a unit is found by besides its own fields: its components, removed ones too, and what it holds in fields of the clinic. */
const extraWords = `
  SELECT concat_ws(' ', c.designation, m.name, c.model, c.serial_number) FROM components c LEFT JOIN manufacturers m ON m.id = c.manufacturer_id
    WHERE c.unit_id = @id AND c.deleted_at IS NULL
  UNION ALL
  SELECT CASE f.kind WHEN 'choice' THEN (SELECT concat_ws(' ', o.label, o.label_fr) FROM custom_field_options o WHERE o.id = v.value)
    ELSE v.value END FROM custom_values v JOIN custom_fields f ON f.id = v.field_id WHERE v.unit_id = @id AND f.kind <> 'date'`;

/** The search texts on one connection. Names are remembered for the length of one transaction, so that an import reads each once. */
export function createUnitSearch(db: Db): UnitSearch {
  const put = db.prepare<[number, string]>(
    `INSERT INTO unit_search (unit_id, text) VALUES (?, ?)
     ON CONFLICT (unit_id) DO UPDATE SET text = excluded.text || unit_search.extra`,
  );
  const putExtra = db.prepare<[string, number]>('UPDATE unit_search SET extra = ? WHERE unit_id = ?');
  const extra = db.prepare<[{ id: number }], string>(extraWords).pluck();
  const one = db.prepare<[number], SearchedUnit>(`${selectUnits} id = ?`);
  const withComponentsOf = db
    .prepare<[number], number>(
      'SELECT DISTINCT unit_id FROM components WHERE manufacturer_id = ? AND deleted_at IS NULL',
    )
    .pluck();
  const readLabel = mapKinds((kind) => db.prepare<[number], string>(labels[kind]).pluck());
  const readHolders = mapKinds((kind) => db.prepare<[{ id: number }], SearchedUnit>(`${selectUnits} ${holders[kind]}`));
  const remembered = new WeakMap<Tx, Map<string, string>>();

  function label(tx: Tx, kind: NamedKind, id: number): string {
    let known = remembered.get(tx);
    if (!known) {
      known = new Map();
      remembered.set(tx, known);
    }
    const key = `${kind}${id}`;
    let text = known.get(key);
    if (text === undefined) {
      text = fold(readLabel[kind].get(id) ?? '');
      known.set(key, text);
    }
    return text;
  }

  function write(tx: Tx, id: number, fields: UnitFields, meFacilityRegistration: string | null): void {
    const names: string[] = [];
    for (const [field, kind] of named) {
      const reference = fields[field];
      if (reference !== null) names.push(label(tx, kind, reference));
    }
    const own: string[] = [String(id)];
    for (const field of texts) {
      const value = fields[field];
      if (value !== null) own.push(value);
    }
    if (meFacilityRegistration !== null) own.push(meFacilityRegistration);
    own.push(...fields.auditFrequencies);
    // A search looks for fragments of single words, so that each word is needed once: shorter texts are read faster.
    const words = new Set(`${names.join(' ')} ${fold(own.join(' '))}`.split(' '));
    put.run(id, [...words].join(' '));
  }

  function renew(tx: Tx, id: number): void {
    const unit = one.get(id);
    if (!unit) return;
    const words = [...new Set(fold(extra.all({ id }).join(' ')).split(' '))].join(' ');
    putExtra.run(words === '' ? '' : ` ${words}`, id);
    write(tx, id, fromColumns(unit), unit.meFacilityRegistration);
  }

  return {
    write,
    renew,
    refresh(tx, kind, id) {
      remembered.delete(tx);
      if (kind === 'manufacturer') for (const unitId of withComponentsOf.all(id)) renew(tx, unitId);
      for (const unit of readHolders[kind].all({ id }))
        write(tx, unit.id, fromColumns(unit), unit.meFacilityRegistration);
    },
  };
}

function mapKinds<T>(make: (kind: NamedKind) => T): Readonly<Record<NamedKind, T>> {
  return {
    class: make('class'),
    subclass: make('subclass'),
    manufacturer: make('manufacturer'),
    department: make('department'),
    facility: make('facility'),
    person: make('person'),
  };
}
