import { AppError } from '#shared/contract/errors.ts';
import { remsBookingColumns } from '#shared/rems-csv.ts';
import { createBookingWriter } from '../../bookings/booking-writer.ts';
import type { Tx } from '../../rpc/transact.ts';
import type { FileKind, Reverter } from '../kind.ts';
import { oldValues } from '../old-values.ts';
import { createBookingRows } from './booking-rows.ts';

/** Files of bookings, which REMS calls scheduled tests. */
export const bookingsKind: FileKind = {
  columns: remsBookingColumns,
  idColumn: 'schedule_id',
  table: 'bookings',
  room: 100_000,
  // REMS writes the header alone where nothing is booked.
  mayBeEmpty: true,
  requireHeader(names) {
    const missing = ['eq_id', 'scheduled_date', 'scheduling_date'].filter((name) => !names.has(name));
    if (missing.length === 0) return;
    throw new AppError(
      'INVALID',
      `This is not a file of bookings: its first line lacks ${missing.join(', ')}. Column names must be written exactly as REMS writes them.`,
    );
  },
  createRows: createBookingRows,
  createReverter,
};

function createReverter(tx: Tx, importId: number): Reverter {
  const bookings = createBookingWriter(tx.db);
  const options = { importId };
  return {
    steps: {
      'bookings.create': ({ entity_id }) => bookings.erase(tx, Number(entity_id), options),
      // A booking that was done at once goes as a whole.
      'bookings.complete': () => undefined,
      'bookings.update': (entry) => void bookings.update(tx, Number(entry.entity_id), oldValues(entry), options),
    },
    finish: () => undefined,
  };
}
