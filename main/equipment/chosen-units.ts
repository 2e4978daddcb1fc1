import type { PlainDate } from '../../shared/dates.ts';
import type { UnitFilters } from '../../shared/lists.ts';
import { type ChangeStamp, createChangeStamp } from '../database/change-stamp.ts';
import type { Db } from '../database/connection.ts';
import { createKeptAnswers } from '../database/kept-answers.ts';
import { createQueryReader } from '../database/query-reader.ts';
import { idsQuery } from './list-query.ts';
import { inBoth } from './searched-texts.ts';
import { chipByChip, decidedByColumns, filterColumns, narrowed } from './unit-filter-rules.ts';

/** Choices without a chip whose units are kept, up to 160 kB each at 20,000 units. */
const keptStates = 20;
/** Chips whose units are kept: every class and facility of a clinic, a few kB each. */
const keptChips = 100;

/** Changes whenever filters may choose other units, as far as {@link decidedByColumns}. */
export function stampOfChoices(db: Db, name: string): ChangeStamp {
  return createChangeStamp(db, name, [{ table: 'units', columns: filterColumns }]);
}

/**
 * The ids of all units that filters choose, by id, on one connection, without asking the database where nothing has changed. Chips are
 * kept one by one: there are some sixty of them, and a thousand pairs.
 *
 * @param stamp of {@link stampOfChoices}
 * @returns undefined where only the database knows: inside a transaction, and where findings or fields of the clinic decide
 */
export function createChosenUnits(
  db: Db,
  stamp: ChangeStamp,
): (filters: UnitFilters, today: PlainDate) => readonly number[] | undefined {
  const read = createQueryReader(db);
  const states = createKeptAnswers<readonly number[]>(stamp, keptStates);
  const chips = createKeptAnswers<readonly number[]>(stamp, keptChips);

  return (filters, today) => {
    if (!decidedByColumns({ filters }) || db.inTransaction) return undefined;
    return chipByChip(filters)
      .map((part) => {
        const kept = narrowed(part) ? chips : states;
        return kept(JSON.stringify([today, part]), () => read.numbers(idsQuery({ filters: part }, today)));
      })
      .reduce(inBoth);
  };
}
