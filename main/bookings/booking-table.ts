import type { PlainDate } from '../../shared/dates.ts';
import type { Db } from '../database/connection.ts';

/** The entered fields of a booking. */
export interface BookingFields {
  readonly unitId: number;
  readonly scheduledOn: PlainDate;
  /** The day on which the booking was made. */
  readonly schedulingOn: PlainDate;
  /** `HH:MM`; null: sometime that day. */
  readonly startTime: string | null;
  readonly durationMinutes: number | null;
  readonly assigneeId: number | null;
  readonly notes: string | null;
}

/** How a booking is stored; `missed` follows from the day and is not stored. */
export type StoredState = 'planned' | 'done' | 'cancelled';

/** A booking as the writer needs it. */
export interface StoredBooking {
  readonly version: number;
  readonly state: StoredState;
  readonly testId: number | null;
  readonly fields: BookingFields;
  /** The obligations that it is meant for, by id; empty: whatever its test satisfies. */
  readonly obligationIds: readonly number[];
}

const columns: Readonly<Record<keyof BookingFields, string>> = {
  unitId: 'unit_id',
  scheduledOn: 'scheduled_on',
  schedulingOn: 'scheduling_on',
  startTime: 'start_time',
  durationMinutes: 'duration_minutes',
  assigneeId: 'assignee_id',
  notes: 'notes',
};

/** Every field of {@link BookingFields}, in the order of their columns. */
// as: the object has the keys of its type and no others.
export const bookingFieldNames = Object.keys(columns) as (keyof BookingFields)[];

type Value = string | number | null;

/** Statements that write bookings. */
export function createBookingTable(db: Db) {
  const names = bookingFieldNames.map((field) => columns[field]);
  const one = db.prepare<
    [number],
    BookingFields & { readonly version: number; readonly state: StoredState; readonly testId: number | null }
  >(
    `SELECT ${bookingFieldNames.map((field) => `${columns[field]} AS ${field}`).join(', ')}, version, state, test_id AS testId
     FROM bookings WHERE id = ?`,
  );
  const named = db
    .prepare<[number], number>('SELECT obligation_id FROM booking_obligations WHERE booking_id = ? ORDER BY 1')
    .pluck();
  const insert = db.prepare<Value[]>(
    `INSERT INTO bookings (id, uid, created_by, created_at, updated_at, ${names.join(', ')})
     VALUES (?, ?, ?, ?, ?, ${names.map(() => '?').join(', ')})`,
  );
  const changed = 'sequence = sequence + 1, version = version + 1, modified_by = ?, updated_at = ?';
  const update = db.prepare<Value[]>(
    `UPDATE bookings SET ${changed}, ${names.map((column) => `${column} = ?`).join(', ')} WHERE id = ?`,
  );
  const setState = db.prepare<Value[]>(
    `UPDATE bookings SET ${changed}, state = ?, test_id = ?, cancelled_reason = ? WHERE id = ?`,
  );
  const clearNamed = db.prepare<[number]>('DELETE FROM booking_obligations WHERE booking_id = ?');
  const name = db.prepare<[number, number]>(
    'INSERT INTO booking_obligations (booking_id, obligation_id) VALUES (?, ?)',
  );
  const erase = db.prepare<[number]>('DELETE FROM bookings WHERE id = ?');
  const unit = db.prepare<[number], number>('SELECT 1 FROM units WHERE id = ?').pluck();
  const foreign = db
    .prepare<[string, number], number>(
      `SELECT j.value FROM json_each(?) j LEFT JOIN obligations o ON o.id = j.value AND o.unit_id = ? WHERE o.id IS NULL`,
    )
    .pluck();
  const installation = db.prepare<[], string>('SELECT install_id FROM installation').pluck();
  const random = db.prepare<[], string>('SELECT lower(hex(randomblob(16)))').pluck();
  const values = (fields: BookingFields) => bookingFieldNames.map((field) => fields[field]);

  /** An id that is unique in every calendar, for ever: RFC 5545, 3.8.4.7. It is no secret. */
  function newUid(): string {
    const digits = random.get() ?? '';
    const uuid = `${digits.slice(0, 8)}-${digits.slice(8, 12)}-4${digits.slice(13, 16)}-a${digits.slice(17, 20)}-${digits.slice(20)}`;
    return `${uuid}@${installation.get() ?? 'rems'}`;
  }

  return {
    read(id: number): StoredBooking | undefined {
      const row = one.get(id);
      if (!row) return undefined;
      const { version, state, testId, ...fields } = row;
      return { version, state, testId, fields, obligationIds: named.all(id) };
    },
    /** Answers the new id; `id` null takes the next one. */
    insert: (id: number | null, fields: BookingFields, by: string, at: string): number =>
      Number(insert.run(id, newUid(), by, at, at, ...values(fields)).lastInsertRowid),
    update: (id: number, fields: BookingFields, by: string, at: string): void =>
      void update.run(by, at, ...values(fields), id),
    setState(
      id: number,
      to: { readonly state: StoredState; readonly testId?: number; readonly reason?: string },
      by: string,
      at: string,
    ): void {
      setState.run(by, at, to.state, to.testId ?? null, to.reason ?? null, id);
    },
    setObligations(id: number, obligationIds: readonly number[]): void {
      clearNamed.run(id);
      for (const obligationId of obligationIds) name.run(id, obligationId);
    },
    erase: (id: number): void => void erase.run(id),
    unitExists: (id: number): boolean => unit.get(id) === 1,
    /** Those of the ids that are no obligations of the unit. */
    foreignObligations: (unitId: number, ids: readonly number[]): number[] => foreign.all(JSON.stringify(ids), unitId),
  };
}
