import type { Db } from '../database/connection.ts';

/** A record as the audit trail names it. */
export interface NamedRecord {
  readonly entity: string;
  readonly id: string;
}

interface Reference {
  readonly column: string;
  readonly entity: string;
  /** What stands before the number in the audit trail. */
  readonly prefix?: string;
}

const unit: Reference = { column: 'unit_id', entity: 'unit' };
const person = (column: string): Reference => ({ column, entity: 'person' });
const lookup = (kind: string): Reference => ({ column: `${kind}_id`, entity: 'lookup', prefix: `${kind}:` });
const test = (column: string): Reference => ({ column, entity: 'test' });

/** Where records refer to what an import may have created. */
const references: Readonly<Record<string, { readonly table: string; readonly to: readonly Reference[] }>> = {
  unit: {
    table: 'units',
    to: [
      ...['class', 'subclass', 'manufacturer', 'department', 'facility'].map(lookup),
      ...['contact_id', 'supervisor_id', 'physician_id'].map(person),
      { column: 'parent_id', entity: 'unit' },
    ],
  },
  component: { table: 'components', to: [unit, lookup('manufacturer')] },
  account: { table: 'accounts', to: [person('person_id')] },
  obligation: { table: 'obligations', to: [unit] },
  test: { table: 'tests', to: [unit, person('performed_by_id'), person('reviewed_by_id')] },
  booking: { table: 'bookings', to: [unit, person('assignee_id'), test('test_id')] },
  finding: {
    table: 'findings',
    to: [unit, test('test_id'), test('retest_id'), person('owner_id'), person('resolved_by_id')],
  },
};

interface LookupReference {
  readonly kind: string;
  readonly id: number;
}

const lookupMergedInto = (kind: string, table: string) =>
  `SELECT '${kind}' AS kind, merged_into AS id FROM ${table} WHERE id = @id AND merged_into IS NOT NULL`;

/** What entries of lists refer to: what they belong to, and what they were merged into. */
const lookupReferences: Readonly<Record<string, string>> = {
  class: lookupMergedInto('class', 'classes'),
  subclass: `SELECT 'class' AS kind, class_id AS id FROM subclasses WHERE id = @id UNION ALL ${lookupMergedInto('subclass', 'subclasses')}`,
  manufacturer: lookupMergedInto('manufacturer', 'manufacturers'),
  department: lookupMergedInto('department', 'departments'),
  facility: `SELECT 'department' AS kind, department_id AS id FROM facility_departments WHERE facility_id = @id
    UNION ALL ${lookupMergedInto('facility', 'facilities')}`,
  room: `SELECT 'facility' AS kind, facility_id AS id FROM rooms WHERE id = @id
    UNION ALL SELECT 'department', department_id FROM rooms WHERE id = @id AND department_id IS NOT NULL`,
};

const asClass = (id: number): NamedRecord => ({ entity: 'lookup', id: `class:${id}` });

/** Reads what records refer to. */
export interface RecordReferences {
  /** Kinds of records that may refer to records of these kinds. */
  kindsReferringTo(entities: ReadonlySet<string>): string[];
  of(record: NamedRecord): NamedRecord[];
}

/** Reads on one connection. */
export function createRecordReferences(db: Db): RecordReferences {
  const rows = new Map(
    Object.entries(references).map(([entity, { table, to }]) => [
      entity,
      // Names from the table above, never from outside.
      db.prepare<[number], Readonly<Record<string, number | null>>>(
        `SELECT ${to.map(({ column }) => column).join(', ')} FROM ${table} WHERE id = ?`,
      ),
    ]),
  );
  const lookups = new Map(
    Object.entries(lookupReferences).map(([kind, sql]) => [kind, db.prepare<{ id: number }, LookupReference>(sql)]),
  );
  const classesOfField = db
    .prepare<[number], number>('SELECT class_id FROM custom_field_classes WHERE field_id = ?')
    .pluck();
  const classesOfRule = db
    .prepare<[number], number>(
      `SELECT c.value FROM obligation_rules r, json_each(r.definition, '$.classIds') c WHERE r.id = ?`,
    )
    .pluck();
  const recordOfDocument = db.prepare<[number], { entity: string; entityId: number }>(
    'SELECT entity, entity_id AS entityId FROM documents WHERE id = ?',
  );
  const unitsOfScenario = db
    .prepare<[number], number>('SELECT unit_id FROM capital_scenario_items WHERE scenario_id = ?')
    .pluck();

  const mergedInto = db
    .prepare<[number], number>(
      `SELECT into_id FROM lookup_merges WHERE kind = 'person' AND from_id = ? AND undone_at IS NULL`,
    )
    .pluck();

  const referred = ({ entity, id }: NamedRecord): NamedRecord[] => {
    const row = rows.get(entity)?.get(Number(id));
    if (!row) return [];
    return (references[entity]?.to ?? []).flatMap(({ column, entity: target, prefix = '' }) => {
      const value = row[column];
      return typeof value === 'number' ? [{ entity: target, id: `${prefix}${value}` }] : [];
    });
  };

  return {
    kindsReferringTo(entities) {
      const kinds = Object.entries(references)
        .filter(([, { to }]) => to.some(({ entity }) => entities.has(entity)))
        .map(([entity]) => entity);
      if (entities.size > 0) kinds.push('document');
      if (entities.has('unit')) kinds.push('scenario');
      if (entities.has('person')) kinds.push('person');
      if (entities.has('lookup')) kinds.push('lookup', 'field', 'rule');
      return kinds;
    },

    of({ entity, id }) {
      if (entity === 'lookup') {
        const [kind = '', number = ''] = id.split(':');
        return (lookups.get(kind)?.all({ id: Number(number) }) ?? []).map((to) => ({
          entity: 'lookup',
          id: `${to.kind}:${to.id}`,
        }));
      }
      if (entity === 'person') return mergedInto.all(Number(id)).map((into) => ({ entity, id: `${into}` }));
      if (entity === 'field') return classesOfField.all(Number(id)).map(asClass);
      if (entity === 'rule') return classesOfRule.all(Number(id)).map(asClass);
      if (entity === 'scenario')
        return unitsOfScenario.all(Number(id)).map((unitId) => ({ entity: 'unit', id: `${unitId}` }));
      if (entity === 'document') {
        const held = recordOfDocument.get(Number(id));
        if (!held) return [];
        // The trail knows facilities as lookups.
        const facility = held.entity === 'facility';
        const record = facility
          ? { entity: 'lookup', id: `facility:${held.entityId}` }
          : { entity: held.entity, id: String(held.entityId) };
        // Obligations come and go with the field of their unit, without an entry of their own: what hangs on one hangs on the unit.
        return record.entity === 'obligation' ? [record, ...referred(record)] : [record];
      }
      return referred({ entity, id });
    },
  };
}
