import type { PlainDate } from '#shared/dates.ts';
import type { RemsBookingColumn } from '#shared/rems-csv.ts';
import { parseDate } from '../cell-values.ts';
import { quoted, type RowCells } from '../row-cells.ts';

/** A row of a file of bookings. */
export type BookingCells = RowCells<RemsBookingColumn>;

/** The fields of a booking that files carry. */
export interface BookingFileFields {
  readonly unitId: number;
  readonly scheduledOn: PlainDate;
  /** The day on which the booking was made. */
  readonly schedulingOn: PlainDate;
  readonly notes: string | null;
}

const maxNotes = 5000;

/** Reads a date that every booking has. */
export function readDay(cells: BookingCells, column: 'scheduled_date' | 'scheduling_date'): PlainDate | undefined {
  const text = cells.cell(column) ?? '';
  const date = parseDate(text);
  if (text === '') cells.error('This date is blank. Every booking needs it.', column);
  else if (date === undefined) cells.error(`${quoted(text)} is not a date such as 2026-03-01 or 3/1/2026.`, column);
  return date;
}

/** Reads the notes: a blank cell keeps unless it was chosen to empty, and no word empties. Source: REMS 3.11. */
export function readNotes(cells: BookingCells, blankClears: boolean): string | null | undefined {
  const notes = cells.cell('notes');
  if (notes === undefined || notes === '') return notes === '' && blankClears ? null : undefined;
  if (notes.length <= maxNotes) return notes;
  cells.warning(
    `${quoted(notes)} has ${notes.length} characters, ${maxNotes} fit; the field was left as it is.`,
    'notes',
  );
  return undefined;
}
