import type { PlainDate } from '../../shared/dates.ts';
import type { Db } from '../database/connection.ts';

/** Test `t` renews obligation `o` under rule `r`, and nobody said that it does not. */
const satisfies = `t.type IN (SELECT s.value FROM json_each(r.definition, '$.satisfiedBy') s)
  AND NOT EXISTS (SELECT 1 FROM test_exclusions x WHERE x.test_id = t.id AND x.obligation_id = o.id)`;

/** Obligations that booking `b` names. */
const named = `FROM booking_obligations n JOIN obligations o ON o.id = n.obligation_id JOIN obligation_rules r ON r.id = o.rule_id
  WHERE n.booking_id = b.id`;
/** Obligations that the unit of booking `b` owed on the day of test `t`. */
const owed = `FROM obligations o JOIN obligation_rules r ON r.id = o.rule_id
  WHERE o.unit_id = b.unit_id AND (o.ends_on IS NULL OR o.ends_on >= t.tested_on)`;

/**
 * Test `t` completes booking `b`: done by `@today`, at most 30 days before the booked day (REMS 2.4). Of a booking that names obligations the
 * test satisfies at least one, and tests since the booking was made satisfy the others; otherwise it satisfies anything that the unit owes.
 */
const completes = `t.unit_id = b.unit_id AND t.deleted_at IS NULL AND t.tested_on <= @today AND b.scheduled_on <= date(t.tested_on, '+30 days')
  AND CASE WHEN EXISTS (SELECT 1 ${named}) THEN
      EXISTS (SELECT 1 ${named} AND ${satisfies})
      AND NOT EXISTS (SELECT 1 ${named} AND NOT (${satisfies}) AND NOT EXISTS (
        SELECT 1 FROM tests t2 WHERE t2.unit_id = b.unit_id AND t2.deleted_at IS NULL AND t2.tested_on BETWEEN b.scheduling_on AND @today
          AND t2.type IN (SELECT s.value FROM json_each(r.definition, '$.satisfiedBy') s)
          AND NOT EXISTS (SELECT 1 FROM test_exclusions x WHERE x.test_id = t2.id AND x.obligation_id = o.id)))
    ELSE NOT EXISTS (SELECT 1 ${owed}) OR EXISTS (SELECT 1 ${owed} AND ${satisfies}) END`;

/** Which test completes which booking. */
export function createCompletion(db: Db) {
  const open = db
    .prepare<[{ testId: number; unitId: number; today: PlainDate }], number>(
      `SELECT b.id FROM bookings b JOIN tests t ON t.id = @testId
       WHERE b.unit_id = @unitId AND b.state = 'planned' AND ${completes} ORDER BY b.scheduled_on, b.id`,
    )
    .pluck();
  const test = db
    .prepare<[{ bookingId: number; since: PlainDate; today: PlainDate; except: number }], number>(
      `SELECT t.id FROM bookings b JOIN tests t ON t.unit_id = b.unit_id
       WHERE b.id = @bookingId AND t.id <> @except AND t.tested_on >= max(@since, date(b.scheduled_on, '-30 days')) AND ${completes} ORDER BY t.tested_on, t.id LIMIT 1`,
    )
    .pluck();
  const ofTest = db.prepare<[number], number>('SELECT id FROM bookings WHERE test_id = ? ORDER BY id').pluck();

  return {
    /** Open bookings that the test completes. */
    openFor: (testId: number, unitId: number, today: PlainDate): number[] => open.all({ testId, unitId, today }),
    /** The first test from `since` on, and from 30 days before the booked day on, that completes the booking; passing over `except`. */
    testFor: (bookingId: number, since: PlainDate, today: PlainDate, except = 0): number | undefined =>
      test.get({ bookingId, since, today, except }),
    /** Bookings that the test completed. */
    of: (testId: number): number[] => ofTest.all(testId),
  };
}
