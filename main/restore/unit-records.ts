import type { z } from 'zod';
import type { restoreContract, UnitInSet } from '../../shared/restore.ts';
import { fold, searchWords } from '../../shared/text.ts';
import { type TestFields, testColumns } from '../compliance/test-writer.ts';
import type { Db } from '../database/connection.ts';
import {
  fromColumns,
  type StoredUnitColumns,
  toColumn,
  type UnitFields,
  unitColumns,
  unitFieldNames,
} from '../equipment/unit-columns.ts';
import { hasTable } from '../sets/inventory.ts';

/** A survey record of a set. */
export interface TestInSet {
  readonly id: number;
  readonly fields: TestFields;
}

/** A unit of a set with its surveys, as they are stored there. */
export interface UnitRecord {
  readonly id: number;
  readonly label: string;
  readonly fields: UnitFields;
  readonly tests: readonly TestInSet[];
}

/** Two databases side by side: the set and the present one. */
export interface Beside {
  readonly inSet: Db;
  readonly now: Db;
}

export interface UnitsQuery {
  readonly search: string | undefined;
  readonly differentOnly: boolean;
  readonly page: number;
  readonly pageSize: number;
}

type Unit = z.input<(typeof restoreContract)['unit']['output']>;
type Compared = Unit['fields'][number];
type State = UnitInSet['state'];
type TestRow = TestFields & { readonly id: number };
type UnitRow = StoredUnitColumns & { readonly id: number; readonly label: string };

const unitSelect = `SELECT u.id, ${unitFieldNames.map((field) => `u.${unitColumns[field]} AS "${field}"`).join(', ')},
  trim(c.name || coalesce(', ' || m.name, '') || coalesce(' ' || u.model, '') || coalesce(', ' || u.serial_number, '') || coalesce(', ' || u.room, '')) AS label
  FROM units u JOIN classes c ON c.id = u.class_id LEFT JOIN manufacturers m ON m.id = u.manufacturer_id`;
// as: the object has the keys of its type and no others.
const testFieldNames = Object.keys(testColumns) as (keyof TestFields)[];
const testSelect = `SELECT id, ${testFieldNames.map((field) => `${testColumns[field]} AS "${field}"`).join(', ')} FROM tests`;

/** Where the name behind a reference of a unit stands. */
const references: Partial<Record<keyof UnitFields, string>> = {
  classId: 'classes',
  subclassId: 'subclasses',
  manufacturerId: 'manufacturers',
  departmentId: 'departments',
  facilityId: 'facilities',
  contactId: 'people',
  supervisorId: 'people',
  physicianId: 'people',
};
const testReferences: Partial<Record<keyof TestFields, string>> = { performedById: 'people', reviewedById: 'people' };

/** Units of a set beside the present ones: each table is read once from each side, in the order of its ids. */
export function listUnits({ inSet, now }: Beside, query: UnitsQuery): { items: UnitInSet[]; total: number } {
  const tests = compareTests({ inSet, now });
  const words = searchWords(query.search);
  const present = now.prepare<[], UnitRow>(`${unitSelect} ORDER BY u.id`).iterate();
  const items: UnitInSet[] = [];
  try {
    let other = present.next();
    for (const row of inSet.prepare<[], UnitRow>(`${unitSelect} ORDER BY u.id`).iterate()) {
      while (!other.done && other.value.id < row.id) other = present.next();
      const there = !other.done && other.value.id === row.id ? other.value : undefined;
      const ofUnit = tests.get(row.id);
      const fieldsDiffer = there !== undefined && unitFieldNames.some((field) => row[field] !== there[field]);
      const state: State = there === undefined ? 'missing' : fieldsDiffer || ofUnit?.differs ? 'different' : 'same';
      if (query.differentOnly && state === 'same') continue;
      const text = fold(`${row.id} ${row.label}`);
      if (!words.every((word) => text.includes(word))) continue;
      items.push({ id: row.id, label: row.label, state, tests: ofUnit?.count ?? 0 });
    }
  } finally {
    present.return?.();
  }
  const from = (query.page - 1) * query.pageSize;
  return { items: items.slice(from, from + query.pageSize), total: items.length };
}

/** One unit of a set with what differs; undefined when the set does not hold it. */
export function compareUnit({ inSet, now }: Beside, id: number): Unit | undefined {
  const record = readUnit(inSet, id);
  if (record === undefined) return undefined;
  const present = readUnit(now, id);
  const presentTests = new Map(present?.tests.map((test) => [test.id, test.fields]));
  const tests = record.tests.map((test) => {
    const there = presentTests.get(test.id);
    const fields = testFieldNames
      .filter((field) => test.fields[field] !== (there?.[field] ?? null))
      .map((field) => compared(field, { inSet, now }, testReferences[field], test.fields[field], there?.[field]));
    const state: State = there === undefined ? 'missing' : fields.length > 0 ? 'different' : 'same';
    return { id: test.id, label: `${test.fields.testDate}, ${test.fields.type}`, state, fields };
  });
  const fields = unitFieldNames
    .filter((field) => present === undefined || toColumn(record.fields[field]) !== toColumn(present.fields[field]))
    .filter((field) => present !== undefined || !isBlank(record.fields[field]))
    .map((field) => compared(field, { inSet, now }, references[field], record.fields[field], present?.fields[field]));
  const differs = fields.length > 0 || tests.some(({ state }) => state !== 'same');
  const state: State = present === undefined ? 'missing' : differs ? 'different' : 'same';
  return { unit: { id, label: record.label, state, tests: tests.length }, fields, tests };
}

/** A unit with its surveys as they are stored; undefined when there is none of this id. Deleted surveys do not count. */
export function readUnit(db: Db, id: number): UnitRecord | undefined {
  const row = db.prepare<[number], UnitRow>(`${unitSelect} WHERE u.id = ?`).get(id);
  if (row === undefined) return undefined;
  const { label, id: _id, ...columns } = row;
  const tests = hasTable(db, 'tests')
    ? db
        .prepare<[number], TestRow>(
          `${testSelect} WHERE unit_id = ? AND deleted_at IS NULL ORDER BY tested_on DESC, id DESC`,
        )
        .all(id)
    : [];
  return {
    id,
    label,
    fields: fromColumns(columns),
    tests: tests.map(({ id: testId, ...fields }) => ({ id: testId, fields })),
  };
}

/** How many surveys of each unit the set holds, and whether any of them is missing or different now. */
function compareTests({ inSet, now }: Beside): ReadonlyMap<number, { count: number; differs: boolean }> {
  const units = new Map<number, { count: number; differs: boolean }>();
  if (!hasTable(inSet, 'tests')) return units;
  const select = `${testSelect} WHERE deleted_at IS NULL ORDER BY id`;
  const present = now.prepare<[], TestRow>(select).iterate();
  try {
    let other = present.next();
    for (const row of inSet.prepare<[], TestRow>(select).iterate()) {
      while (!other.done && other.value.id < row.id) other = present.next();
      const there = !other.done && other.value.id === row.id ? other.value : undefined;
      const differs = there === undefined || testFieldNames.some((field) => row[field] !== there[field]);
      const known = units.get(row.unitId);
      if (known === undefined) units.set(row.unitId, { count: 1, differs });
      else {
        known.count += 1;
        known.differs ||= differs;
      }
    }
  } finally {
    present.return?.();
  }
  return units;
}

function compared(
  field: string,
  { inSet, now }: Beside,
  table: string | undefined,
  before: unknown,
  present: unknown,
): Compared {
  return { field, inSet: shown(inSet, table, before), now: shown(now, table, present ?? null) };
}

/** The name behind a reference, everything else as it is. */
function shown(db: Db, table: string | undefined, value: unknown): unknown {
  if (table === undefined || typeof value !== 'number') return value;
  // The names of tables are those of the lists above.
  return db.prepare<[number], string>(`SELECT name FROM ${table} WHERE id = ?`).pluck().get(value) ?? value;
}

function isBlank(value: unknown): boolean {
  return value === null || value === false || (Array.isArray(value) && value.length === 0);
}
