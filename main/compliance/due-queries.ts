import { sql } from 'kysely';
import type { ComplianceSummary, complianceSortKeys, UnitStatus } from '../../shared/compliance.ts';
import type { PlainDate } from '../../shared/dates.ts';
import { searchWords } from '../../shared/text.ts';
import type { Db } from '../database/connection.ts';
import { compiled, directed, type Slice, sliced } from '../database/query-builder.ts';
import { createQueryReader } from '../database/query-reader.ts';
import { bringIntoOrder, placeOfName } from '../equipment/name-order-rules.ts';
import { type UnitBriefRow, unitBriefColumns, unitBriefJoins } from '../equipment/unit-brief-columns.ts';
import type { UnitChoice } from '../equipment/unit-filter-rules.ts';
import { type ClockRow, clockColumns } from '../obligations/clock-columns.ts';
import { activeUnits } from './active-unit-rules.ts';
import { holds, presses, type Span, statusCondition, unitPresses, urgency } from './unit-status.ts';

/** Units of one status, in an order. */
export interface UnitsQuery extends UnitChoice {
  readonly status: UnitStatus;
  readonly sort?: readonly { readonly by: SortKey; readonly direction: 'asc' | 'desc' }[] | undefined;
}

/** An open booking of a unit. */
export interface BookingRow {
  readonly id: number;
  readonly unitId: number;
  readonly scheduledOn: PlainDate;
  readonly assigneeName: string | null;
}

type SortKey = (typeof complianceSortKeys)[number];

/**
 * A unit that presses has at least one obligation that does, so that a page needs no more units than it has rows. Just after midnight, before
 * the clocks are renewed, a headline may speak of an obligation that ended yesterday: so many units may do so before a page misses a row.
 */
const slack = 200;

/** Reads what is due on one connection. Counts and first rows come from the headline that each unit carries. */
export function createDueQueries(db: Db) {
  const briefs = db.prepare<[string], UnitBriefRow>(
    `SELECT ${unitBriefColumns} FROM json_each(?) page JOIN units u ON u.id = page.value ${unitBriefJoins} ORDER BY page.key`,
  );
  const due = db.prepare<[string], UnitBriefRow & ClockRow>(
    `SELECT ${unitBriefColumns}, ${clockColumns}
     FROM json_each(?) page JOIN obligations o ON o.id = page.value JOIN obligation_rules r ON r.id = o.rule_id
       JOIN units u ON u.id = o.unit_id ${unitBriefJoins} ORDER BY page.key`,
  );
  const openBookings = db.prepare<[string], BookingRow>(
    `SELECT b.id, b.unit_id AS unitId, b.scheduled_on AS scheduledOn, p.name AS assigneeName
     FROM json_each(?) page JOIN bookings b ON b.unit_id = page.value AND b.state = 'planned'
       LEFT JOIN people p ON p.id = b.assignee_id
     ORDER BY b.scheduled_on, b.id`,
  );
  const read = createQueryReader(db);

  return {
    /** Units by status, and open bookings on them before and after today. */
    summary(choice: UnitChoice, span: Span): ComplianceSummary {
      const tally = (status: UnitStatus) => sql`count(*) FILTER (WHERE ${statusCondition(status, span)})`;
      const units = sql`
        count(*) AS counted, ${tally('upcoming')} AS upcoming, ${tally('overdue')} AS overdue,
        ${tally('never-tested')} AS neverTested, ${tally('no-schedule')} AS noSchedule`;
      const visits = sql`
        count(*) FILTER (WHERE b.scheduled_on >= ${span.today}) AS scheduled,
        count(*) FILTER (WHERE b.scheduled_on < ${span.today}) AS missed`;
      const active = activeUnits(choice, span.today);
      // Reading the texts is what a search costs: it is done once. Without one, both parts are cheaper on their own.
      // Open bookings are few: they are read first, whatever the planner thinks.
      const [counts] = read.rows<Omit<ComplianceSummary, 'compliant'> & { readonly counted: number }>(
        searchWords(choice.search).length > 0
          ? compiled(sql`
              WITH chosen AS MATERIALIZED (
                SELECT u.id, u.next_limit_on, u.never_tested, u.has_obligations FROM units u WHERE ${active})
              SELECT * FROM (SELECT ${units} FROM chosen u),
                (SELECT ${visits} FROM bookings b WHERE b.state = 'planned' AND b.unit_id IN (SELECT id FROM chosen))`)
          : compiled(sql`
              SELECT * FROM (SELECT ${units} FROM units u WHERE ${active}),
                (SELECT ${visits} FROM bookings b CROSS JOIN units u ON u.id = b.unit_id
                  WHERE b.state = 'planned' AND ${active})`),
      );
      if (!counts) throw new Error('an aggregate answers one row');
      const { counted, ...tallies } = counts;
      const { upcoming, overdue, neverTested, noSchedule } = tallies;
      // Most units are compliant: what no other status has needs no look.
      return { compliant: counted - upcoming - overdue - neverTested - noSchedule, ...tallies };
    },

    /** Obligations that press. */
    dueCount: (choice: UnitChoice, span: Span): number =>
      read.number(
        compiled(sql`
          SELECT count(*) FROM units u JOIN obligations o ON o.unit_id = u.id
          WHERE ${activeUnits(choice, span.today)} AND ${unitPresses(span)} AND ${presses(span)}`),
      ),

    /** Ids of obligations that press: the unit with the nearest limit first, its obligations together. */
    dueIds: (choice: UnitChoice, span: Span, slice?: Slice): number[] =>
      read.numbers(
        compiled(sql`
          SELECT o.id FROM (
            SELECT u.id, u.next_limit_on FROM units u WHERE ${activeUnits(choice, span.today)} AND ${unitPresses(span)}
            ORDER BY u.next_limit_on NULLS LAST, u.id ${slice ? sql`LIMIT ${slice.offset + slice.limit + slack}` : sql``}
          ) u JOIN obligations o ON o.unit_id = u.id
          WHERE ${presses(span)} ORDER BY u.next_limit_on NULLS LAST, u.id, ${urgency(span)} ${sliced(slice)}`),
      ),

    /** In the order of the ids. */
    due: (ids: readonly number[]): (UnitBriefRow & ClockRow)[] => due.all(JSON.stringify(ids)),

    unitCount: ({ status, ...choice }: UnitsQuery, span: Span): number =>
      read.number(
        compiled(sql`
          SELECT count(*) FROM units u WHERE ${activeUnits(choice, span.today)} AND ${statusCondition(status, span)}`),
      ),

    /** Ids of units of one status; blanks last, ties by id. */
    unitIds({ status, sort, ...choice }: UnitsQuery, span: Span, slice?: Slice): number[] {
      bringIntoOrder(db, sort);
      return read.numbers(
        compiled(sql`
          SELECT u.id FROM units u WHERE ${activeUnits(choice, span.today)} AND ${statusCondition(status, span)}
          ORDER BY ${sql.join(orderOf(status, sort ?? defaultSort(status), span))} ${sliced(slice)}`),
      );
    },

    /** In the order of the ids. */
    units: (ids: readonly number[]): UnitBriefRow[] => briefs.all(JSON.stringify(ids)),

    /** The obligations that hold, of several units, the most urgent of each first. */
    clocks: (unitIds: readonly number[], span: Span): ClockRow[] =>
      read.rows<ClockRow>(
        compiled(sql`
          SELECT ${sql.raw(clockColumns)} FROM json_each(${JSON.stringify(unitIds)}) page
            JOIN obligations o ON o.unit_id = page.value JOIN obligation_rules r ON r.id = o.rule_id
          WHERE ${holds(span)} ORDER BY o.unit_id, ${urgency(span)}`),
      ),

    /** Of each unit the first open booking from today on, and the last one before. */
    bookings(unitIds: readonly number[], today: PlainDate) {
      const coming = new Map<number, BookingRow>();
      const missed = new Map<number, BookingRow>();
      for (const row of openBookings.all(JSON.stringify(unitIds))) {
        if (row.scheduledOn >= today) {
          if (!coming.has(row.unitId)) coming.set(row.unitId, row);
        } else if (missed.get(row.unitId)?.scheduledOn !== row.scheduledOn) missed.set(row.unitId, row);
      }
      return { coming, missed };
    },
  };
}

/** The queries of {@link createDueQueries}. */
export type DueQueries = ReturnType<typeof createDueQueries>;

/** Whoever waits longest comes first. */
function defaultSort(status: UnitStatus): NonNullable<UnitsQuery['sort']> {
  return [{ by: status === 'never-tested' ? 'installedOn' : 'limitDate', direction: 'asc' }];
}

function orderOf(status: UnitStatus, sort: NonNullable<UnitsQuery['sort']>, span: Span) {
  const keys = sort.flatMap(({ by, direction }) =>
    expressionsOf(by, status, span).map((key) => directed(key, direction)),
  );
  return [...keys, sql`u.id`];
}

function expressionsOf(by: SortKey, status: UnitStatus, span: Span) {
  const ofHeadline = (column: string) =>
    sql`(SELECT ${sql.ref(`o.${column}`)} FROM obligations o WHERE o.unit_id = u.id AND ${holds(span)} ORDER BY ${urgency(span)} LIMIT 1)`;
  switch (by) {
    case 'id':
      return [sql`u.id`];
    case 'limitDate':
      // The headline of a unit that was never tested may be less near than another of its limits.
      return [status === 'never-tested' ? ofHeadline('limit_on') : sql`u.next_limit_on`];
    case 'lastTested':
      return [ofHeadline('last_tested_on')];
    case 'className':
    case 'manufacturerName':
    case 'facilityName':
    case 'departmentName':
      return [placeOfName(by)];
    case 'room':
      // Most rooms are numbers, sometimes with a letter: 2 comes before 10A.
      return [sql`CAST(u.room AS INTEGER)`, sql`u.room COLLATE NOCASE`];
    case 'installedOn':
      return [sql`u.installed_on`];
  }
}
