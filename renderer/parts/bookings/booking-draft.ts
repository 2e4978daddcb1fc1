import { type Booking, WallTime } from '#shared/bookings.ts';
import { PlainDate } from '#shared/dates.ts';

/** A visit as it is typed: when, how long, who. */
export interface VisitEntry {
  readonly date: string;
  readonly time: string;
  readonly minutes: string;
  readonly assigneeId: number | null;
}

/** A booking as it is typed. */
export interface BookingEntry extends VisitEntry {
  readonly obligationIds: readonly number[];
  readonly notes: string;
}

/** What is wrong with what was typed, by field; `past` for a new booking on a day that has passed. */
export type BookingProblem = 'date' | 'past' | 'time' | 'minutes';

/** A new booking in the form. */
export function newBooking(date: string, assigneeId: number | null): BookingEntry {
  return { date, time: '', minutes: '', assigneeId, obligationIds: [], notes: '' };
}

/** The visit of a stored booking in the form. */
export function visitEntry(booking: Booking): VisitEntry {
  return {
    date: booking.scheduledOn,
    time: booking.startTime ?? '',
    minutes: booking.durationMinutes === null ? '' : String(booking.durationMinutes),
    assigneeId: booking.assigneeId,
  };
}

/** A stored booking in the form. */
export function bookingEntry(booking: Booking): BookingEntry {
  return { ...visitEntry(booking), obligationIds: booking.obligationIds, notes: booking.notes ?? '' };
}

/** A typed time as `HH:MM`: `9:30`, `9h30` and `0930` are understood; anything else stays as it is. */
export function typedTime(text: string): string {
  const found = /^(\d{1,2})\s*[:h.]?\s*(\d{2})$/.exec(text.trim());
  return found ? `${String(found[1]).padStart(2, '0')}:${found[2]}` : text.trim();
}

/**
 * What must be mended first.
 * @param earliest the first day that may be typed; undefined where any day will do
 */
export function bookingProblems(entry: VisitEntry, earliest: PlainDate | undefined): readonly BookingProblem[] {
  const problems: BookingProblem[] = [];
  if (!PlainDate.safeParse(entry.date).success) problems.push('date');
  else if (earliest !== undefined && entry.date < earliest) problems.push('past');
  if (entry.time.trim() !== '' && !WallTime.safeParse(typedTime(entry.time)).success) problems.push('time');
  const minutes = Number(entry.minutes);
  const whole = Number.isInteger(minutes) && minutes >= 5 && minutes <= 1440;
  if (entry.minutes.trim() !== '' && !whole) problems.push('minutes');
  return problems;
}

/** The visit as the core takes it. */
export function visitValues(entry: VisitEntry) {
  return {
    scheduledOn: entry.date,
    startTime: entry.time.trim() === '' ? null : typedTime(entry.time),
    durationMinutes: entry.minutes.trim() === '' ? null : Number(entry.minutes),
    assigneeId: entry.assigneeId,
  };
}

/** What of a visit the core takes. */
export type VisitValues = ReturnType<typeof visitValues>;

/** The entry as the core takes it. */
export function bookingValues(entry: BookingEntry) {
  return {
    ...visitValues(entry),
    obligationIds: [...entry.obligationIds],
    notes: entry.notes.trim() === '' ? null : entry.notes,
  };
}

/** What of a stored booking the form changes; nothing when it changes nothing. */
export function bookingChange(base: Booking, entry: BookingEntry): Partial<ReturnType<typeof bookingValues>> {
  const before = bookingValues(bookingEntry(base));
  const now = bookingValues(entry);
  const changed = Object.entries(now).filter(
    ([field, value]) => JSON.stringify(value) !== JSON.stringify(before[field as keyof typeof before]), // as: entries of the same object
  );
  return Object.fromEntries(changed);
}
