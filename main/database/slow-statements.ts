import type { Db } from './connection.ts';
import { lazyStatement } from './lazy-statement.ts';

/** A statement that took long: its text without values, and milliseconds. */
export interface SlowStatement {
  readonly sql: string;
  readonly ms: number;
}

/** Notes statements that took long. */
export interface StatementWatch {
  /** Milliseconds from which on a statement is noted. */
  setLimit(milliseconds: number): void;
  limit(): number;
  /** One more that took long, on another connection of this program. */
  note(statement: SlowStatement): void;
  /** Statements noted since the start. */
  count(): number;
}

/** Characters of a statement that are noted. */
const shownCharacters = 500;

/**
 * Prepares the statements of this connection at their first use from now on, and times their `run`, `get` and `all`; `iterate` hands
 * its rows out one by one, so that its time is that of whoever takes them. The text is noted as it was prepared, with its
 * placeholders: values never stand in it (row 004-031). Two looks at a clock for each statement cost well below a microsecond.
 */
export function watchStatements(
  db: Db,
  deps: { readonly limitMs: number; readonly note: (statement: SlowStatement) => void },
): StatementWatch {
  let { limitMs } = deps;
  let count = 0;
  const prepare = db.prepare;

  function ended(sql: string, begun: number): void {
    const ms = performance.now() - begun;
    if (ms >= limitMs) note({ sql: sql.replaceAll(/\s+/g, ' ').trim().slice(0, shownCharacters), ms: Math.round(ms) });
  }

  function note(statement: SlowStatement): void {
    count += 1;
    deps.note(statement);
  }

  function timed(sql: string): ReturnType<typeof lazyStatement> {
    const statement = lazyStatement(() => prepare.call(db, sql));
    for (const name of ['run', 'get', 'all'] as const) {
      // as: the three differ in their types only; what they take is handed on as it is.
      const own = statement[name] as (...parameters: unknown[]) => unknown;
      Object.defineProperty(statement, name, {
        value: function work(...parameters: unknown[]): unknown {
          const begun = performance.now();
          try {
            return own.apply(statement, parameters);
          } finally {
            ended(sql, begun);
          }
        },
      });
    }
    return statement;
  }

  // as: the driver's type of prepare carries types of parameters that no value has.
  db.prepare = timed as Db['prepare'];
  return {
    setLimit(milliseconds) {
      limitMs = milliseconds;
    },
    limit: () => limitMs,
    note,
    count: () => count,
  };
}
