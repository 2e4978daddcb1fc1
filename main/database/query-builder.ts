import {
  type CompiledQuery,
  DummyDriver,
  Kysely,
  type RawBuilder,
  SqliteAdapter,
  SqliteIntrospector,
  SqliteQueryCompiler,
  sql,
} from 'kysely';

/** Which part of a list. */
export interface Slice {
  readonly limit: number;
  readonly offset: number;
}

/**
 * A typed builder for queries whose shape depends on what is asked. It only compiles: the SQL and parameters are run
 * synchronously through the driver, so that nothing asynchronous sits between a handler and its rows.
 */
export function createQueryBuilder<Tables>(): Kysely<Tables> {
  return new Kysely<Tables>({
    dialect: {
      createAdapter: () => new SqliteAdapter(),
      createDriver: () => new DummyDriver(),
      createIntrospector: (db) => new SqliteIntrospector(db),
      createQueryCompiler: () => new SqliteQueryCompiler(),
    },
  });
}

const raw = createQueryBuilder<Record<string, never>>();

/** A query as the driver takes it. */
export type Query = Pick<CompiledQuery, 'sql' | 'parameters'>;

/** A query written as text, as the driver takes it. */
export function compiled(query: RawBuilder<unknown>): CompiledQuery {
  return query.compile(raw);
}

/**
 * The end of a query that answers a part of a list; all of it without a limit. The limit stands in the text: SQLite plans by it, and would
 * compile a query anew each time a parameter is bound that it plans by.
 */
export function sliced({ limit, offset }: Partial<Slice> = {}): RawBuilder<unknown> {
  return limit === undefined ? sql`` : sql`LIMIT ${sql.lit(limit)} OFFSET ${offset ?? 0}`;
}

/** How many rows there are in all: a part that is not full tells it, and only otherwise they are counted. */
export function totalOf(found: number, { limit, offset }: Slice, count: () => number): number {
  return found < limit && (found > 0 || offset === 0) ? offset + found : count();
}

/** A key of an order, blanks last in both directions. */
export function directed(key: RawBuilder<unknown>, direction: 'asc' | 'desc'): RawBuilder<unknown> {
  return direction === 'asc' ? sql`${key} ASC NULLS LAST` : sql`${key} DESC NULLS LAST`;
}
