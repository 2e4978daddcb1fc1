import type { LookupKind } from '../../shared/lookups.ts';
import { naturalOrder } from '../../shared/natural-order.ts';
import { fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { extraColumns, type LookupExtra, lookupTables } from './lookup-tables.ts';

/** A stored lookup of any kind; fields of other kinds are null. */
export interface StoredLookup {
  readonly id: number;
  readonly name: string;
  readonly active: 0 | 1;
  readonly version: number;
  readonly mergedIntoId: number | null;
  readonly mergedIntoName: string | null;
  readonly classId: number | null;
  readonly className: string | null;
  readonly estimatedCost: number | null;
  readonly lifetimeYears: number | null;
  readonly fullName: string | null;
  readonly address: string | null;
  /** Of facilities only, ascending. */
  readonly departmentIds: readonly number[] | null;
  readonly facilityId: number | null;
  readonly facilityName: string | null;
  readonly departmentId: number | null;
  readonly departmentName: string | null;
  readonly minCost: number | null;
  readonly maxCost: number | null;
}

/** What of a lookup can be written. */
export type LookupValues = Pick<StoredLookup, 'name' | 'active' | LookupExtra | 'departmentIds'>;

/** Statements on one kind of lookup. */
export interface LookupStatements {
  /** In the order of pickers: by name, categories by lower bound. */
  all(): StoredLookup[];
  one(id: number): StoredLookup | undefined;
  /** The row of that name, whatever the case, active or not; where the kind has a parent, within it. */
  named(name: string, parentId: number | null): StoredLookup | undefined;
  /** Rows within one parent. */
  within(parentId: number): StoredLookup[];
  /** Answers the new id; without a given one the next is taken. */
  insert(values: LookupValues, at: string, id?: number): number;
  /** Writes all values, counts the version up. */
  update(id: number, values: LookupValues): void;
  /** Says into which entry a row was merged, or that it was not; counts the version up. */
  setMerged(id: number, intoId: number | null, active: 0 | 1): void;
  remove(id: number): void;
}

/** All kinds on one connection. */
export type LookupsRepository = Readonly<Record<LookupKind, LookupStatements>> & {
  /** The facility that has this full name, whatever the case. */
  readonly facilityByFullName: (fullName: string) => number | undefined;
  /** Whether anything refers to the row. */
  readonly inUse: (kind: LookupKind, id: number) => boolean;
};

/** Statements of all kinds. */
export function createLookupsRepository(db: Db): LookupsRepository {
  const fullName = db.prepare<[string], number>('SELECT id FROM facilities WHERE full_name_folded = ?').pluck();
  const kinds = {
    class: createStatements(db, 'class'),
    subclass: createStatements(db, 'subclass'),
    manufacturer: createStatements(db, 'manufacturer'),
    department: createStatements(db, 'department'),
    facility: createStatements(db, 'facility'),
    room: createStatements(db, 'room'),
    'capital-category': createStatements(db, 'capital-category'),
  };
  return {
    ...kinds,
    facilityByFullName: (text) => fullName.get(fold(text)),
    inUse: (kind, id) => db.prepare<[{ id: number }], number>(referrers(kind)).pluck().get({ id }) === 1,
  };
}

/** Tables beside `units` in which something refers to a row of the kind. */
const furtherReferences: Readonly<Record<LookupKind, readonly string[]>> = {
  class: ['subclasses WHERE class_id = @id'],
  subclass: [],
  manufacturer: [],
  department: ['rooms WHERE department_id = @id', 'facility_departments WHERE department_id = @id'],
  facility: ['rooms WHERE facility_id = @id'],
  room: [],
  'capital-category': [],
};

function referrers(kind: LookupKind): string {
  const { table, unitColumn, mergeable } = lookupTables[kind];
  const sources = [
    ...(unitColumn === null ? [] : [`units WHERE ${unitColumn} = @id`]),
    ...furtherReferences[kind],
    ...(mergeable ? [`${table} WHERE merged_into = @id`] : []),
  ];
  return `SELECT ${sources.map((source) => `EXISTS (SELECT 1 FROM ${source})`).join(' OR ') || '@id IS NULL'}`;
}

/** What a row holds beside its own columns, from other tables. */
function looseColumns(kind: LookupKind): readonly string[] {
  const { table, mergeable } = lookupTables[kind];
  const nameOf = (source: string, key: string) => `(SELECT name FROM ${source} o WHERE o.id = l.${key})`;
  return [
    `${mergeable ? 'l.merged_into' : 'NULL'} AS mergedIntoId`,
    `${mergeable ? nameOf(table, 'merged_into') : 'NULL'} AS mergedIntoName`,
    `${kind === 'subclass' ? nameOf('classes', 'class_id') : 'NULL'} AS className`,
    `${kind === 'room' ? nameOf('facilities', 'facility_id') : 'NULL'} AS facilityName`,
    `${kind === 'room' ? nameOf('departments', 'department_id') : 'NULL'} AS departmentName`,
    kind === 'facility'
      ? '(SELECT json_group_array(department_id) FROM (SELECT department_id FROM facility_departments WHERE facility_id = l.id ORDER BY 1)) AS departmentIds'
      : 'NULL AS departmentIds',
  ];
}

type Row = Omit<StoredLookup, 'departmentIds'> & { readonly departmentIds: string | null };

function toStored(row: Row): StoredLookup {
  // The query makes an array of ids.
  const departmentIds = row.departmentIds === null ? null : (JSON.parse(row.departmentIds) as number[]);
  return { ...row, departmentIds };
}

function createStatements(db: Db, kind: LookupKind): LookupStatements {
  const { table, extras, parent, mergeable } = lookupTables[kind];
  const allExtras = Object.keys(extraColumns) as LookupExtra[]; // keys of a literal
  const shown = allExtras.map(
    (field) => `${extras.includes(field) ? `l.${extraColumns[field]}` : 'NULL'} AS "${field}"`,
  );
  const select = `SELECT l.id, l.name, l.active, l.version, ${[...looseColumns(kind), ...shown].join(', ')} FROM ${table} l`;
  const byCost = kind === 'capital-category';
  const order = byCost ? 'l.min_cost, l.id' : 'l.id';
  /** Costs stand as they rise, everything else by name as people count: 2 before 10. */
  const inOrder = (rows: readonly Row[]) =>
    (byCost ? rows : rows.toSorted((one, other) => naturalOrder(one.name, other.name))).map(toStored);
  const parentColumn = parent === null ? null : extraColumns[parent];

  const written = ['name', 'name_folded', 'active', ...extras.map((field) => extraColumns[field])];
  if (kind === 'facility') written.push('full_name_folded');
  const bound = (values: LookupValues): (string | number | null)[] => [
    values.name,
    fold(values.name),
    values.active,
    ...extras.map((field) => values[field]),
    ...(kind === 'facility' ? [values.fullName === null ? null : fold(values.fullName)] : []),
  ];
  const withinParent = parentColumn === null ? 'AND ? IS NULL' : `AND l.${parentColumn} = ?`;

  const all = db.prepare<[], Row>(`${select} ORDER BY ${order}`);
  const one = db.prepare<[number], Row>(`${select} WHERE l.id = ?`);
  const named = db.prepare<[string, number | null], Row>(`${select} WHERE l.name_folded = ? ${withinParent}`);
  const within = db.prepare<[number], Row>(
    `${select} WHERE ${parentColumn === null ? '? IS NULL' : `l.${parentColumn} = ?`} ORDER BY ${order}`,
  );
  const insert = db.prepare<(string | number | null)[]>(
    `INSERT INTO ${table} (id, created_at, ${written.join(', ')}) VALUES (?, ?, ${written.map(() => '?').join(', ')})`,
  );
  const update = db.prepare<(string | number | null)[]>(
    `UPDATE ${table} SET version = version + 1, ${written.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  );
  const merged = mergeable
    ? db.prepare<[number | null, number, number]>(
        `UPDATE ${table} SET version = version + 1, merged_into = ?, active = ? WHERE id = ?`,
      )
    : undefined;
  const remove = db.prepare<[number]>(`DELETE FROM ${table} WHERE id = ?`);
  const departments = kind === 'facility' ? departmentStatements(db) : undefined;

  return {
    all: () => inOrder(all.all()),
    one: (id) => mapped(one.get(id)),
    named: (name, parentId) => mapped(named.get(fold(name), parent === null ? null : parentId)),
    within: (parentId) => inOrder(within.all(parentId)),
    insert(values, at, wantedId) {
      const id = Number(insert.run(wantedId ?? null, at, ...bound(values)).lastInsertRowid);
      departments?.replace(id, values.departmentIds ?? []);
      return id;
    },
    update(id, values) {
      update.run(...bound(values), id);
      departments?.replace(id, values.departmentIds ?? []);
    },
    setMerged: (id, intoId, active) => void merged?.run(intoId, active, id),
    remove: (id) => void remove.run(id),
  };
}

function mapped(row: Row | undefined): StoredLookup | undefined {
  return row && toStored(row);
}

function departmentStatements(db: Db) {
  const drop = db.prepare<[number, string]>(
    'DELETE FROM facility_departments WHERE facility_id = ? AND department_id NOT IN (SELECT value FROM json_each(?))',
  );
  const add = db.prepare<[number, string]>(
    'INSERT OR IGNORE INTO facility_departments (facility_id, department_id) SELECT ?, value FROM json_each(?)',
  );
  return {
    replace(facilityId: number, ids: readonly number[]): void {
      const list = JSON.stringify(ids);
      drop.run(facilityId, list);
      add.run(facilityId, list);
    },
  };
}
