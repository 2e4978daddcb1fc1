import type { PlainDate } from '../../shared/dates.ts';
import { searchWords } from '../../shared/text.ts';
import { type ChangeStamp, createChangeStamp } from '../database/change-stamp.ts';
import type { Db } from '../database/connection.ts';
import { createKeptAnswers } from '../database/kept-answers.ts';
import type { Slice } from '../database/query-builder.ts';
import { sortSourcesOf, type UnitQuery } from './list-query.ts';
import { decidedByColumns } from './unit-filter-rules.ts';

/** Pages that are kept, of 200 ids at most. */
const keptPages = 50;

/**
 * Keeps pages of sorted ids, once on a connection, until a column changes that decides which units are chosen or how they are sorted.
 * Each sort key has a stamp of its own, so that the pages by one stay when another one's column changes.
 *
 * @param chosen the stamp of the columns that filters look at
 */
export function createKeptPages(db: Db, chosen: ChangeStamp) {
  const kept = createKeptAnswers<readonly number[]>(chosen, keptPages);
  const stamps = new Map<string, ChangeStamp>();

  function stampsOf(query: UnitQuery): readonly (number | undefined)[] | undefined {
    const sources = sortSourcesOf(query);
    if (!sources) return undefined;
    return [...sources].map(([by, tables]) => {
      const stamp = stamps.get(by) ?? createChangeStamp(db, `order_by_${by}`, tables);
      stamps.set(by, stamp);
      return stamp();
    });
  }

  /** The ids of a page; `read` where it is not kept, or decided elsewhere: by words, findings or fields of the clinic. */
  return (query: UnitQuery, today: PlainDate, slice: Slice, read: () => readonly number[]): readonly number[] => {
    const { filters = {}, sort, search } = query;
    const order = searchWords(search).length === 0 && decidedByColumns(query) ? stampsOf(query) : undefined;
    // What was kept under former stamps is never asked for again.
    return order ? kept(JSON.stringify([today, filters, sort, slice, order]), read) : read();
  };
}
