import ICAL from 'ical.js';

/** An entry of a calendar as another program reads it. */
export interface ReadEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly summary: string;
  readonly description: string;
  readonly location: string;
  readonly status: string;
  /** `2026-03-01`, or `2026-03-01T09:30:00` on the wall of its zone. */
  readonly start: string;
  readonly end: string;
  readonly zone: string | null;
  readonly startsAt: Date;
  readonly stamp: string;
  readonly url: string | null;
  readonly organizer: string | null;
  readonly attendee: string | null;
}

/** Reads a calendar with a second library, after a look at its very bytes; its entries in their order. */
export function readCalendar(text: string) {
  requireForm(text);
  const calendar = new ICAL.Component(ICAL.parse(text));
  for (const zone of calendar.getAllSubcomponents('vtimezone')) {
    ICAL.TimezoneService.register(new ICAL.Timezone(zone));
  }
  const value = (component: ICAL.Component, name: string) => {
    const found = component.getFirstPropertyValue(name);
    return found === null ? null : String(found);
  };
  return {
    property: (name: string) => value(calendar, name),
    zones: calendar.getAllSubcomponents('vtimezone').map((zone) => value(zone, 'tzid')),
    events: calendar.getAllSubcomponents('vevent').map((component): ReadEvent => {
      const event = new ICAL.Event(component);
      return {
        uid: event.uid,
        sequence: event.sequence,
        summary: event.summary,
        description: event.description ?? '',
        location: event.location ?? '',
        status: value(component, 'status') ?? '',
        start: event.startDate.toString(),
        end: event.endDate.toString(),
        zone: component.getFirstProperty('dtstart')?.getFirstParameter('tzid') ?? null,
        startsAt: event.startDate.toJSDate(),
        stamp: value(component, 'dtstamp') ?? '',
        url: value(component, 'url'),
        organizer: value(component, 'organizer'),
        attendee: value(component, 'attendee'),
      };
    }),
  };
}

/** RFC 5545, 3.1: lines end with CRLF, hold 75 octets at most, and no character is cut in two. */
function requireForm(text: string): void {
  const bytes = Buffer.from(text, 'utf8');
  if (!text.endsWith('END:VCALENDAR\r\n')) throw new Error('the last line does not end');
  const lines = bytes.toString('latin1').split('\r\n');
  for (const line of lines) {
    if (/[\r\n]/.test(line)) throw new Error('a line ends with half of CRLF');
    if (line.length > 75) throw new Error(`a line has ${line.length} octets`);
    const readable = new TextDecoder('utf-8', { fatal: true }).decode(Buffer.from(line, 'latin1'));
    if (/[^\P{Cc}\t]/u.test(readable)) throw new Error('a control character is left');
  }
}
