import type { AppContract } from '../shared/contract/index.ts';
import { createBookingsService } from './bookings/service.ts';
import type { Db } from './database/connection.ts';
import { createPlannerService } from './planner/service.ts';
import type { Clock } from './ports.ts';
import type { InputOf, OutputOf } from './rpc/procedures-of.ts';

/** The queries that take so long over a large inventory that everybody would wait for them (ADR 41). */
const readings = ['planner.range', 'planner.year', 'planner.propose'] as const;

type Reading = (typeof readings)[number];

/** What answers them. None asks who the caller is: that was settled before. */
export type Readers = {
  readonly [Name in Reading]: (input: InputOf<AppContract, Name>) => OutputOf<AppContract, Name>;
};

/** The queries of {@link Readers} on a connection that only reads. */
export function createReaders({ db, clock }: { readonly db: Db; readonly clock: Clock }): Readers {
  const bookings = createBookingsService({ db, clock, files: { issueDownload: readsOnly } });
  const planner = createPlannerService({ db, clock, bookings });
  return {
    'planner.range': planner.range,
    'planner.year': planner.year,
    'planner.propose': planner.propose,
  };
}

/** Whether a query is one of {@link Readers}. */
export function readsLong(name: string): boolean {
  return readings.some((reading) => reading === name);
}

/** What only exports need; they never come here. */
function readsOnly(): never {
  throw new Error('the reading thread reads only');
}
