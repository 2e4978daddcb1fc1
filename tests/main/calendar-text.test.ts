import { execFileSync } from 'node:child_process';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type CalendarEvent, calendarText } from '../../main/calendar/calendar-text.ts';
import { readCalendar } from '../support/calendar-parser.ts';
import { checkout } from '../support/checkout.ts';

const event: CalendarEvent = {
  uid: 'f81d4fae-7dec-41d0-a765-00a0c91e6bf6@install',
  sequence: 3,
  day: '2026-03-01',
  startTime: null,
  minutes: 60,
  summary: 'Survey: CT, GE Revolution',
  location: 'Main Campus, 1.204',
  description: 'For: Annual - TJC\nDone by: Okafor, Amara',
  cancelled: false,
  busy: true,
  url: 'https://rems.clinic.example:8443/equipment/7',
  createdAt: '2026-01-02T03:04:05.000Z',
  changedAt: '2026-01-03T03:04:05.000Z',
};

function written(events: readonly Partial<CalendarEvent>[]): string {
  const all = events.map((one) => ({ ...event, ...one }));
  return calendarText({ name: 'Surveys of the clinic', language: 'en', zone: null, events: all });
}

describe('a calendar', () => {
  it('says what it is, and when to ask again', () => {
    const { property } = readCalendar(written([]));
    expect(property('version')).toBe('2.0');
    expect(property('method')).toBe('PUBLISH');
    expect(property('x-wr-calname')).toBe('Surveys of the clinic');
    expect(property('refresh-interval')).toBe('PT1H');
    expect(property('x-published-ttl')).toBe('PT1H');
  });

  it('holds whole days without a zone, and instants in UTC', () => {
    const text = written([{}]);
    expect(readCalendar(text).events).toMatchObject([
      {
        uid: event.uid,
        sequence: 3,
        start: '2026-03-01',
        end: '2026-03-02',
        zone: null,
        status: 'CONFIRMED',
        summary: event.summary,
        location: event.location,
        description: event.description,
        url: event.url,
        stamp: '2026-01-03T03:04:05Z',
      },
    ]);
    expect(text).toContain('\r\nDTSTART;VALUE=DATE:20260301\r\n');
    expect(text).toContain('\r\nLAST-MODIFIED:20260103T030405Z\r\n');
  });

  it('is the same text for the same content', () => {
    expect(written([{}])).toBe(written([{}]));
  });

  it('marks what is cancelled', () => {
    const text = written([{ cancelled: true }]);
    expect(readCalendar(text).events[0]?.status).toBe('CANCELLED');
    expect(text).toContain('TRANSP:TRANSPARENT');
  });

  it('brings any text over, in one line for a title', () => {
    fc.assert(
      fc.property(
        fc.string({
          unit: fc.oneof(
            fc.string({ unit: 'binary', minLength: 1, maxLength: 1 }),
            fc.constantFrom('\ud800', ',', ';', '\\', '\n', '\r', '\u2028', '\0', '🩻', 'É', '"', ':'),
          ),
          maxLength: 80,
        }),
        (text) => {
          const [read] = readCalendar(written([{ summary: `a${text}z`, description: `a${text}z` }])).events;
          const kept = `a${text}z`
            .toWellFormed()
            .replace(/\r\n?|[\u2028\u2029]/g, '\n')
            .replace(/[^\P{Cc}\n\t]/gu, '');
          expect(read?.summary).toBe(kept.replace(/[\n\t ]+/g, ' '));
          expect(read?.description).toBe(kept);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('keeps any day of the calendar', () => {
    for (const day of ['1900-01-01', '2024-02-29', '9999-12-31']) {
      expect(readCalendar(written([{ day }])).events[0]?.start).toBe(day);
    }
  });
});

describe('on a machine with daylight saving time', () => {
  /** The calendar as a machine in that zone writes it. */
  function writtenIn(zone: string, events: readonly Partial<CalendarEvent>[]): string {
    const program = `
      const { calendarText } = await import('./main/calendar/calendar-text.ts');
      const { machineZone } = await import('./main/calendar/time-zone.ts');
      const events = ${JSON.stringify(events.map((one) => ({ ...event, ...one })))};
      process.stdout.write(calendarText({ name: 'x', language: 'en', zone: machineZone(), events }));`;
    return execFileSync(process.execPath, ['--input-type=module', '-e', program], {
      cwd: checkout,
      env: { ...process.env, TZ: zone },
      encoding: 'utf8',
    });
  }

  it('says the wall time with the rules of the zone, before, on and after a change', () => {
    const days = ['2026-03-07', '2026-03-08', '2026-10-31', '2026-11-01'];
    const text = writtenIn(
      'America/New_York',
      days.map((day) => ({ day, startTime: '09:30', minutes: 90 })),
    );
    const { zones, events } = readCalendar(text);
    expect(zones).toEqual(['America/New_York']);
    expect(events.map(({ start, zone }) => [start, zone])).toEqual(
      days.map((day) => [`${day}T09:30:00`, 'America/New_York']),
    );
    expect(events.map(({ startsAt }) => startsAt.toISOString().slice(11, 16))).toEqual([
      '14:30',
      '13:30',
      '13:30',
      '14:30',
    ]);
    expect(events[0]?.end).toBe('2026-03-07T11:00:00');
    expect(events.every(({ stamp }) => stamp.endsWith('Z'))).toBe(true);
  });

  it('puts a time that the clocks jump over where the clocks are then', () => {
    const [read] = readCalendar(writtenIn('Europe/Zurich', [{ day: '2026-03-29', startTime: '02:30' }])).events;
    expect(read?.startsAt.toISOString()).toBe('2026-03-29T01:30:00.000Z');
  });

  it.each(['Pacific/Apia', 'America/New_York', 'Asia/Calcutta'])('leaves whole days where they are in %s', (zone) => {
    const days = ['2026-03-08', '2026-03-29', '2026-11-01', '2011-12-30'];
    const { events } = readCalendar(
      writtenIn(
        zone,
        days.map((day) => ({ day })),
      ),
    );
    expect(events.map(({ start }) => start)).toEqual(days);
  });

  it('writes UTC where the machine has no zone that calendars know', () => {
    const { zones, events } = readCalendar(writtenIn('UTC', [{ startTime: '09:30' }]));
    expect(zones).toEqual([]);
    expect(events[0]?.start).toBe('2026-03-01T09:30:00Z');
  });
});
