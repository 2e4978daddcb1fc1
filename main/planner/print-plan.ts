import type { Booking } from '../../shared/bookings.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { naturalOrder } from '../../shared/natural-order.ts';
import type { PlannedWindow } from '../../shared/planner.ts';
import type { UnitInBrief } from '../../shared/units.ts';
import { type PrintLanguage, type PrintWords, printWords } from './print-words.ts';

/** A plan as it is printed: text only, so that it can be handed to another thread. */
export interface PrintedPlan {
  readonly language: PrintLanguage;
  readonly title: string;
  readonly clinic: string | null;
  readonly span: string;
  readonly printed: string;
  /** By day and facility, in order. */
  readonly days: readonly {
    readonly day: string;
    readonly facilities: readonly { readonly name: string; readonly rows: readonly (readonly string[])[] }[];
  }[];
  readonly due: readonly (readonly string[])[];
  /** Lines that were left out. */
  readonly left: number;
  /** The head of the audit trail, in words: what was printed can be placed in it. */
  readonly audit: string;
}

/** What a plan is printed from. */
export interface PlanFacts {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly language: PrintLanguage;
  readonly title: string | undefined;
  readonly clinic: string | null;
  readonly now: Date;
  /** The head of the audit trail. */
  readonly audit: { readonly seq: number; readonly hash: string };
  readonly bookings: readonly Booking[];
  /** Obligations whose limit comes by the end of the span. */
  readonly due: readonly PlannedWindow[];
  readonly left: number;
}

const locales: Readonly<Record<PrintLanguage, string>> = { en: 'en-US', fr: 'fr-CA' };

/** Visits by day and facility, and what falls due by its last day, in the language of the reader. */
export function printedPlan({ language, from, to, bookings, due, ...facts }: PlanFacts): PrintedPlan {
  const words = printWords[language];
  const locale = locales[language];
  // A business date has no time zone: read and written as UTC it never slips to the day before.
  const medium = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: 'UTC' });
  const full = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: 'UTC' });
  const instant = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short' });
  const asDate = (date: PlainDate) => new Date(`${date}T00:00:00Z`);
  const facility = (unit: UnitInBrief) => unit.facilityName ?? words.noFacility;
  const visitRow = (booking: Booking) => [
    [booking.startTime, booking.durationMinutes && words.minutes(booking.durationMinutes)].filter(Boolean).join(', '),
    unitText(booking.unit, words),
    booking.obligations.map(({ obligation }) => obligation).join(', '),
    booking.assigneeName ?? words.nobody,
    words.states[booking.state],
  ];
  return {
    language,
    title: facts.title || words.title,
    clinic: facts.clinic,
    span: `${medium.format(asDate(from))} – ${medium.format(asDate(to))}`,
    printed: words.printed(instant.format(facts.now)),
    days: grouped(bookings, ({ scheduledOn }) => scheduledOn)
      .sort(([one], [other]) => (one < other ? -1 : 1))
      .map(([day, visits]) => ({
        day: full.format(asDate(day)),
        facilities: grouped(visits, ({ unit }) => facility(unit))
          .sort(([one], [other]) => naturalOrder(one, other))
          .map(([name, rows]) => ({ name, rows: rows.toSorted(byTime).map(visitRow) })),
      })),
    due: due
      .toSorted((one, other) => ((one.limitDate ?? '') < (other.limitDate ?? '') ? -1 : 1))
      .map((window) => [
        window.limitDate === null ? '' : medium.format(asDate(window.limitDate)),
        unitText(window.unit, words),
        facility(window.unit),
        window.obligation,
        window.bookingId === null ? words.toBook : words.booked,
      ]),
    left: facts.left,
    audit: words.audit(facts.audit.seq, facts.audit.hash),
  };
}

function unitText({ className, room, manufacturerName, model, id, doNotUse }: UnitInBrief, words: PrintWords): string {
  const make = [manufacturerName, model].filter((part) => part !== null).join(' ');
  const name = [className, room, make].filter(Boolean).join(' · ') || String(id);
  return doNotUse ? `${words.doNotUse} · ${name}` : name;
}

function byTime(one: Booking, other: Booking): number {
  const left = one.startTime ?? '';
  const right = other.startTime ?? '';
  return left === right ? one.id - other.id : left < right ? -1 : 1;
}

function grouped<T>(items: readonly T[], keyOf: (item: T) => string): [string, T[]][] {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const known = groups.get(key);
    if (known) known.push(item);
    else groups.set(key, [item]);
  }
  return [...groups];
}
