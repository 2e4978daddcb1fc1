import type { CompiledQuery } from 'kysely';
import type { Db } from './connection.ts';

/** Prepared statements that are kept: people ask for the same shapes again and again, and only values differ. */
const kept = 50;

type Statement = import('better-sqlite3').Statement<unknown[]>;

/** Runs queries whose text depends on what is asked, on one connection. */
export function createQueryReader(db: Db) {
  const rowsOf = keepLast(kept, (sql) => db.prepare<unknown[]>(sql));
  const numbersOf = keepLast(kept, (sql) => db.prepare<unknown[]>(sql).pluck());
  // as: rows are what the text selects.
  const numbers = ({ sql, parameters }: CompiledQuery): number[] => numbersOf(sql).all(...parameters) as number[];
  return {
    rows: <Row>({ sql, parameters }: CompiledQuery): Row[] => rowsOf(sql).all(...parameters) as Row[],
    /** Of a query with one column, such as ids. */
    numbers,
    /** Of a query with one column and one row, such as a count; 0 without a row. */
    number: (query: CompiledQuery): number => numbers(query)[0] ?? 0,
  };
}

/** Makes a statement for each text and keeps those that were used last. */
function keepLast(most: number, make: (sql: string) => Statement): (sql: string) => Statement {
  const statements = new Map<string, Statement>();
  return (sql) => {
    const statement = statements.get(sql) ?? make(sql);
    // A map keeps the order of insertion, so that the first is the one that was not used for longest.
    statements.delete(sql);
    statements.set(sql, statement);
    const [oldest] = statements.keys();
    if (statements.size > most && oldest !== undefined) statements.delete(oldest);
    return statement;
  };
}
