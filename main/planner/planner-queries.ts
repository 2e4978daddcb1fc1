import { sql } from 'kysely';
import type { PlainDate } from '../../shared/dates.ts';
import type { PlannerGroup } from '../../shared/planner.ts';
import type { BookedUnit, WaitingObligation } from '../../shared/visit-diary.ts';
import { activeUnits, unitsWithHistory } from '../compliance/active-unit-rules.ts';
import type { Db } from '../database/connection.ts';
import { compiled } from '../database/query-builder.ts';
import { createQueryReader } from '../database/query-reader.ts';
import { type UnitBriefRow, unitBriefColumns, unitBriefJoins } from '../equipment/unit-brief-columns.ts';
import type { UnitChoice } from '../equipment/unit-filter-rules.ts';
import { type ClockRow, clockColumns } from '../obligations/clock-columns.ts';

/** A span of days, both included, as it is seen on a day. */
export interface Span {
  readonly from: PlainDate;
  readonly to: PlainDate;
  readonly today: PlainDate;
}

/** An obligation with its unit and the open booking that is meant for it. */
export interface WindowRow extends UnitBriefRow, ClockRow {
  readonly bookingId: number | null;
}

/** Open bookings of one person; null is nobody. */
export interface LoadRow {
  readonly personId: number | null;
  readonly name: string | null;
  readonly bookings: number;
  readonly minutes: number;
}

/** What falls into one month of one group. */
export interface MonthRow {
  readonly groupId: number | null;
  readonly month: number;
  readonly kind: 'due' | 'planned' | 'missed' | 'done';
  readonly count: number;
}

/** An open booking of the unit of obligation `o` that is meant for it: it names it, or names nothing. */
const meantFor = sql`b.unit_id = o.unit_id AND b.state = 'planned' AND (
  NOT EXISTS (SELECT 1 FROM booking_obligations n WHERE n.booking_id = b.id)
  OR EXISTS (SELECT 1 FROM booking_obligations n WHERE n.booking_id = b.id AND n.obligation_id = o.id))`;

/** The groups that a unit itself belongs to. */
const groupsOfUnits = { facility: sql`u.facility_id`, class: sql`u.class_id`, assignee: undefined };

/** Reads what the planner shows, on one connection. Counts are made by the database. */
export function createPlannerQueries(db: Db) {
  const read = createQueryReader(db);
  const windows = db.prepare<[{ ids: string; today: PlainDate }], WindowRow>(
    `SELECT ${unitBriefColumns}, ${clockColumns},
       (SELECT b.id FROM bookings b WHERE b.unit_id = o.unit_id AND b.state = 'planned' AND b.scheduled_on >= @today AND (
          NOT EXISTS (SELECT 1 FROM booking_obligations n WHERE n.booking_id = b.id)
          OR EXISTS (SELECT 1 FROM booking_obligations n WHERE n.booking_id = b.id AND n.obligation_id = o.id))
        ORDER BY b.scheduled_on, b.id LIMIT 1) AS bookingId
     FROM json_each(@ids) page JOIN obligations o ON o.id = page.value JOIN obligation_rules r ON r.id = o.rule_id
       JOIN units u ON u.id = o.unit_id ${unitBriefJoins}
     ORDER BY page.key`,
  );
  const names = {
    facility: 'SELECT id, name FROM facilities',
    class: 'SELECT id, name FROM classes',
    assignee: 'SELECT id, name FROM people WHERE id IN (SELECT assignee_id FROM bookings)',
  } as const satisfies Record<PlannerGroup, string>;

  return {
    /** Obligations whose window, target or limit touches the span: by limit, then by unit. What is overdue touches every day until today. */
    windowIds(choice: UnitChoice, span: Span): number[] {
      const { from, to, today } = span;
      const since = from <= today && today <= to ? '' : from;
      return read
        .rows<{ id: number }>(
          compiled(sql`
          SELECT o.id FROM obligations o JOIN units u ON u.id = o.unit_id
          WHERE o.limit_on >= ${since} AND min(o.target_on, coalesce(o.window_start_on, o.target_on)) <= ${to}
            AND ${holds(span)} AND ${activeUnits(choice, today)}
          ORDER BY o.limit_on, o.unit_id, o.id`),
        )
        .map(({ id }) => id);
    },

    /** In the order of the ids. */
    windows: (ids: readonly number[], today: PlainDate): WindowRow[] =>
      windows.all({ ids: JSON.stringify(ids), today }),

    /** Open bookings per person, the busiest first; `minutes` counts `usual` where a booking gives no length. */
    load: (choice: UnitChoice, span: Span, assigneeIds: readonly number[], usual: number): LoadRow[] =>
      read.rows<LoadRow>(
        compiled(sql`
          SELECT b.assignee_id AS personId, p.name, count(*) AS bookings, sum(coalesce(b.duration_minutes, ${usual})) AS minutes
          FROM bookings b CROSS JOIN units u ON u.id = b.unit_id LEFT JOIN people p ON p.id = b.assignee_id
          WHERE b.state = 'planned' AND b.scheduled_on BETWEEN ${span.from} AND ${span.to} AND ${bookedUnits(choice, span.today)}
            ${assigneeIds.length > 0 ? sql`AND b.assignee_id IN (${sql.join(assigneeIds)})` : sql``}
          GROUP BY b.assignee_id ORDER BY bookings DESC, p.name_folded`),
      ),

    /** What falls due in a year, by group and month. It counts for whoever is booked for it first, where persons are the groups. */
    dueInYear(choice: UnitChoice, group: PlannerGroup, span: Span): MonthRow[] {
      const due =
        groupsOfUnits[group] ??
        sql`(SELECT b.assignee_id FROM bookings b WHERE ${meantFor} ORDER BY b.scheduled_on, b.id LIMIT 1)`;
      return read.rows<MonthRow>(
        compiled(sql`
          SELECT ${due} AS groupId, CAST(substr(o.limit_on, 6, 2) AS INTEGER) AS month, 'due' AS kind, count(*) AS count
          FROM units u JOIN obligations o ON o.unit_id = u.id
          WHERE o.limit_on BETWEEN ${span.from} AND ${span.to} AND ${holds(span)} AND ${activeUnits(choice, span.today)}
          GROUP BY 1, 2`),
      );
    },

    /** What is booked in a year, by group and month. */
    bookedInYear: (choice: UnitChoice, group: PlannerGroup, span: Span): MonthRow[] =>
      read.rows<MonthRow>(
        compiled(sql`
          SELECT ${groupsOfUnits[group] ?? sql`b.assignee_id`} AS groupId, CAST(substr(b.scheduled_on, 6, 2) AS INTEGER) AS month,
            CASE WHEN b.state = 'done' THEN 'done' WHEN b.scheduled_on < ${span.today} THEN 'missed' ELSE 'planned' END AS kind,
            count(*) AS count
          FROM bookings b CROSS JOIN units u ON u.id = b.unit_id
          WHERE b.scheduled_on BETWEEN ${span.from} AND ${span.to} AND b.state <> 'cancelled' AND ${bookedUnits(choice, span.today)}
          GROUP BY 1, 2, 3`),
      ),

    /** The names of all groups. */
    names: (group: PlannerGroup): Map<number, string> =>
      new Map(
        db
          .prepare<[], { id: number; name: string }>(names[group])
          .all()
          .map(({ id, name }) => [id, name]),
      ),

    /**
     * Obligations that a plan for the span may look at: nothing is booked for them, and a visit by its end may count. Those without a limit have
     * no day to be planned for.
     */
    waiting: (choice: UnitChoice, span: Span, earlyDays: number): WaitingObligation[] =>
      read.rows<WaitingObligation>(
        compiled(sql`
          SELECT o.id AS obligationId, o.unit_id AS unitId, u.facility_id AS facilityId, o.window_start_on AS windowStart,
            o.target_on AS target, o.limit_on AS "limit"
          FROM obligations o JOIN units u ON u.id = o.unit_id
          WHERE o.limit_on IS NOT NULL AND coalesce(o.window_start_on, date(o.target_on, ${`-${earlyDays} days`}), '') <= ${span.to}
            AND ${holds(span)} AND ${activeUnits(choice, span.today)}
            AND NOT EXISTS (SELECT 1 FROM bookings b WHERE ${meantFor} AND b.scheduled_on >= ${span.today})`),
      ),

    /** What is booked in the span, whoever asks; `own` tells the bookings of one person. */
    booked: (span: Span, assigneeId: number | undefined): BookedUnit[] =>
      read
        .rows<Omit<BookedUnit, 'own'> & { readonly own: 0 | 1 }>(
          compiled(sql`
          SELECT b.unit_id AS unitId, u.facility_id AS facilityId, b.scheduled_on AS date,
            max(b.assignee_id IS ${assigneeId ?? -1}) AS own
          FROM bookings b CROSS JOIN units u ON u.id = b.unit_id
          WHERE b.state = 'planned' AND b.scheduled_on BETWEEN ${span.from} AND ${span.to}
            AND u.retired = 0 AND (u.retired_on IS NULL OR u.retired_on > ${span.today})
          GROUP BY b.unit_id, b.scheduled_on`),
        )
        .map(({ own, ...one }) => ({ ...one, own: own === 1 })),
  };
}

/** Obligation `o` holds today. */
function holds({ today }: Span) {
  return sql`(o.starts_on IS NULL OR o.starts_on <= ${today}) AND (o.ends_on IS NULL OR o.ends_on >= ${today})`;
}

/** The units whose bookings lists show: retired ones only where a filter asks for them. */
function bookedUnits({ filters, search }: UnitChoice, today: PlainDate) {
  return unitsWithHistory({ filters: { includeRetired: false, ...filters }, search }, today);
}
