import type { Db } from '../../database/connection.ts';
import type { BookingFileFields } from './booking-fields.ts';

/** A booking as an import compares it. */
export interface StoredBooking extends BookingFileFields {
  readonly state: 'planned' | 'done' | 'cancelled';
}

/** Reads bookings as an import compares them. */
export interface StoredBookings {
  get(id: number): StoredBooking | undefined;
  /** The oldest booking of the unit on that day that was not cancelled. */
  same(booking: Pick<BookingFileFields, 'unitId' | 'scheduledOn'>): number | undefined;
}

/** Reads on one connection, what is there before the run writes. */
export function createStoredBookings(db: Db): StoredBookings {
  const one = db.prepare<[number], StoredBooking>(
    `SELECT unit_id AS unitId, scheduled_on AS scheduledOn, scheduling_on AS schedulingOn, notes, state FROM bookings WHERE id = ?`,
  );
  const same = db
    .prepare<[number, string], number | null>(
      `SELECT min(id) FROM bookings WHERE unit_id = ? AND scheduled_on = ? AND state <> 'cancelled'`,
    )
    .pluck();
  // What the run itself adds has greater numbers.
  const lastId = db.prepare<[], number | null>('SELECT max(id) FROM bookings').pluck().get() ?? 0;
  return {
    get: (id) => (id > lastId ? undefined : one.get(id)),
    same: ({ unitId, scheduledOn }) => (lastId === 0 ? undefined : (same.get(unitId, scheduledOn) ?? undefined)),
  };
}
