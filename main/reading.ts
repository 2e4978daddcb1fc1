import type { FeatureHandlers } from '../shared/contract/define.ts';
import type { plannerContract } from '../shared/planner.ts';
import { createBookingsService } from './bookings/service.ts';
import type { Db } from './database/connection.ts';
import { createPlannerService } from './planner/service.ts';
import type { Clock } from './ports.ts';

/** Without a context: nobody is asked who the caller is, which was settled before. */
type Planner = FeatureHandlers<typeof plannerContract, undefined>;

/** The queries that take so long over a large inventory that everybody would wait for them (ADR 41). */
export interface Readers {
  readonly 'planner.range': Planner['range'];
  readonly 'planner.year': Planner['year'];
  readonly 'planner.propose': Planner['propose'];
}

const readings = {
  'planner.range': true,
  'planner.year': true,
  'planner.propose': true,
} satisfies Record<keyof Readers, true>;

/** The queries of {@link Readers} on a connection that only reads. */
export function createReaders({ db, clock }: { readonly db: Db; readonly clock: Clock }): Readers {
  const bookings = createBookingsService({ db, clock, files: { issueDownload: readsOnly } });
  const planner = createPlannerService({ db, clock, bookings, clocks: null });
  return {
    'planner.range': planner.range,
    'planner.year': planner.year,
    'planner.propose': planner.propose,
  };
}

/** Whether a query is one of {@link Readers}. */
export function readsLong(name: string): boolean {
  return Object.hasOwn(readings, name);
}

/** What only exports need; they never come here. */
function readsOnly(): never {
  throw new Error('the reading thread reads only');
}
