import type { PlainDate } from './dates.ts';
import { addDays, addMonths, daysBetween, daysInMonth } from './dates.ts';
import type { RuleDefinition, UnitEventKind } from './obligation-rules.ts';
import type { ClockStatus } from './obligations.ts';

/** The days of one obligation as they follow from its rule and the tests on record. */
export interface ClockDays {
  readonly lastTested: PlainDate | null;
  readonly target: PlainDate | null;
  readonly windowStart: PlainDate | null;
  readonly windowEnd: PlainDate | null;
  /** The last day, extensions included. */
  readonly limit: PlainDate | null;
}

/** What is on record about a unit, as one of its obligations sees it. */
export interface ClockFacts {
  /** The latest test that counts: of a satisfying type, not deleted, not excluded, not in the future; null: never tested. */
  readonly tests: PlainDate | null;
  readonly installedOn: PlainDate | null;
  /** Everything that happened to the unit; kinds of which the rule says nothing are passed over. */
  readonly events?: readonly { readonly kind: UnitEventKind; readonly occurredOn: PlainDate }[] | undefined;
  /** Extensions that were not withdrawn; of several that hold the last one counts. */
  readonly extensions?: readonly GrantedExtension[] | undefined;
}

/** A documented extension of one cycle. */
export interface GrantedExtension {
  /** The limit that it was granted for. */
  readonly forLimit: PlainDate;
  readonly until: PlainDate;
  /** It says nothing of events after this day; absent: it covers all of them. */
  readonly grantedOn?: PlainDate | undefined;
  /** The test from which that limit followed, where no event had a say: with it the cycle is known although its rule was changed since. */
  readonly forTested?: PlainDate | null | undefined;
}

/**
 * The days of one obligation. Pure calendar arithmetic: neither the time zone nor daylight saving of the machine matters, and no date
 * leaves the years 1900 to 9999. What holds always: windowStart ≤ target ≤ windowEnd ≤ limit, and a later test never gives an earlier limit.
 *
 * With only Acceptance and Annual tests on record the limits of the five rules of REMS files are REMS's due dates (REMS 2.2).
 * Where this differs from REMS, on purpose:
 * - every obligation has a clock of its own; REMS runs all frequencies of a unit from one last test;
 * - a QC Review renews the quarterly and the semiannual clock;
 * - a test in the future never counts before its day has come;
 * - target, window and limit are three things; REMS knows the limit only;
 * - a unit without an obligation has no date: there is never a silent "Annual - TJC";
 * - a unit that was never tested is due when its rule knows a first date (installation, or a later start of the obligation), and after an event;
 * - an event after the last test opens a duty of its own; the first event that no test answered decides, so that a second cannot postpone it;
 * - a documented extension moves the limit of its cycle, also when the rule is changed meanwhile, and lapses with the next test that counts;
 *   an event after it was granted opens its duty all the same.
 *
 * @param today when given, facts that lie after it are passed over
 */
export function clockOf(
  definition: RuleDefinition,
  { startsOn }: { readonly startsOn: PlainDate | null },
  facts: ClockFacts,
  today?: PlainDate,
): ClockDays {
  const known = (date: PlainDate) => today === undefined || date <= today;
  const lastTested = facts.tests !== null && known(facts.tests) ? facts.tests : null;
  const cycle =
    lastTested === null
      ? firstDays(definition.firstDueDays, latest(facts.installedOn, startsOn))
      : cycleDays(definition, lastTested);
  const events = (facts.events ?? []).filter(({ occurredOn }) => known(occurredOn));
  const after = (span: Span, happened: typeof events) =>
    hastened(span, eventDay(definition.events, lastTested, happened));
  for (const { forLimit, until, grantedOn = lastDay, forTested } of facts.extensions?.toReversed() ?? []) {
    const span = after(
      cycle,
      events.filter(({ occurredOn }) => occurredOn <= grantedOn),
    );
    const sameCycle = typeof forTested === 'string' && forTested === lastTested && span.limit === cycle.limit;
    if (span.limit === null || !(forLimit === span.limit || sameCycle)) continue;
    const later = events.filter(({ occurredOn }) => occurredOn > grantedOn);
    return { lastTested, ...after({ ...span, limit: latest(span.limit, until) }, later) };
  }
  return { lastTested, ...after(cycle, events) };
}

/**
 * Whether a test on that day comes before the window has opened, so that somebody must say whether it counts. If it does, it moves the
 * anchor: the next cycle runs from it (TJC counts from the last event). Never for a rule without a window.
 */
export function countsEarly({ windowStart }: Pick<ClockDays, 'windowStart'>, testDate: PlainDate): boolean {
  return windowStart !== null && testDate < windowStart;
}

/**
 * Where an obligation stands today: overdue once its limit has passed, upcoming while the limit lies within `horizon` days, never tested
 * where nothing was tested and no date presses, compliant otherwise. Source: obligations page; REMS 2.4 (due today is upcoming).
 */
export function statusOf(
  { lastTested, limit }: Pick<ClockDays, 'lastTested' | 'limit'>,
  today: PlainDate,
  horizon: number,
): Exclude<ClockStatus, 'suspended'> {
  if (limit !== null) {
    const left = daysBetween(today, limit);
    if (left < 0) return 'overdue';
    if (left <= horizon) return 'upcoming';
  }
  return lastTested === null ? 'never-tested' : 'compliant';
}

type Span = Omit<ClockDays, 'lastTested'>;

const lastDay = '9999-12-31';
const nothing: Span = { target: null, windowStart: null, windowEnd: null, limit: null };

function firstDays(firstDueDays: number | null, from: PlainDate | null): Span {
  if (firstDueDays === null || from === null) return nothing;
  const due = addDays(from, firstDueDays);
  return { target: due, windowStart: null, windowEnd: null, limit: due };
}

function cycleDays(definition: RuleDefinition, from: PlainDate): Span {
  if (definition.cycle.kind === 'calendar-quarter') return nextQuarter(from);
  const target = monthsAfter(from, definition.cycle.months);
  const limit = latest(target, limitOf(definition.limit, from, target));
  const { window } = definition;
  return {
    target,
    windowStart: window && addDays(target, -window.daysBefore),
    windowEnd: window && earliest(addDays(target, window.daysAfter), limit),
    limit,
  };
}

function limitOf(limit: RuleDefinition['limit'], from: PlainDate, target: PlainDate): PlainDate {
  switch (limit.kind) {
    case 'target':
      return target;
    case 'end-of-month':
      return endOfMonth(target);
    case 'months':
      return monthsAfter(from, limit.months);
    case 'days-after-target':
      return addDays(target, limit.days);
    case 'end-of-next-year':
      return `${String(Math.min(yearOf(from) + 1, 9999)).padStart(4, '0')}-12-31`;
    case 'quarter-end':
      return nextQuarter(target).limit ?? target;
  }
}

/** The quarter after the one in which the day lies: its own window, its last day both target and limit. */
function nextQuarter(from: PlainDate): Span & { readonly limit: PlainDate } {
  const firstMonth = Math.floor((Number(from.slice(5, 7)) - 1) / 3) * 3 + 1;
  const thisQuarter = `${from.slice(0, 4)}-${String(firstMonth).padStart(2, '0')}-01`;
  const windowStart = monthsAfter(thisQuarter, 3);
  const end = endOfMonth(monthsAfter(thisQuarter, 5));
  return { target: end, windowStart, windowEnd: end, limit: end };
}

/** The day on which an event that no test has answered makes a test due; null without such an event. */
function eventDay(
  duty: RuleDefinition['events'],
  lastTested: PlainDate | null,
  events: NonNullable<ClockFacts['events']>,
): PlainDate | null {
  if (duty === null) return null;
  const unanswered = events
    .filter(({ kind }) => duty.kinds.includes(kind))
    .map(({ occurredOn }) => occurredOn)
    .filter((day) => lastTested === null || day > lastTested);
  const first = unanswered.reduce<PlainDate | null>((one, other) => (one === null || other < one ? other : one), null);
  return first && addDays(first, duty.days);
}

/** The same span, ending no later than the day that an event commands. */
function hastened(span: Span, day: PlainDate | null): Span {
  if (day === null) return span;
  if (span.target === null || span.limit === null) return { ...nothing, target: day, limit: day };
  const target = earliest(span.target, day);
  return {
    target,
    windowStart: span.windowStart && earliest(span.windowStart, target),
    windowEnd: span.windowEnd && earliest(span.windowEnd, day),
    limit: earliest(span.limit, day),
  };
}

/** Months later, never beyond the last day that a date can be: a longer year would no longer sort as text. */
function monthsAfter(date: PlainDate, months: number): PlainDate {
  const later = addMonths(date, months);
  return later.length > lastDay.length ? lastDay : later;
}

function endOfMonth(date: PlainDate): PlainDate {
  return `${date.slice(0, 8)}${daysInMonth(yearOf(date), Number(date.slice(5, 7)))}`;
}

function yearOf(date: PlainDate): number {
  return Number(date.slice(0, 4));
}

function earliest(one: PlainDate, other: PlainDate): PlainDate {
  return one < other ? one : other;
}

/** The later of two days; one that is missing does not matter. */
function latest<D extends PlainDate | null>(one: D, other: D): D {
  if (one === null || other === null) return one ?? other;
  return one > other ? one : other;
}
