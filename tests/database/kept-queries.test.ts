import { sql } from 'kysely';
import { describe, expect, test } from 'vitest';
import { createKeptQueries } from '../../main/database/kept-queries.ts';
import { compiled } from '../../main/database/query-builder.ts';

interface Asked {
  readonly unit?: number | undefined;
  readonly from?: string | null | undefined;
  readonly states?: readonly string[] | undefined;
}

/** A kind of query that counts how often its text was composed. */
function kind(values: readonly (keyof Asked)[] = ['unit', 'from']) {
  let composed = 0;
  const ask = createKeptQueries<Asked>(values, ({ unit, from, states }) => {
    composed += 1;
    const conditions = [
      sql`state IN (${sql.join(states ?? ['any'])})`,
      ...(unit === undefined ? [] : [sql`unit = ${unit} OR parent = ${unit}`]),
      ...(from ? [sql`day >= ${from}`] : []),
    ];
    return compiled(sql`SELECT 1 WHERE ${sql.join(conditions, sql` AND `)}`);
  });
  return { ask, composed: () => composed };
}

describe('the text of a query', () => {
  test('is composed once for a shape, and takes the values of each time', () => {
    const { ask, composed } = kind();
    const text = 'SELECT 1 WHERE state IN (?) AND unit = ? OR parent = ? AND day >= ?';
    expect(ask({ unit: 7, from: '2026-01-01' })).toEqual({ sql: text, parameters: ['any', 7, 7, '2026-01-01'] });
    expect(ask({ unit: 0, from: 'x' })).toEqual({ sql: text, parameters: ['any', 0, 0, 'x'] });
    expect(composed()).toBe(1);
  });

  test('is another one where a value is absent or null, or where anything else differs', () => {
    const { ask, composed } = kind();
    const without = { sql: 'SELECT 1 WHERE state IN (?) AND unit = ? OR parent = ?', parameters: ['any', 7, 7] };
    ask({ unit: 7, from: '2026-01-01' });
    expect(ask({ unit: 7 })).toEqual(without);
    expect(ask({ unit: 7, from: undefined })).toEqual(without);
    expect(ask({ unit: 7, from: null })).toEqual(without);
    expect(ask({ states: ['a', 'b'] })).toEqual({ sql: 'SELECT 1 WHERE state IN (?, ?)', parameters: ['a', 'b'] });
    expect(ask({ states: ['a', 'c'] }).parameters).toEqual(['a', 'c']);
    expect(composed()).toBe(5);
  });

  test('is kept while it is among the last fifty shapes, and not at all for thousands of choices', () => {
    const { ask, composed } = kind();
    const many = Array.from({ length: 50 }, (_, index) => ({ states: [`${index}`] }));
    for (const one of [...many, ...many]) ask(one);
    expect(composed()).toBe(50);
    ask({ unit: 1 });
    ask({ states: ['0'] });
    expect(composed()).toBe(52);
    const states = Array.from({ length: 1000 }, (_, index) => `${index}`);
    ask({ states });
    expect(ask({ states }).parameters).toEqual(states);
    expect(composed()).toBe(54);
  });

  test.each([
    ['a sum', ({ unit = 0 }: Asked) => sql`${unit + 1}`],
    ['a comparison', ({ unit = 0 }: Asked) => (unit > 1 ? sql`1` : sql`0`)],
    ['a text', ({ unit }: Asked) => sql`${`%${unit}%`}`],
    ['a list in one parameter', ({ unit }: Asked) => sql`${JSON.stringify([unit])}`],
  ])('cannot depend on a value: %s', (_, made) => {
    const ask = createKeptQueries<Asked>(['unit'], (asked) => compiled(sql`SELECT ${made(asked)}`));
    expect(() => ask({ unit: 1 })).toThrow('unit only becomes a parameter');
  });
});
