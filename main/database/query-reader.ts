import type { Db } from './connection.ts';
import { createLastKept } from './last-kept.ts';
import type { Query } from './query-builder.ts';

/** Prepared statements that are kept: people ask for the same shapes again and again, and only values differ. */
const kept = 50;

type Statement = import('better-sqlite3').Statement<unknown[]>;

/** Runs queries whose text depends on what is asked, on one connection. */
export function createQueryReader(db: Db) {
  const ofRows = createLastKept<Statement>(kept);
  const ofNumbers = createLastKept<Statement>(kept);
  const numbers = ({ sql, parameters }: Query): number[] =>
    // as: rows are what the text selects.
    ofNumbers.get(sql, () => db.prepare<unknown[]>(sql).pluck()).all(...parameters) as number[];
  return {
    rows: <Row>({ sql, parameters }: Query): Row[] =>
      ofRows.get(sql, () => db.prepare<unknown[]>(sql)).all(...parameters) as Row[],
    /** Of a query with one column, such as ids. */
    numbers,
    /** Of a query with one column and one row, such as a count; 0 without a row. */
    number: (query: Query): number => numbers(query)[0] ?? 0,
  };
}
