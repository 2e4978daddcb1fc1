import type { Db } from '../../main/database/connection.ts';

/** Adds copies of a row under ids of their own, past all rules: for tests about very many records. */
export function repeatRow(db: Db, table: 'units' | 'tests', id: number, times: number): void {
  // as: the rows of this pragma
  const columns = (db.pragma(`table_info(${table})`) as { name: string }[])
    .map(({ name }) => name)
    .filter((name) => name !== 'id')
    .join(', ');
  db.exec(`WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < ${times})
    INSERT INTO ${table} (${columns}) SELECT ${columns} FROM ${table}, n WHERE ${table}.id = ${id}`);
}
