import type { CsvColumn } from '../files/csv-body.ts';
import { fileInstant } from '../files/csv-writer.ts';
import type { BookingRow } from './booking-queries.ts';

/** The nine columns of a REMS file of bookings, which it calls scheduled tests; whoever wrote stands there by name (REMS 3.11). */
export const bookingFileColumns: readonly CsvColumn<BookingRow>[] = [
  { heading: 'schedule_id', value: (booking) => booking.id },
  { heading: 'eq_id', value: (booking) => booking.unitId },
  { heading: 'scheduled_date', value: (booking) => booking.scheduledOn, kind: 'date' },
  { heading: 'scheduling_date', value: (booking) => booking.schedulingOn, kind: 'date' },
  { heading: 'notes', value: (booking) => booking.notes },
  { heading: 'created_by', value: (booking) => booking.createdBy },
  { heading: 'created_at', value: (booking) => fileInstant(booking.createdAt), kind: 'instant' },
  { heading: 'modified_by', value: (booking) => booking.modifiedBy },
  { heading: 'updated_at', value: (booking) => fileInstant(booking.updatedAt), kind: 'instant' },
];
