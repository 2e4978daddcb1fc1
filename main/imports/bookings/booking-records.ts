import { createBookingWriter } from '../../bookings/booking-writer.ts';
import type { RowsDeps } from '../kind.ts';
import type { BookingFileFields } from './booking-fields.ts';

/** Where the bookings of a file go: into the database, or nowhere. */
export interface BookingRecords {
  /** @param author the name on record; without one whoever imports */
  create(id: number, fields: BookingFileFields, author?: string): void;
  update(id: number, change: Partial<BookingFileFields>): void;
}

/** Writes under an import, or pretends. */
export function createBookingRecords(write: RowsDeps['write']): BookingRecords {
  if (!write) return { create: () => undefined, update: () => undefined };
  const { tx, importId } = write;
  const bookings = createBookingWriter(tx.db);
  const options = { importId };
  return {
    create: (id, fields, author) => void bookings.insert(tx, { ...fields, id, createdBy: author || tx.by }, options),
    update: (id, change) => void bookings.update(tx, id, change, options),
  };
}
