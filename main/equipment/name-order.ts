import { sql } from 'kysely';
import { naturalOrder } from '../../shared/natural-order.ts';
import { createChangeStamp } from '../database/change-stamp.ts';
import type { Db } from '../database/connection.ts';

/** The lists that people number: their names stand with 2 before 10, as on the pages of places and lookups. */
export const orderedLists = ['classes', 'subclasses', 'manufacturers', 'departments', 'facilities'] as const;
export type OrderedList = (typeof orderedLists)[number];

const tableOf = (list: OrderedList) => `${list}_in_order`;

/** The place of an entry among the names of its list, for sorting; {@link createNameOrder} must have looked at the list before. */
export function placeOf(list: OrderedList, id: ReturnType<typeof sql.ref>) {
  return sql`(SELECT place FROM temp.${sql.table(tableOf(list))} n WHERE n.id = ${id})`;
}

/**
 * Keeps the places of names in temporary tables of one connection, once on it, because SQL cannot count digits: a page is sorted by a
 * number that is found as fast as the name was. A list is sorted again only after names have changed, hundreds in a millisecond.
 * Equal names of different classes have the same place. Nothing of it reaches the file.
 */
export function createNameOrder(db: Db): (list: OrderedList) => void {
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
