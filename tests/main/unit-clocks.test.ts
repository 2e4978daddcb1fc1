import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dueByMonth, dueOf, summaryOf, unitsOf } from '../../main/compliance/due-count-rules.ts';
import { createDueQueries } from '../../main/compliance/due-queries.ts';
import { createUnitClocks, type UnitClocks } from '../../main/compliance/unit-clocks.ts';
import { spanOf } from '../../main/compliance/unit-status.ts';
import type { Db } from '../../main/database/connection.ts';
import type { UnitChoice } from '../../main/equipment/unit-filter-rules.ts';
import { createPlannerQueries } from '../../main/planner/planner-queries.ts';
import { unitStatuses } from '../../shared/compliance.ts';
import { addDays } from '../../shared/dates.ts';
import { openDatabaseOf } from '../support/database.ts';
import { createSurveyDesk } from '../support/survey-desk.ts';

// What is counted in memory is what the database counts, whoever changed it.

const today = '2026-03-31';
const unitsAtFirst = 7;

/** Two connections on a clinic with units, obligations and bookings. */
async function clinic() {
  const desk = await createSurveyDesk(`${today}T09:00:00`);
  const north = (await desk.api.lookups.create({ kind: 'facility', name: 'North' })).id;
  const mri = (await desk.api.lookups.create({ kind: 'class', name: 'MRI' })).id;
  for (let unit = 1; unit <= unitsAtFirst; unit += 1) await desk.unit(['acr', 'tjc', 'me'].slice(unit % 4));
  desk.book(2, '2026-03-01', '2026-04-02');
  return { desk, north, mri, db: desk.db, beside: await openDatabaseOf(desk.test.folder) };
}

/** Holds memory against the database, for every list and count. */
function compare(db: Db, clocks: UnitClocks, choice: UnitChoice, day: string, days: number): void {
  const queries = createDueQueries(db);
  const span = spanOf(day, days);
  const known = clocks.active(choice, day);
  if (!known) throw new Error('the units are known');
  expect(summaryOf(known, span)).toEqual(queries.summary(choice, span));
  const due = queries.dueIds(choice, span);
  expect(dueOf(known, span)).toEqual({ ids: due, total: due.length });
  for (const offset of [0, 2, 50]) {
    const slice = { limit: 3, offset };
    expect(dueOf(known, span, slice)).toEqual({ ids: due.slice(offset, offset + 3), total: due.length });
    for (const status of unitStatuses) {
      const query = { ...choice, status };
      const expected = { ids: queries.unitIds(query, span, slice), total: queries.unitCount(query, span) };
      expect(unitsOf(known, status, span, slice), status).toEqual(expected);
    }
  }
}

/** Holds the months of a year against the database. */
function compareYear(db: Db, clocks: UnitClocks, choice: UnitChoice, day: string): void {
  const planner = createPlannerQueries(db);
  const known = clocks.active(choice, day);
  if (!known) throw new Error('the units are known');
  for (const group of ['facility', 'class'] as const) {
    for (const year of [2025, 2026]) {
      const months = dueByMonth(known, group, year, day).map((month) => ({ ...month, kind: 'due' }));
      const span = { from: `${year}-01-01`, to: `${year}-12-31`, today: day };
      const expected = planner.dueInYear(choice, group, span);
      expect(months).toHaveLength(expected.length);
      expect(months).toEqual(expect.arrayContaining(expected));
    }
  }
}

/** Reads all units, however many questions that takes. */
function warmed(db: Db, most?: number): UnitClocks {
  const clocks = createUnitClocks(db, most);
  while (!clocks.active({}, today));
  return clocks;
}

const unit = fc.integer({ min: 1, max: unitsAtFirst + 2 });
const day = fc.option(
  fc.integer({ min: -5, max: 5 }).map((days) => addDays(today, days * 30)),
  { freq: 5 },
);
const flag = fc.constantFrom(0, 1);
const change = fc.oneof(
  fc
    .tuple(fc.constantFrom('next_limit_on', 'installed_on', 'retired_on'), day, unit)
    .map(([column, value, id]) => ({ sql: `UPDATE units SET ${column} = ? WHERE id = ?`, values: [value, id] })),
  fc
    .tuple(fc.constantFrom('never_tested', 'has_obligations', 'retired', 'planned', 'physics_covered'), flag, unit)
    .map(([column, value, id]) => ({ sql: `UPDATE units SET ${column} = ? WHERE id = ?`, values: [value, id] })),
  fc
    .tuple(fc.constantFrom('class_id', 'facility_id'), unit)
    .map(([column, id]) => ({ sql: `UPDATE units SET ${column} = 1 WHERE id = ?`, values: [id] })),
  fc
    .tuple(fc.constantFrom('limit_on', 'last_tested_on', 'starts_on', 'ends_on'), day, fc.integer({ min: 1, max: 12 }))
    .map(([column, value, id]) => ({ sql: `UPDATE obligations SET ${column} = ? WHERE id = ?`, values: [value, id] })),
  fc.tuple(unit, unit).map(([to, id]) => ({
    sql: `UPDATE OR IGNORE obligations SET unit_id = ? WHERE id = ? AND ? IN (SELECT id FROM units)`,
    values: [to, id, to],
  })),
  fc.tuple(unit, unit, day).map(([unitId, rule, limit]) => ({
    sql: `INSERT OR IGNORE INTO obligations (unit_id, rule_id, limit_on, created_at, updated_at)
          SELECT id, ?, ?, '', '' FROM units WHERE id = ?`,
    values: [rule, limit, unitId],
  })),
  unit.map((id) => ({ sql: 'DELETE FROM obligations WHERE unit_id = ?', values: [id] })),
  fc.tuple(day, unit).map(([value, id]) => ({
    sql: 'UPDATE bookings SET scheduled_on = coalesce(?, scheduled_on), unit_id = (SELECT max(id) FROM units WHERE id <= ?)',
    values: [value, id],
  })),
  fc.constantFrom('planned', 'cancelled').map((state) => ({ sql: 'UPDATE bookings SET state = ?', values: [state] })),
  unit.map((id) => ({
    sql: 'DELETE FROM units WHERE id = ? AND id NOT IN (SELECT unit_id FROM bookings) AND id > 1',
    values: [id],
  })),
  fc.option(fc.constantFrom(2, 5)).map((id) => ({
    sql: `INSERT OR IGNORE INTO units (id, class_id, me_facility_registration, created_at, updated_at) VALUES (?, 1, NULL, '', '')`,
    values: [id],
  })),
);
const step = fc.record({
  changes: fc.array(change, { maxLength: 4 }),
  how: fc.constantFrom('here', 'here', 'here', 'beside', 'taken back'),
  day: fc.constantFrom(today, addDays(today, 1), addDays(today, 60)),
  days: fc.constantFrom(1, 30, 90, 400),
  choice: fc.constantFrom<(ids: { north: number; mri: number }) => UnitChoice>(
    () => ({}),
    ({ north }) => ({ filters: { facilityId: [north] } }),
    ({ mri }) => ({ filters: { classId: [1, mri], state: ['in-service', 'retired'] } }),
    () => ({ filters: { expiring: { what: 'warranty', days: 30 }, unitId: [1, 2, 3] } }),
  ),
});

it('memory and database count and list the same, whatever changes', async () => {
  const { db, beside, north, mri } = await clinic();
  const clocks = createUnitClocks(db, 3);
  fc.assert(
    fc.property(fc.array(step, { minLength: 1, maxLength: 6 }), (steps) => {
      for (const { changes, how, day, days, choice } of steps) {
        const on = how === 'beside' ? beside : db;
        on.exec('BEGIN IMMEDIATE');
        for (const { sql, values } of changes) on.prepare(sql).run(...values);
        expect(how !== 'beside' && clocks.active({}, day)).toBeFalsy();
        on.exec(how === 'taken back' ? 'ROLLBACK' : 'COMMIT');
        for (let question = 0; question < 9 && !clocks.active({}, day); question += 1);
        compare(db, clocks, choice({ north, mri }), day, days);
        compareYear(db, clocks, choice({ north, mri }), day);
      }
    }),
    { numRuns: 30 },
  );
}, 60_000);

describe('the units in memory', () => {
  it('are read a part at a time, and are not known before all of them are', async () => {
    const { db } = await clinic();
    const clocks = createUnitClocks(db, 3);
    const answers = Array.from({ length: 4 }, () => clocks.active({}, today)?.places.length);
    expect(answers).toEqual([undefined, undefined, unitsAtFirst, unitsAtFirst]);
  });

  it('are read again after a change by another connection', async () => {
    const { db, beside } = await clinic();
    const clocks = warmed(db, 3);
    beside.exec(`UPDATE units SET planned = 1 WHERE id = 1`);
    const answers = Array.from({ length: 4 }, () => clocks.active({}, today)?.places.length);
    expect(answers).toEqual([undefined, undefined, unitsAtFirst - 1, unitsAtFirst - 1]);
  });

  it('do not know what words, findings and fields of the clinic choose, nor what a transaction may take back', async () => {
    const { db } = await clinic();
    const clocks = warmed(db);
    expect(clocks.active({ search: 'ct' }, today)).toBeUndefined();
    expect(clocks.active({ filters: { doNotUse: true } }, today)).toBeUndefined();
    expect(clocks.active({ filters: { custom: [{ fieldId: 1 }] } }, today)).toBeUndefined();
    db.transaction(() => expect(clocks.active({}, today)).toBeUndefined())();
    expect(clocks.active({ search: ' ' }, today)).toBeDefined();
  });

  it('are the same object as long as nothing changes which of them are meant', async () => {
    const { db } = await clinic();
    const clocks = warmed(db);
    const before = clocks.active({}, today);
    db.exec(`UPDATE units SET room = 'R1', never_tested = 0 WHERE id = 1`);
    expect(clocks.active({}, today)).toBe(before);
    db.exec(`UPDATE units SET planned = 1 WHERE id = 1`);
    expect(clocks.active({}, today)).not.toBe(before);
  });
});
