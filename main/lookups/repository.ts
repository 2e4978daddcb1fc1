import type { LookupKind } from '../../shared/lookups.ts';
import { fold } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { extraColumns, type LookupExtra, lookupTables } from './lookup-tables.ts';

/** A stored lookup of any kind; fields of other kinds are null. */
export interface StoredLookup {
  readonly id: number;
  readonly name: string;
  readonly active: 0 | 1;
  readonly version: number;
  readonly classId: number | null;
  readonly className: string | null;
  readonly estimatedCost: number | null;
  readonly lifetimeYears: number | null;
  readonly fullName: string | null;
  readonly address: string | null;
}

/** A stored lookup with the number of units that hold it. */
export type CountedLookup = StoredLookup & { readonly usage: number };

/** What of a lookup can be written. */
export type LookupValues = Pick<StoredLookup, 'name' | 'active' | LookupExtra>;

/** Statements on one kind of lookup. */
export interface LookupStatements {
  /** By folded name. */
  all(): StoredLookup[];
  counted(): CountedLookup[];
  one(id: number): CountedLookup | undefined;
  /** The row of that name, whatever the case, active or not; a subclass within its class. */
  named(name: string, classId: number | null): StoredLookup | undefined;
  insert(values: LookupValues, at: string): number;
  /** Writes all values, counts the version up. */
  update(id: number, values: LookupValues): void;
  remove(id: number): void;
}

/** The five kinds on one connection. */
export type LookupsRepository = Readonly<Record<LookupKind, LookupStatements>> & {
  /** The facility that has this full name, whatever the case. */
  readonly facilityByFullName: (fullName: string) => number | undefined;
  /** Whether anything refers to the row: units, and for a class its subclasses. */
  readonly inUse: (kind: LookupKind, id: number) => boolean;
};

/** Statements of all kinds. */
export function createLookupsRepository(db: Db): LookupsRepository {
  const fullName = db.prepare<[string], number>('SELECT id FROM facilities WHERE full_name_folded = ?').pluck();
  const subclassOf = db.prepare<[number], number>('SELECT 1 FROM subclasses WHERE class_id = ? LIMIT 1').pluck();
  const kinds = {
    class: createStatements(db, 'class'),
    subclass: createStatements(db, 'subclass'),
    manufacturer: createStatements(db, 'manufacturer'),
    department: createStatements(db, 'department'),
    facility: createStatements(db, 'facility'),
  };
  return {
    ...kinds,
    facilityByFullName: (text) => fullName.get(fold(text)),
    inUse: (kind, id) =>
      (kinds[kind].one(id)?.usage ?? 0) > 0 || (kind === 'class' && subclassOf.get(id) !== undefined),
  };
}

function createStatements(db: Db, kind: LookupKind): LookupStatements {
  const { table, unitColumn, extras } = lookupTables[kind];
  const allExtras = Object.keys(extraColumns) as LookupExtra[]; // keys of a literal
  const shown = allExtras.map(
    (field) => `${extras.includes(field) ? `l.${extraColumns[field]}` : 'NULL'} AS "${field}"`,
  );
  const className = kind === 'subclass' ? '(SELECT name FROM classes c WHERE c.id = l.class_id)' : 'NULL';
  const columns = `l.id, l.name, l.active, l.version, ${className} AS className, ${shown.join(', ')}`;
  const usage = `(SELECT count(*) FROM units u WHERE u.${unitColumn} = l.id) AS usage`;

  const written = ['name', 'name_folded', 'active', ...extras.map((field) => extraColumns[field])];
  if (kind === 'facility') written.push('full_name_folded');
  const bound = (values: LookupValues): (string | number | null)[] => [
    values.name,
    fold(values.name),
    values.active,
    ...extras.map((field) => values[field]),
    ...(kind === 'facility' ? [values.fullName === null ? null : fold(values.fullName)] : []),
  ];
  const withinClass = kind === 'subclass' ? 'AND l.class_id = ?' : 'AND ? IS NULL';

  const all = db.prepare<[], StoredLookup>(`SELECT ${columns} FROM ${table} l ORDER BY l.name_folded, l.id`);
  const counted = db.prepare<[], CountedLookup>(
    `SELECT ${columns}, ${usage} FROM ${table} l ORDER BY className, l.name_folded, l.id`,
  );
  const one = db.prepare<[number], CountedLookup>(`SELECT ${columns}, ${usage} FROM ${table} l WHERE l.id = ?`);
  const named = db.prepare<[string, number | null], StoredLookup>(
    `SELECT ${columns} FROM ${table} l WHERE l.name_folded = ? ${withinClass}`,
  );
  const insert = db.prepare<(string | number | null)[]>(
    `INSERT INTO ${table} (created_at, ${written.join(', ')}) VALUES (?, ${written.map(() => '?').join(', ')})`,
  );
  const update = db.prepare<(string | number | null)[]>(
    `UPDATE ${table} SET version = version + 1, ${written.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  );
  const remove = db.prepare<[number]>(`DELETE FROM ${table} WHERE id = ?`);
  return {
    all: () => all.all(),
    counted: () => counted.all(),
    one: (id) => one.get(id),
    named: (name, classId) => named.get(fold(name), kind === 'subclass' ? classId : null),
    insert: (values, at) => Number(insert.run(at, ...bound(values)).lastInsertRowid),
    update: (id, values) => void update.run(...bound(values), id),
    remove: (id) => void remove.run(id),
  };
}
