import { type RawBuilder, sql } from 'kysely';
import { naturalOrder } from '../../shared/natural-order.ts';
import { createChangeStamp } from '../database/change-stamp.ts';
import type { Db } from '../database/connection.ts';

/** The lists that people number: their names stand with 2 before 10, as on the pages of places and lookups. */
export const orderedLists = ['classes', 'subclasses', 'manufacturers', 'departments', 'facilities'] as const;
export type OrderedList = (typeof orderedLists)[number];

/** The keys that sort by a name of such a list, with the column of a unit that refers to it. */
export const nameKeys = {
  className: { list: 'classes', by: 'class_id' },
  subclassName: { list: 'subclasses', by: 'subclass_id' },
  manufacturerName: { list: 'manufacturers', by: 'manufacturer_id' },
  departmentName: { list: 'departments', by: 'department_id' },
  facilityName: { list: 'facilities', by: 'facility_id' },
} as const satisfies Record<string, { readonly list: OrderedList; readonly by: string }>;
export type NameKey = keyof typeof nameKeys;

function isNameKey(key: string): key is NameKey {
  return Object.hasOwn(nameKeys, key);
}

const tableOf = (list: OrderedList) => `${list}_in_order`;

/** The place of an entry among the names of its list, for sorting; {@link bringIntoOrder} must have looked at the list before. */
export function placeOf(list: OrderedList, id: RawBuilder<unknown>) {
  return sql`(SELECT place FROM temp.${sql.table(tableOf(list))} n WHERE n.id = ${id})`;
}

/** {@link placeOf} for a key: of the unit `u` of a query, or of the unit with an id. */
export function placeOfName(key: NameKey, unitId?: RawBuilder<unknown>) {
  const { list, by } = nameKeys[key];
  const named = sql.ref(`u.${by}`);
  return placeOf(list, unitId ? sql`(SELECT ${named} FROM units u WHERE u.id = ${unitId})` : named);
}

/** What brings a list into order, by connection: its temporary tables are there once. */
const orders = new WeakMap<Db, (list: OrderedList) => void>();

/** Brings the lists into order whose names some keys sort by, before a query is asked that sorts by {@link placeOf}. */
export function bringIntoOrder(db: Db, keys: readonly { readonly by: string }[] = []): void {
  for (const { by } of keys) if (isNameKey(by)) orderOf(db)(nameKeys[by].list);
}

function orderOf(db: Db): (list: OrderedList) => void {
  const known = orders.get(db) ?? createNameOrder(db);
  orders.set(db, known);
  return known;
}

/**
 * Keeps the places of names in temporary tables of one connection, once on it, because SQL cannot count digits: a page is sorted by a
 * number that is found as fast as the name was. A list is sorted again only after names have changed, hundreds in a millisecond.
 * Equal names of different classes have the same place. Nothing of it reaches the file.
 */
function createNameOrder(db: Db): (list: OrderedList) => void {
  const stamp = createChangeStamp(
    db,
    'names',
    orderedLists.map((table) => ({ table, columns: ['name_folded'] })),
  );
  const filledAt = new Map<OrderedList, number | undefined>();

  function fill(list: OrderedList): void {
    // Names from the table above, never from outside.
    const names = db
      .prepare<[], { id: number; name: string }>(`SELECT id, name_folded AS name FROM ${list}`)
      .all()
      .sort((one, other) => naturalOrder(one.name, other.name));
    let place = 0;
    const places = names.map(({ id, name }, index) => {
      if (name !== names[index - 1]?.name) place = index;
      return [id, place];
    });
    db.exec(`CREATE TEMP TABLE IF NOT EXISTS ${tableOf(list)} (id INTEGER PRIMARY KEY, place INTEGER NOT NULL);
      DELETE FROM temp.${tableOf(list)}`);
    db.prepare<[string]>(`INSERT INTO temp.${tableOf(list)} SELECT value ->> 0, value ->> 1 FROM json_each(?)`).run(
      JSON.stringify(places),
    );
  }

  return (list) => {
    const now = stamp();
    if (now !== undefined && filledAt.get(list) === now) return;
    fill(list);
    filledAt.set(list, now);
  };
}
