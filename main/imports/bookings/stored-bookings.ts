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
  /** A booking that says exactly the same, an open one first; each is answered once, so that twins in a file find twins. */
  takeEqual(booking: BookingFileFields): number | undefined;
  /** Takes notice of a booking that this run adds under a number of the file: it is nobody's twin. */
  added(id: number): void;
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
  // A cancelled one counts too: a file made before it was cancelled does not plan it anew.
  const equal = db
    .prepare<[BookingFileFields & { readonly lastId: number }], number>(
      `SELECT id FROM bookings WHERE unit_id = @unitId AND scheduled_on = @scheduledOn AND id <= @lastId
         AND scheduling_on = @schedulingOn AND notes IS @notes ORDER BY state = 'cancelled', id`,
    )
    .pluck();
  const taken = new Set<number>();
  // What the run itself adds has greater numbers.
  const lastId = db.prepare<[], number | null>('SELECT max(id) FROM bookings').pluck().get() ?? 0;
  return {
    added: (id) => void taken.add(id),
    get: (id) => (id > lastId ? undefined : one.get(id)),
    same: ({ unitId, scheduledOn }) => (lastId === 0 ? undefined : (same.get(unitId, scheduledOn) ?? undefined)),
    takeEqual(booking) {
      if (lastId === 0) return undefined;
      const id = equal.all({ ...booking, lastId }).find((candidate) => !taken.has(candidate));
      if (id !== undefined) taken.add(id);
      return id;
    },
  };
}
