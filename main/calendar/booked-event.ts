import { usualVisitMinutes } from '../../shared/bookings.ts';
import type { PlainDate } from '../../shared/dates.ts';
import type { CalendarEvent } from './calendar-text.ts';
import type { CalendarWords } from './words.ts';

/** A unit as entries of calendars name it; never a person's phone number. */
export interface CalendarUnit {
  readonly unitId: number;
  readonly className: string;
  readonly manufacturerName: string | null;
  readonly model: string | null;
  readonly serialNumber: string | null;
  readonly facilityName: string | null;
  readonly departmentName: string | null;
  readonly room: string | null;
  readonly doNotUse: 0 | 1;
}

/** A booking as it stands in calendars. */
export interface CalendarBooking extends CalendarUnit {
  readonly id: number;
  readonly uid: string;
  readonly sequence: number;
  readonly scheduledOn: PlainDate;
  readonly startTime: string | null;
  readonly durationMinutes: number | null;
  readonly assigneeName: string | null;
  readonly state: 'planned' | 'done' | 'cancelled';
  readonly notes: string | null;
  /** Labels of the obligations it is meant for, separated by commas. */
  readonly obligations: string | null;
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** What a unit is: "CT, GE Revolution, Main Campus 1.204"; marked while it must not be used. */
export function unitTitle(unit: CalendarUnit, words: CalendarWords): string {
  const product = [unit.manufacturerName, unit.model].filter(Boolean).join(' ');
  const place = [unit.facilityName, unit.room].filter(Boolean).join(' ');
  const name = [unit.className, product, place].filter((part) => part !== '').join(', ');
  return unit.doNotUse === 1 ? `${words.doNotUseMark} ${name}` : name;
}

/** The entry of a booking. `address` is that of this installation without a slash at its end; null gives no link. */
export function bookedEvent(
  booking: CalendarBooking,
  {
    words,
    today,
    address,
  }: { readonly words: CalendarWords; readonly today: PlainDate; readonly address: string | null },
): CalendarEvent {
  const { state, scheduledOn } = booking;
  const mark = state === 'done' ? words.done : state === 'planned' && scheduledOn < today ? words.missed : words.survey;
  const description = [
    booking.doNotUse === 1 ? words.doNotUse : '',
    booking.obligations ? `${words.obligations}${words.colon}${booking.obligations}` : '',
    `${words.assignee}${words.colon}${booking.assigneeName ?? words.nobody}`,
    booking.serialNumber ? `${words.serialNumber}${words.colon}${booking.serialNumber}` : '',
    booking.notes ? `${words.notes}${words.colon}${booking.notes}` : '',
  ];
  return {
    uid: booking.uid,
    sequence: booking.sequence,
    day: scheduledOn,
    startTime: booking.startTime,
    minutes: booking.durationMinutes ?? usualVisitMinutes,
    summary: `${mark}${words.colon}${unitTitle(booking, words)}`,
    location: [booking.facilityName, booking.departmentName, booking.room].filter(Boolean).join(', '),
    description: description.filter((line) => line !== '').join('\n'),
    cancelled: state === 'cancelled',
    busy: booking.startTime !== null,
    url: address === null ? null : `${address}/equipment/${booking.unitId}`,
    createdAt: booking.createdAt,
    changedAt: booking.updatedAt,
  };
}
