import type { z } from 'zod';
import { type Booking, usualVisitMinutes } from '../../shared/bookings.ts';
import { AppError } from '../../shared/contract/errors.ts';
import { daysBetween, localDate, type PlainDate } from '../../shared/dates.ts';
import { namelessLast } from '../../shared/natural-order.ts';
import type { Clock as ObligationClock } from '../../shared/obligations.ts';
import type { MonthCount, PlannedWindow, ProposedVisit, plannerContract } from '../../shared/planner.ts';
import { earlyVisitDays, type LeftObligation, planVisits } from '../../shared/visit-plan.ts';
import type { BookingsService } from '../bookings/service.ts';
import { dueByMonth } from '../compliance/due-count-rules.ts';
import type { UnitClocks } from '../compliance/service.ts';
import type { Db } from '../database/connection.ts';
import { toUnitInBrief } from '../equipment/unit-brief-columns.ts';
import { toClock } from '../obligations/clock-columns.ts';
import { createMergedPeople } from '../people/merged-people-rules.ts';
import type { Clock } from '../ports.ts';
import { createPlannerQueries, type MonthRow, type Span, type WindowRow } from './planner-queries.ts';

type Input<P extends keyof typeof plannerContract> = z.output<(typeof plannerContract)[P]['input']>;
type Year = z.output<(typeof plannerContract)['year']['output']>;
type Left = z.output<(typeof plannerContract)['propose']['output']>['left'];

/** Days ahead that `upcoming` looks (REMS 2.4). */
const horizon = 90;
const longestRange = 62;
/** Three years: longer cycles are no plan any more. */
const longestPlan = 1096;
/** Windows and bookings that a range answers at most. */
const mostShown = 1000;

/** What the planner shows of a span or a year, and which visits it proposes. */
export function createPlannerService(deps: {
  readonly db: Db;
  readonly clock: Clock;
  readonly bookings: Pick<BookingsService, 'list'>;
  /** Null on a connection that keeps nothing in memory. */
  readonly clocks: UnitClocks | null;
}) {
  const { db, clock, bookings, clocks } = deps;
  const queries = createPlannerQueries(db);
  const merged = createMergedPeople(db);

  /** @throws AppError INVALID for a span that ends before it begins, or is too long */
  function spanOf({ from, to }: { readonly from: PlainDate; readonly to: PlainDate }, most: number): Span {
    const fail = (message: string) => new AppError('INVALID', message, { fields: { to: message } });
    if (to < from) throw fail('The last day comes before the first. Choose a later one.');
    if (daysBetween(from, to) >= most) throw fail(`At most ${most} days are planned at once. Choose a shorter span.`);
    return { from, to, today: localDate(clock.now()) };
  }

  /** Counts in memory what falls due in a year; undefined where only the database can. */
  function countingDue({ year, group, ...choice }: Input<'year'>, today: PlainDate): (() => MonthRow[]) | undefined {
    // Whom an obligation counts for depends on bookings.
    if (group === 'assignee') return undefined;
    const known = clocks?.active(choice, today);
    return known && (() => dueByMonth(known, group, year, today).map((row) => ({ ...row, kind: 'due' })));
  }

  const toWindow = (row: WindowRow, today: PlainDate): PlannedWindow => ({
    ...toClock(row, today, horizon),
    unit: toUnitInBrief(row, today),
    bookingId: row.bookingId,
  });

  return {
    /** A filter on people chooses bookings and load; windows are nobody's. @throws AppError INVALID for a span of more than 62 days */
    range({ from, to, assigneeId = [], ...choice }: Input<'range'>) {
      const span = spanOf({ from, to }, longestRange);
      const windowIds = queries.windowIds(choice, span);
      const booked: { items: Booking[]; total: number } = bookings.list({
        ...choice,
        from,
        to,
        assigneeId,
        state: ['planned', 'missed', 'done'],
        page: 1,
        pageSize: mostShown,
      });
      return {
        windows: queries.windows(windowIds.slice(0, mostShown), span.today).map((row) => toWindow(row, span.today)),
        windowTotal: windowIds.length,
        bookings: booked.items,
        bookingTotal: booked.total,
        load: queries.load(choice, span, merged.follow(assigneeId) ?? [], usualVisitMinutes),
      };
    },

    /** Whether a year takes a few milliseconds, because what falls due is counted in memory. */
    yearAtHand: (input: Input<'year'>): boolean => countingDue(input, localDate(clock.now())) !== undefined,

    year(input: Input<'year'>): Year {
      const { year, group, ...choice } = input;
      const text = String(year).padStart(4, '0');
      const span = { from: `${text}-01-01`, to: `${text}-12-31`, today: localDate(clock.now()) };
      const countDue = countingDue(input, span.today) ?? (() => queries.dueInYear(choice, group, span));
      const names = queries.names(group);
      const totals = emptyYear();
      const rows = new Map<number | null, MonthCount[]>();
      for (const { groupId, month, kind, count } of [...countDue(), ...queries.bookedInYear(choice, group, span)]) {
        const months = rows.get(groupId) ?? emptyYear();
        rows.set(groupId, months);
        for (const counted of [months[month - 1], totals[month - 1]]) if (counted) counted[kind] += count;
      }
      return {
        rows: [...rows]
          .map(([id, months]) => ({ id, name: id === null ? null : (names.get(id) ?? null), months }))
          .toSorted((one, other) => namelessLast(one.name, other.name)),
        totals,
      };
    },

    /** @throws AppError INVALID for days that have passed, or more than three years */
    propose({ from, to, unitsPerDay, weekdays, assigneeId, ...choice }: Input<'propose'>): {
      visits: ProposedVisit[];
      left: Left;
    } {
      const span = spanOf({ from, to }, longestPlan);
      const { today } = span;
      if (to < today) {
        const message = 'These days have passed. Choose today or later days.';
        throw new AppError('INVALID', message, { fields: { to: message } });
      }
      const ahead = { ...span, from: from < today ? today : from };
      const waiting = queries.waiting(choice, ahead, earlyVisitDays);
      const terms = { from: ahead.from, to, unitsPerDay, weekdays };
      const plan = planVisits(
        waiting,
        queries.booked(ahead, assigneeId === undefined ? undefined : merged.one(assigneeId)),
        terms,
      );
      const named = [
        ...plan.visits.flatMap(({ units }) => units.flatMap(({ obligationIds }) => obligationIds)),
        ...plan.left.map(({ obligationId }) => obligationId),
      ];
      const rows = queries.windows(named, today);
      const byId = new Map(rows.map((row) => [row.obligationId, row]));
      const rowOf = (id: number): WindowRow => {
        const row = byId.get(id);
        if (!row) throw new Error('a plan speaks of what it was given');
        return row;
      };
      const clockOf = (id: number): ObligationClock => toClock(rowOf(id), today, horizon);
      return {
        visits: plan.visits.map(({ date, facilityId, units }) => ({
          date,
          facilityId,
          facilityName: rowOf(units[0]?.obligationIds[0] ?? 0).facilityName,
          units: units.map(({ obligationIds }) => ({
            unit: toUnitInBrief(rowOf(obligationIds[0] ?? 0), today),
            obligations: obligationIds.map(clockOf),
          })),
        })),
        left: plan.left.map((one) => ({
          unit: toUnitInBrief(rowOf(one.obligationId), today),
          clock: clockOf(one.obligationId),
          reason: reasonOf(one),
        })),
      };
    },
  };
}

/** The service of {@link createPlannerService}. */
export type PlannerService = ReturnType<typeof createPlannerService>;

function emptyYear(): MonthCount[] {
  return Array.from({ length: 12 }, () => ({ due: 0, planned: 0, done: 0, missed: 0 }));
}

function reasonOf({ reason, earliest, latest }: LeftObligation): string {
  return reason === 'full'
    ? `All days from ${earliest} to ${latest} are full.`
    : `No day of a visit lies between ${earliest} and ${latest}.`;
}
