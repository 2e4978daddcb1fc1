import { addDays, localDate, type PlainDate } from '../../shared/dates.ts';
import { type CompletingTest, createBookingWriter } from '../bookings/booking-writer.ts';
import { retryWhileBusy } from '../database/busy-retry.ts';
import type { Db } from '../database/connection.ts';
import type { Clock, Random } from '../ports.ts';
import { programActor } from '../rpc/program-actor.ts';
import type { Transactor } from '../rpc/transact.ts';

/** How many days a machine may have been off before a day that came is overlooked. */
const lookBack = 60;

/**
 * Surveys that were recorded ahead complete nothing until their day; when it has come, their bookings are done.
 * Bookings that were made after that day are for another survey, so a unit with such a one is left alone.
 */
export function createArrivedTests(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly random: Random;
  readonly transactor: Transactor;
}) {
  const { db, clock, random, transactor } = deps;
  const bookings = createBookingWriter(db);
  const arrived = db.prepare<[{ since: PlainDate; today: PlainDate }], CompletingTest & { readonly createdAt: string }>(
    `SELECT t.id, t.unit_id AS unitId, t.type, t.tested_on AS testedOn, t.created_at AS createdAt FROM tests t
     WHERE t.tested_on BETWEEN @since AND @today AND t.deleted_at IS NULL
       AND EXISTS (SELECT 1 FROM bookings b WHERE b.unit_id = t.unit_id AND b.state = 'planned')
       AND NOT EXISTS (SELECT 1 FROM bookings b WHERE b.unit_id = t.unit_id AND b.state = 'planned' AND b.scheduling_on > t.tested_on)
     ORDER BY t.tested_on, t.id`,
  );
  /** Those that were recorded ahead; the calendar is that of this machine, also when its day is another one than that of UTC. */
  const cameSince = (span: { readonly since: PlainDate; readonly today: PlainDate }): CompletingTest[] =>
    arrived.all(span).filter(({ createdAt, testedOn }) => localDate(new Date(createdAt)) < testedOn);
  const actor = () => programActor(random, '(jobs)', 'compliance.settle');

  return {
    /** Run every night; answers how many bookings became done. */
    async settleArrived(): Promise<number> {
      const today = localDate(clock.now());
      const span = { since: addDays(today, -lookBack), today };
      if (cameSince(span).length === 0) return 0;
      return retryWhileBusy(() =>
        transactor.transact(actor(), (tx) =>
          cameSince(span).reduce((done, test) => done + bookings.completeFor(tx, test).length, 0),
        ),
      );
    },
  };
}
