import { sql } from 'kysely';
import type { PlainDate } from '../../shared/dates.ts';
import { searchWords } from '../../shared/text.ts';
import { createChangeStamp } from '../database/change-stamp.ts';
import { createChangedRows, type RowSource } from '../database/changed-rows.ts';
import type { Db } from '../database/connection.ts';
import { createKeptAnswers } from '../database/kept-answers.ts';
import { compiled } from '../database/query-builder.ts';
import { createQueryReader } from '../database/query-reader.ts';
import { decidedByColumns, filterColumns, type UnitChoice } from '../equipment/unit-filter-rules.ts';
import { activeUnits } from './active-unit-rules.ts';
import { type ClockRows, type ClockTable, createClockTable } from './clock-table.ts';
import { dayNumber, earliest } from './day-numbers.ts';

/** The units that a choice means: their places in a table, in the order of their ids. */
export interface KnownUnits extends Pick<ClockTable, 'units' | 'obligations' | 'bookings'> {
  readonly places: Int32Array;
}

/** What all units are due for, in memory, where counting takes a fiftieth of the time that SQL takes. */
export interface UnitClocks {
  /**
   * The active units that a choice means, by id, as they stand at this moment. Undefined where only the database knows: inside a
   * transaction, where words, findings or fields of the clinic decide, and while the units are still being read.
   */
  active(choice: UnitChoice, today: PlainDate): KnownUnits | undefined;
}

/** What {@link KnownUnits} are made of. */
export const clockSources: readonly RowSource[] = [
  {
    table: 'units',
    key: 'id',
    columns: ['class_id', 'facility_id', 'next_limit_on', 'never_tested', 'has_obligations', 'installed_on'],
  },
  { table: 'obligations', key: 'unit_id' },
  { table: 'bookings', key: 'unit_id', columns: ['unit_id', 'scheduled_on', 'state'] },
];

/** Choices whose units are kept, up to 160 kB each at 20,000 units. */
const keptChoices = 20;
/** Units that one question reads on at most, in some five milliseconds. */
const mostAtOnce = 500;

/**
 * The units on one connection, once on it. They are read a part at a time, so that nobody waits for all of them; a unit that this connection
 * changes is read again at the next question, and all are after a change by anybody else.
 */
export function createUnitClocks(db: Db, most = mostAtOnce): UnitClocks {
  const changedUnits = createChangedRows(db, 'unit_clocks', clockSources);
  const choices = createKeptAnswers<KnownUnits>(
    createChangeStamp(db, 'active_units', [{ table: 'units', columns: filterColumns }]),
    keptChoices,
  );
  const read = createQueryReader(db);
  const readUnits = createUnitReader(db);
  const nextIds = db.prepare<[number, number], number>('SELECT id FROM units WHERE id > ? ORDER BY id LIMIT ?').pluck();
  let table = createClockTable();
  let whole = false;
  /** Tells choices from a table that was thrown away from those of today's. */
  let tables = 0;

  function forget(): void {
    table = createClockTable();
    whole = false;
    tables += 1;
  }

  function renew(ids: readonly number[]): void {
    const left = new Set(ids);
    for (const rows of readUnits(ids)) {
      const { id } = rows.unit;
      // Ids grow, so that what is new comes last, where it belongs; one that comes back is the exception.
      if (table.placeOf(id) === undefined && id <= table.highestId()) {
        forget();
        return;
      }
      table.put(rows);
      left.delete(id);
    }
    for (const id of left) table.remove(id);
  }

  function readOn(): void {
    const ids = nextIds.all(table.highestId(), most);
    renew(ids);
    whole = ids.length < most;
  }

  /** Brings what is known up to this moment; whether that is all units. */
  function bringUpToDate(): boolean {
    const changed = changedUnits();
    if (changed === undefined) return false;
    try {
      if (changed === 'any') forget();
      else if (changed.length > 0) renew(changed.filter((id) => whole || id <= table.highestId()));
      if (!whole) readOn();
    } catch (cause) {
      // What was noted is not noted again.
      forget();
      throw cause;
    }
    return whole;
  }

  return {
    active(choice, today) {
      if (searchWords(choice.search).length > 0 || !decidedByColumns(choice) || !bringUpToDate()) return undefined;
      return choices(JSON.stringify([tables, today, choice.filters]), () => {
        const ids = read.numbers(
          compiled(sql`SELECT u.id FROM units u WHERE ${activeUnits(choice, today)} ORDER BY u.id`),
        );
        const places = Int32Array.from(ids, (id) => table.placeOf(id) ?? -1);
        const { units, obligations, bookings } = table;
        return places.includes(-1) ? undefined : { places, units, obligations, bookings };
      });
    },
  };
}

interface UnitDays {
  readonly id: number;
  readonly classId: number;
  readonly facilityId: number;
  readonly limitOn: PlainDate | null;
  readonly neverTested: 0 | 1;
  readonly hasObligations: 0 | 1;
  readonly installedOn: PlainDate | null;
}

interface ObligationDays {
  readonly id: number;
  readonly unitId: number;
  readonly limitOn: PlainDate | null;
  readonly tested: 0 | 1;
  readonly startsOn: PlainDate | null;
  readonly endsOn: PlainDate | null;
}

/** Reads some units with everything that they are due for. */
function createUnitReader(db: Db): (ids: readonly number[]) => ClockRows[] {
  const units = db.prepare<[string], UnitDays>(
    `SELECT u.id, u.class_id AS classId, coalesce(u.facility_id, 0) AS facilityId, u.next_limit_on AS limitOn, u.never_tested AS neverTested,
       u.has_obligations AS hasObligations, u.installed_on AS installedOn
     FROM json_each(?) page CROSS JOIN units u ON u.id = page.value ORDER BY u.id`,
  );
  const obligations = db.prepare<[string], ObligationDays>(
    `SELECT o.id, o.unit_id AS unitId, o.limit_on AS limitOn, o.last_tested_on IS NOT NULL AS tested, o.starts_on AS startsOn,
       o.ends_on AS endsOn
     FROM json_each(?) page CROSS JOIN obligations o ON o.unit_id = page.value`,
  );
  const bookings = db.prepare<[string], { readonly unitId: number; readonly scheduledOn: PlainDate }>(
    `SELECT b.unit_id AS unitId, b.scheduled_on AS scheduledOn
     FROM json_each(?) page CROSS JOIN bookings b ON b.unit_id = page.value AND b.state = 'planned'`,
  );

  return (ids) => {
    if (ids.length === 0) return [];
    const page = JSON.stringify(ids);
    const obligationsOf = Map.groupBy(obligations.all(page), ({ unitId }) => unitId);
    const bookingsOf = Map.groupBy(bookings.all(page), ({ unitId }) => unitId);
    return units.all(page).map(({ limitOn, installedOn, ...unit }) => ({
      unit: { ...unit, limitOn: dayNumber(limitOn), installedOn: dayNumber(installedOn) },
      obligations: (obligationsOf.get(unit.id) ?? []).map(({ id, tested, ...days }) => ({
        id,
        tested,
        limitOn: dayNumber(days.limitOn),
        startsOn: dayNumber(days.startsOn, earliest),
        endsOn: dayNumber(days.endsOn),
      })),
      bookings: (bookingsOf.get(unit.id) ?? []).map(({ scheduledOn }) => ({ scheduledOn: dayNumber(scheduledOn) })),
    }));
  };
}
