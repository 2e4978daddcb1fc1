import { type RawBuilder, sql } from 'kysely';
import type { z } from 'zod';
import type { bookingSortKeys, bookingsContract } from '../../shared/bookings.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { unitsWithHistory } from '../compliance/active-unit-rules.ts';
import { createNamedPeople } from '../compliance/named-people-rules.ts';
import type { Db } from '../database/connection.ts';
import { createKeptQueries } from '../database/kept-queries.ts';
import { compiled, directed, type Query, type Slice, sliced } from '../database/query-builder.ts';
import { createQueryReader } from '../database/query-reader.ts';
import { bringIntoOrder, type NameKey, placeOfName } from '../equipment/name-order-rules.ts';
import { type UnitBriefRow, unitBriefColumns, unitBriefJoins } from '../equipment/unit-brief-columns.ts';
import type { BookableUnit } from './booking-rules.ts';
import type { StoredState } from './booking-table.ts';

/** What a list of bookings asks for. */
export type BookingQuery = Omit<
  z.output<(typeof bookingsContract)['list']['input']>,
  'page' | 'pageSize' | 'assigneeId'
> & {
  readonly assigneeId?: readonly number[] | undefined;
};

/** Which bookings, as they stand today; all that match without a limit. */
export interface AskedBookings extends BookingQuery, Partial<Slice> {
  readonly today: PlainDate;
}

/** What of a question only becomes a parameter. */
export const bookingValues = ['unitId', 'from', 'to', 'offset'] as const;

/** A booking with the names behind its ids. */
export interface BookingRow extends UnitBriefRow {
  readonly id: number;
  readonly version: number;
  readonly scheduledOn: PlainDate;
  readonly schedulingOn: PlainDate;
  readonly startTime: string | null;
  readonly durationMinutes: number | null;
  readonly assigneeId: number | null;
  readonly assigneeName: string | null;
  readonly notes: string | null;
  readonly storedState: StoredState;
  readonly testId: number | null;
  readonly cancelledReason: string | null;
  readonly createdBy: string;
  readonly createdAt: string;
  readonly modifiedBy: string | null;
  readonly updatedAt: string;
}

/** An obligation that a booking names. */
export interface NamedObligationRow {
  readonly bookingId: number;
  readonly id: number;
  readonly obligation: string;
}

/** Reads bookings on one connection. */
export function createBookingQueries(db: Db) {
  const many = db.prepare<[string], BookingRow>(
    `SELECT b.id, b.version, b.scheduled_on AS scheduledOn, b.scheduling_on AS schedulingOn, b.start_time AS startTime,
       b.duration_minutes AS durationMinutes, b.assignee_id AS assigneeId, p.name AS assigneeName, b.notes, b.state AS storedState,
       b.test_id AS testId, b.cancelled_reason AS cancelledReason, b.created_by AS createdBy, b.created_at AS createdAt,
       b.modified_by AS modifiedBy, b.updated_at AS updatedAt, ${unitBriefColumns}
     FROM json_each(?) page JOIN bookings b ON b.id = page.value LEFT JOIN people p ON p.id = b.assignee_id
       JOIN units u ON u.id = b.unit_id ${unitBriefJoins}
     ORDER BY page.key`,
  );
  const obligations = db.prepare<[string], NamedObligationRow>(
    `SELECT n.booking_id AS bookingId, o.id, r.label AS obligation
     FROM json_each(?) page JOIN booking_obligations n ON n.booking_id = page.value
       JOIN obligations o ON o.id = n.obligation_id JOIN obligation_rules r ON r.id = o.rule_id
     ORDER BY n.booking_id, r.label_folded, o.id`,
  );
  const unit = db.prepare<[number], BookableUnit>('SELECT retired, retired_on AS retiredOn FROM units WHERE id = ?');
  const same = db
    .prepare<[{ unitId: number; scheduledOn: PlainDate; obligationIds: string; except: number }], number>(
      `SELECT b.id FROM bookings b
       WHERE b.unit_id = @unitId AND b.state = 'planned' AND b.scheduled_on = @scheduledOn AND b.id <> @except
         AND (SELECT coalesce(json_group_array(n.obligation_id), '[]') FROM
           (SELECT obligation_id FROM booking_obligations WHERE booking_id = b.id ORDER BY 1) n) = @obligationIds
       LIMIT 1`,
    )
    .pluck();
  const read = createQueryReader(db);
  const counted = createKeptQueries(bookingValues, countQuery);
  const found = createKeptQueries(bookingValues, idsQuery);

  return {
    count: (asked: AskedBookings): number => read.number(counted(asked)),
    /** Ids in order, the earliest day first unless told otherwise; blanks last. */
    ids(asked: AskedBookings): number[] {
      bringIntoOrder(db, asked.sort);
      return read.numbers(found(asked));
    },
    /** In the order of the ids. */
    many: (ids: readonly number[]): BookingRow[] => (ids.length === 0 ? [] : many.all(JSON.stringify(ids))),
    obligations: (ids: readonly number[]): NamedObligationRow[] =>
      ids.length === 0 ? [] : obligations.all(JSON.stringify(ids)),
    unit: (id: number): BookableUnit | undefined => unit.get(id),
    person: createNamedPeople(db),
    /** Whether another open booking has the same unit, day and obligations. */
    isTaken(unitId: number, scheduledOn: PlainDate, obligationIds: readonly number[], except = 0): boolean {
      const inOrder = [...new Set(obligationIds)].sort((left, right) => left - right);
      return same.get({ unitId, scheduledOn, obligationIds: JSON.stringify(inOrder), except }) !== undefined;
    },
  };
}

/** The number of bookings that match. */
export function countQuery(asked: AskedBookings): Query {
  return compiled(sql`SELECT count(*) FROM bookings b WHERE ${matching(asked)}`);
}

/** The ids of those that match, in order. */
export function idsQuery(asked: AskedBookings): Query {
  return compiled(sql`
    SELECT b.id FROM bookings b WHERE ${matching(asked)} ORDER BY ${sql.join(orderOf(asked.sort))}
    ${sliced(asked)}`);
}

function matching({ unitId, state, from, to, assigneeId, filters, search, today }: AskedBookings) {
  const conditions = [
    ...(unitId === undefined
      ? [
          isFew(state)
            ? sql`EXISTS (SELECT 1 FROM units u WHERE u.id = b.unit_id AND ${chosenUnits({ filters, search }, today)})`
            : sql`b.unit_id IN (SELECT u.id FROM units u WHERE ${chosenUnits({ filters, search }, today)})`,
        ]
      : [
          sql`b.unit_id = ${unitId}`,
          ...(filters || search
            ? [
                sql`EXISTS (SELECT 1 FROM units u WHERE u.id = b.unit_id AND ${unitsWithHistory({ filters, search }, today)})`,
              ]
            : []),
        ]),
    ...(state && state.length > 0
      ? [
          sql`(${sql.join(
            state.map((one) => stateIs(one, today)),
            sql` OR `,
          )})`,
        ]
      : []),
    ...(from === undefined ? [] : [sql`b.scheduled_on >= ${from}`]),
    ...(to === undefined ? [] : [sql`b.scheduled_on <= ${to}`]),
    ...(assigneeId && assigneeId.length > 0 ? [sql`b.assignee_id IN (${sql.join(assigneeId)})`] : []),
  ];
  return sql.join(conditions, sql` AND `);
}

/** Open bookings are few: their units are looked up one by one, instead of all units being read first. */
function isFew(state: BookingQuery['state']): boolean {
  return state !== undefined && state.length > 0 && state.every((one) => one === 'planned' || one === 'missed');
}

/** Planned and uncovered units are booked too; retired ones only where a filter asks for them. */
function chosenUnits({ filters, search }: Pick<BookingQuery, 'filters' | 'search'>, today: PlainDate) {
  return unitsWithHistory({ filters: { includeRetired: false, ...filters }, search }, today);
}

function stateIs(state: 'planned' | 'missed' | 'done' | 'cancelled', today: PlainDate) {
  switch (state) {
    case 'planned':
      return sql`(b.state = 'planned' AND b.scheduled_on >= ${today})`;
    case 'missed':
      return sql`(b.state = 'planned' AND b.scheduled_on < ${today})`;
    case 'done':
    case 'cancelled':
      return sql`b.state = ${state}`;
  }
}

function orderOf(sort: BookingQuery['sort']) {
  const byDay = [sql`b.scheduled_on`, sql`b.start_time`, sql`b.id`];
  if (!sort || sort.length === 0) return byDay;
  const keys = sort.flatMap(({ by, direction }) => sortKeys[by].map((key) => directed(key, direction)));
  return [...keys, ...byDay];
}

const nameOf = (key: NameKey) => placeOfName(key, sql`b.unit_id`);

const sortKeys: Readonly<Record<(typeof bookingSortKeys)[number], readonly RawBuilder<unknown>[]>> = {
  scheduledOn: [sql`b.scheduled_on`],
  className: [nameOf('className')],
  facilityName: [nameOf('facilityName')],
  departmentName: [nameOf('departmentName')],
  // Most rooms are numbers, sometimes with a letter: 2 comes before 10A.
  room: [
    sql`(SELECT CAST(u.room AS INTEGER) FROM units u WHERE u.id = b.unit_id)`,
    sql`(SELECT lower(u.room) FROM units u WHERE u.id = b.unit_id)`,
  ],
  assigneeName: [sql`(SELECT p.name_folded FROM people p WHERE p.id = b.assignee_id)`],
  id: [sql`b.id`],
};
