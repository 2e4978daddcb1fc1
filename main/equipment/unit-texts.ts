import { createChangedRows } from '../database/changed-rows.ts';
import type { Db } from '../database/connection.ts';
import { createSearchedTexts, inBoth, type SearchedTexts } from './searched-texts.ts';

/** The folded text that a unit is found by. */
export interface UnitText {
  readonly id: number;
  readonly text: string;
}

/** What a search of all texts found. */
export interface TextMatches {
  /** Those that hold every word, the lowest ids first. */
  readonly found: readonly UnitText[];
  /** Of all that hold them, also beyond `found`, the first where each word stands as a whole one. */
  readonly whole: readonly number[];
}

/** The search texts of all units in memory, where looking through them takes a fifth of the time that SQL takes. */
export interface UnitTexts {
  /**
   * Those of some units whose text holds every word, of at least one; undefined inside a transaction, whose changes may still be taken back.
   * @param ids ascending, as those that are answered
   */
  having(words: readonly string[], ids: readonly number[]): readonly number[] | undefined;
  /**
   * Looks through all units for at least one word.
   * @param most of `found`
   * @param mostWhole of `whole`; with 0 nobody looks for them
   * @throws Error inside a transaction
   */
  search(words: readonly string[], most: number, mostWhole: number): TextMatches;
}

/**
 * The texts on one connection, read at the first search. Those that this connection changes are read again at the next search, after a
 * change by anybody else all of them are.
 */
export function createUnitTexts(db: Db): UnitTexts {
  const all = db.prepare<[], UnitText>('SELECT unit_id AS id, text FROM unit_search ORDER BY unit_id');
  const some = db.prepare<[string], UnitText>(
    'SELECT unit_id AS id, text FROM unit_search WHERE unit_id IN (SELECT value FROM json_each(?))',
  );
  const takeChanged = createChangedRows(db, 'texts', [{ table: 'unit_search', key: 'unit_id' }]);
  let known: SearchedTexts | undefined;

  /** Those of the database; undefined inside a transaction. */
  function present(): SearchedTexts | undefined {
    const changed = takeChanged();
    if (changed === undefined) return undefined;
    const before = known;
    // Whatever goes wrong from here on, nothing is taken for read that was not.
    known = undefined;
    if (before === undefined || changed === 'any') known = createSearchedTexts(byId(all.all()));
    else {
      if (changed.length > 0) before.renew(changed, byId(some.all(JSON.stringify(changed))));
      known = before;
    }
    return known;
  }

  return {
    having(words, ids) {
      const texts = present();
      return texts && inBoth(texts.holding(words), ids);
    },
    search(words, most, mostWhole) {
      const texts = present();
      if (!texts) throw new Error('inside a transaction the texts in memory are not those of the database');
      const ids = texts.holding(words);
      const found = ids.slice(0, most).map((id) => ({ id, text: texts.get(id) ?? '' }));
      const whole: number[] = [];
      for (const id of ids) {
        if (whole.length >= mostWhole) break;
        const text = texts.get(id) ?? '';
        if (words.every((word) => standsWhole(text, word))) whole.push(id);
      }
      return { found, whole };
    },
  };
}

function standsWhole(text: string, word: string): boolean {
  for (let at = text.indexOf(word); at !== -1; at = text.indexOf(word, at + 1)) {
    const end = at + word.length;
    if ((at === 0 || text[at - 1] === ' ') && (end === text.length || text[end] === ' ')) return true;
  }
  return false;
}

function byId(texts: readonly UnitText[]): Map<number, string> {
  return new Map(texts.map(({ id, text }) => [id, text]));
}
