import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  ICalEventTransparency,
} from 'ical-generator';
import { addDays, type PlainDate } from '../../shared/dates.ts';
import type { CalendarZone } from './time-zone.ts';

/** An entry of a calendar. */
export interface CalendarEvent {
  /** Unique and the same for ever. */
  readonly uid: string;
  /** Counts the changes that a reader must see. */
  readonly sequence: number;
  readonly day: PlainDate;
  /** `HH:MM` on the wall; null: the whole day. */
  readonly startTime: string | null;
  readonly minutes: number;
  readonly summary: string;
  readonly location: string;
  readonly description: string;
  readonly cancelled: boolean;
  /** Whether it takes up time of its owner. */
  readonly busy: boolean;
  readonly url: string | null;
  readonly createdAt: string | null;
  readonly changedAt: string;
}

/** Somebody who organises or attends. */
export interface CalendarPerson {
  readonly name: string;
  readonly address: string;
}

/** What an iCalendar object is made of. */
export interface CalendarContent {
  readonly name: string;
  readonly language: 'en' | 'fr';
  readonly zone: CalendarZone | null;
  readonly events: readonly CalendarEvent[];
  /** For invitations by mail: what is asked of whom. */
  readonly invitation?: {
    readonly method: 'REQUEST' | 'CANCEL';
    readonly organizer: CalendarPerson;
    readonly attendee: CalendarPerson;
  };
}

/** Seconds between two readings that a calendar program should leave. */
const refreshSeconds = 3600;

/**
 * An iCalendar object (RFC 5545; invitations RFC 5546): CRLF, lines folded at 75 octets, UTF-8. The same content gives the same text. Times stand
 * in the machine's zone, whose rules go along; days stand without a time, so that no zone moves them.
 */
export function calendarText({ name, language, zone, events, invitation }: CalendarContent): string {
  const calendar = ical({
    prodId: { company: 'REMS Workstation', product: 'Calendar', language },
    method: invitation ? ICalCalendarMethod[invitation.method] : ICalCalendarMethod.PUBLISH,
    // The calendar itself has no zone: its instants are then written in UTC, as DTSTAMP must be (RFC 5545, 3.8.7.2).
    timezone: { name: null, generator: () => zone?.rules ?? null },
  });
  if (!invitation) {
    calendar.name(plain(name)).ttl(refreshSeconds);
    if (zone) calendar.x('X-WR-TIMEZONE', zone.id);
  }
  for (const event of events) {
    const entry = calendar.createEvent({
      id: event.uid,
      sequence: event.sequence,
      ...span(event),
      timezone: event.startTime === null ? null : (zone?.id ?? null),
      allDay: event.startTime === null,
      summary: plain(event.summary),
      location: plain(event.location) || null,
      description: lines(event.description) || null,
      status: event.cancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
      transparency: event.busy && !event.cancelled ? ICalEventTransparency.OPAQUE : ICalEventTransparency.TRANSPARENT,
      url: event.url,
      stamp: new Date(event.changedAt),
      created: event.createdAt === null ? null : new Date(event.createdAt),
      lastModified: new Date(event.changedAt),
    });
    if (!invitation) continue;
    const { organizer, attendee, method } = invitation;
    entry.organizer({ name: plain(organizer.name) || organizer.address, email: organizer.address });
    entry.createAttendee({
      name: plain(attendee.name) || attendee.address,
      email: attendee.address,
      role: ICalAttendeeRole.REQ,
      status: ICalAttendeeStatus.NEEDSACTION,
      rsvp: method === 'REQUEST',
    });
  }
  return `${calendar.toString()}\r\n`;
}

/** Times of the machine: the zone that is written down is its own. */
function span({ day, startTime, minutes }: CalendarEvent): { readonly start: Date; readonly end: Date | null } {
  if (startTime === null) {
    // Days are written as they stand in UTC, where each of them begins at midnight. After the last day of the calendar comes none.
    const next = addDays(day, 1);
    return { start: new Date(`${day}T00:00:00Z`), end: next === day ? null : new Date(`${next}T00:00:00Z`) };
  }
  const start = localTime(day, startTime);
  return { start, end: new Date(start.getTime() + minutes * 60_000) };
}

function localTime(day: PlainDate, time: string): Date {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number);
  const [hour = 0, minute = 0] = time.split(':').map(Number);
  return new Date(year, month - 1, date, hour, minute);
}

/** Text as calendars may carry it: no control characters (RFC 5545, 3.1), no half characters. */
function lines(text: string): string {
  return text
    .toWellFormed()
    .replace(/\r\n?|[\u2028\u2029]/g, '\n')
    .replace(/[^\P{Cc}\n\t]/gu, '')
    .trim();
}

/** The same in one line. */
function plain(text: string): string {
  return lines(text).replace(/[\n\t ]+/g, ' ');
}
