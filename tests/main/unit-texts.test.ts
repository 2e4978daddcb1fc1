import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import fc from 'fast-check';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { type Db, openConnection } from '../../main/database/connection.ts';
import { createUnitTexts } from '../../main/equipment/unit-texts.ts';
import { temporaryFolder } from '../support/core.ts';

// What memory finds is what the texts in the database say, whatever was asked before and whoever changed them since.

let db: Db;
let beside: Db;
beforeEach(() => {
  const key = randomBytes(32);
  const file = join(temporaryFolder(), 'rems.db');
  db = openConnection(file, key, { create: true });
  db.exec(
    `CREATE TABLE unit_search (unit_id INTEGER PRIMARY KEY, text TEXT NOT NULL, extra TEXT NOT NULL DEFAULT '') STRICT`,
  );
  beside = openConnection(file, key);
});
afterEach(() => {
  beside.close();
  db.close();
});

const put = (id: number, text: string) => (on: Db) =>
  on
    .prepare(
      'INSERT INTO unit_search (unit_id, text) VALUES (?, ?) ON CONFLICT (unit_id) DO UPDATE SET text = excluded.text',
    )
    .run(id, text);
const remove = (id: number) => (on: Db) => on.prepare('DELETE FROM unit_search WHERE unit_id = ?').run(id);

/** The old way: every text is looked at. */
function inDatabase(words: readonly string[]): number[] {
  const rows = db
    .prepare<[], { id: number; text: string }>('SELECT unit_id AS id, text FROM unit_search ORDER BY 1')
    .all();
  return rows.filter(({ text }) => words.every((word) => text.includes(word))).map(({ id }) => id);
}

type Step =
  | { readonly kind: 'change' | 'taken back' | 'beside'; readonly changes: readonly ((on: Db) => unknown)[] }
  | { readonly kind: 'ask'; readonly words: readonly string[] };

const word = fc.string({ unit: fc.constantFrom('a', 'b', 'c'), minLength: 1, maxLength: 4 });
const id = fc.integer({ min: 1, max: 12 });
const edit = fc.oneof(
  fc.tuple(id, fc.array(word, { maxLength: 4 })).map(([unit, words]) => put(unit, words.join(' '))),
  id.map(remove),
);
const step: fc.Arbitrary<Step> = fc.oneof(
  {
    weight: 4,
    arbitrary: fc.record({ kind: fc.constant('ask' as const), words: fc.array(word, { minLength: 1, maxLength: 3 }) }),
  },
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('change', 'change', 'taken back', 'beside'),
      changes: fc.array(edit, { minLength: 1, maxLength: 5 }),
    }),
  },
);

function take(one: Exclude<Step, { kind: 'ask' }>): void {
  const on = one.kind === 'beside' ? beside : db;
  on.exec('BEGIN');
  for (const change of one.changes) change(on);
  on.exec(one.kind === 'taken back' ? 'ROLLBACK' : 'COMMIT');
}

describe('the texts in memory', () => {
  test('hold the same words as those of the database after any changes', () => {
    const texts = createUnitTexts(db);
    fc.assert(
      fc.property(fc.array(step, { maxLength: 25 }), (steps) => {
        for (const one of steps) {
          if (one.kind !== 'ask') {
            take(one);
            continue;
          }
          const expected = inDatabase(one.words);
          expect(texts.search(one.words, 100, 0).found.map((match) => match.id)).toEqual(expected);
          expect(texts.having(one.words, [2, 3, 5, 8, 11])).toEqual(
            expected.filter((unit) => [2, 3, 5, 8, 11].includes(unit)),
          );
          expect(texts.search(one.words, 2, 0).found.map((match) => match.id)).toEqual(expected.slice(0, 2));
        }
      }),
      { numRuns: 100 },
    );
  });

  test('follow very many changes at once, and more words than are kept', () => {
    const texts = createUnitTexts(db);
    const found = (...words: string[]) => texts.search(words, 1000, 0).found.length;
    db.transaction(() => {
      for (let unit = 1; unit <= 400; unit += 1) put(unit, `word${unit} all`)(db);
    })();
    for (let round = 0; round < 2; round += 1)
      for (let unit = 1; unit <= 60; unit += 1) expect(found(`word${unit}`)).toBe(inDatabase([`word${unit}`]).length);
    expect(found('all')).toBe(400);
    db.exec(`UPDATE unit_search SET text = 'none' WHERE unit_id > 60`);
    expect(found('all')).toBe(60);
    expect(found('none')).toBe(340);
    expect(found('all', 'word60')).toBe(1);
  });

  test('are not handed out to be changed', () => {
    put(1, 'alpha')(db);
    put(2, 'alpha')(db);
    const texts = createUnitTexts(db);
    const before = texts.having(['alpha'], [1, 2]);
    remove(1)(db);
    expect(texts.having(['alpha'], [1, 2])).toEqual([2]);
    expect(before).toEqual([1, 2]);
  });
});
