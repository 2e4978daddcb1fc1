import type { CompiledQuery } from 'kysely';
import type { Db } from './connection.ts';

/** Runs queries whose text depends on what is asked, on one connection. */
export function createQueryReader(db: Db) {
  const numbers = ({ sql, parameters }: CompiledQuery): number[] =>
    db
      .prepare<unknown[], number>(sql)
      .pluck()
      .all(...parameters);
  return {
    rows: <Row>({ sql, parameters }: CompiledQuery): Row[] => db.prepare<unknown[], Row>(sql).all(...parameters),
    /** Of a query with one column, such as ids. */
    numbers,
    /** Of a query with one column and one row, such as a count; 0 without a row. */
    number: (query: CompiledQuery): number => numbers(query)[0] ?? 0,
  };
}
