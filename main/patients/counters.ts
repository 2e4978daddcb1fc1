import type { Db } from '../database/connection.ts';
import type { Tx } from '../rpc/transaction.ts';

/** Of which study and year numbers are counted, and what its identifiers begin with. */
export interface Series {
  readonly studyId: number;
  readonly prefix: string;
  readonly year: number;
}

/** How far identifiers have come, kept beside the database, so that older data that were put back issue nothing again. */
export interface IdentifierMarks {
  /** The highest number that may have been issued; 0 where nothing is known. */
  floor(series: Series): number;
  /** Notes a number that is about to be issued; called before the commit. */
  raise(series: Series, number: number): void;
}

/** The counters of identifiers: one for each study and year, which never goes back. */
export function createCounters({ db, marks }: { readonly db: Db; readonly marks?: IdentifierMarks | undefined }) {
  type Of = { readonly studyId: number; readonly year: number };
  const last = db
    .prepare<[Of], number>('SELECT last FROM identifier_counters WHERE study_id = @studyId AND year = @year')
    .pluck();
  const take = db
    .prepare<[Of & { readonly floor: number }], number>(
      `INSERT INTO identifier_counters (study_id, year, last) VALUES (@studyId, @year, @floor + 1)
       ON CONFLICT (study_id, year) DO UPDATE SET last = max(last, @floor) + 1 RETURNING last`,
    )
    .pluck();
  const floorOf = (series: Series) => marks?.floor(series) ?? 0;
  return {
    /** The number that would be taken now. */
    next: (series: Series): number =>
      Math.max(last.get({ studyId: series.studyId, year: series.year }) ?? 0, floorOf(series)) + 1,

    /** Takes the next number in the transaction that issues it: one that is taken back takes its number back too, and nobody saw it. */
    take(_tx: Tx, series: Series): number {
      const number = take.get({ studyId: series.studyId, year: series.year, floor: floorOf(series) });
      if (number === undefined) throw new Error('a counter answers its number');
      marks?.raise(series, number);
      return number;
    },
  };
}

/** What {@link createCounters} makes. */
export type Counters = ReturnType<typeof createCounters>;
