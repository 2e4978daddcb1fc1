import { createLastKept } from './last-kept.ts';
import type { Query } from './query-builder.ts';

/** Texts that are kept for one kind of query. */
const kept = 50;
/** Characters of a shape that is kept: thousands of ids that somebody chose do not come twice. */
const longestShape = 2_000;

/**
 * Composes the text of a query once for each shape of what is asked, because that takes longer than the database needs to answer. The
 * shape is everything that is asked but the named values: these become parameters and nothing else. What composes the text gets
 * stand-ins for them, which throw when they are read, so that the text cannot depend on a value.
 *
 * @param values names of numbers and texts that only ever become parameters
 * @param compose makes the query from nothing but what is asked, which is JSON
 */
export function createKeptQueries<Asked extends object>(
  values: readonly (keyof Asked & string)[],
  compose: (asked: Asked) => Query,
): (asked: Asked) => Query {
  const texts = createLastKept<Query>(kept);

  return (asked) => {
    const present = values.filter((name) => asked[name] !== undefined && asked[name] !== null);
    const shape = JSON.stringify({ ...asked, ...Object.fromEntries(present.map((name) => [name, 0])) });
    if (shape.length > longestShape) return compose(asked);
    const { sql, parameters } = texts.get(shape, () => {
      const standIns = Object.fromEntries(present.map((name) => [name, new StandIn(name)]));
      // as: a stand-in passes for the value of which only the name is looked at. The syntax tree of the query is not kept.
      const composed = compose({ ...asked, ...standIns } as Asked);
      return { sql: composed.sql, parameters: composed.parameters };
    });
    return {
      sql,
      // as: only names of values were given to stand-ins.
      parameters: parameters.map((one) => (one instanceof StandIn ? asked[one.name as keyof Asked] : one)),
    };
  };
}

/** Stands where a value will be. */
class StandIn {
  readonly name: string;

  constructor(name: string) {
    this.name = name;
  }

  [Symbol.toPrimitive](): never {
    throw new Error(`${this.name} only becomes a parameter: the text of a query that is kept must not depend on it`);
  }

  toJSON(): never {
    return this[Symbol.toPrimitive]();
  }
}
